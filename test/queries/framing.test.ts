import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { queriesPath } from '../../src/ingest/paths.ts'
import { parseQuery } from '../../src/model/query.ts'
import { type Row, toRows } from '../../src/model/result.ts'
import { queryFiles } from '../browser/queries.ts'
import { openCity } from './city.ts'

let five: Awaited<ReturnType<typeof openData>>
let city: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  five = await openData(undefined, { kept: true })
  city = await openCity()
})
afterAll(() => {
  five?.closeSync()
  city?.closeSync()
})

const ask = async (
  connection: typeof five,
  name: string,
  given: Record<string, string> = {},
): Promise<Row[]> => toRows(await runQuery(connection, queryFiles().get(name)!, given))
const sql = async (connection: typeof five, text: string): Promise<Row[]> =>
  toRows(await runQuery(connection, parseQuery('q', text)))
const sentence = async (connection: typeof five, name: string, given: Record<string, string> = {}) =>
  String((await ask(connection, name, given))[0]?.sentence)

describe('what a page says of its figures holds', () => {
  it('the largest projects are ranked within the year that is shown', async () => {
    const rows = (await ask(five, 'top_projects')).filter((row) => row.unit_id === '420103-bigdata')
    expect(rows).toHaveLength(8)
    expect(new Set(rows.map((row) => row.fiscal_year))).toEqual(new Set([2023]))
  })

  it('bought-in posts: a budget is set against a budget, and a missing report is called so', async () => {
    const rows = (await ask(five, 'outsourced_posts')).filter((row) => row.unit_id === '420103-bigdata')
    const of = (year: number) => rows.find((row) => row.fiscal_year === year)
    expect(of(2021)).toMatchObject({ stage: '年初预算', personnel: '220.29', gap: null })
    expect(of(2019)).toMatchObject({ personnel: null, gap: 'not held' })
    expect(of(2018)).toMatchObject({ stage: '决算', times: '10.19', gap: null })
  })

  it('the three reasons for a gap are told apart, with counts', async () => {
    const rows = await ask(city, 'dropouts', { measure: 'sangong', years_from: '2020', years_to: '2022' })
    const of = (reason: string) => Number(rows.find((row) => row.reason === reason)?.rows ?? 0)
    expect(of('not held')).toBeGreaterThan(0)
    expect(of('not read')).toBeGreaterThan(0)
    const kept = Number(rows[0]?.kept)
    expect(rows.reduce((sum, row) => sum + Number(row.rows), kept)).toBe(Number(rows[0]?.of_rows))
  })

  it('a unit that is not compared has the reason of its own report', async () => {
    const rows = await ask(five, 'dropouts', { measure: 'evaluation_coverage' })
    const of = (reason: string) => String(rows.find((row) => row.reason === reason)?.examples)
    expect(of('not disclosed')).toContain('东西湖区大数据中心 2019')
    expect(of('not held')).not.toContain('东西湖区大数据中心 2019')
  })

  it('like for like leaves one stage, one scope, headcounts of the year, and says what went', async () => {
    const given = { measure: 'sangong_per_head', years_from: '2020', years_to: '2022', like: 'on' }
    const reasons = (await ask(city, 'dropouts', given)).map((row) => row.reason)
    for (const reason of ['stage', 'scope', 'headcount']) expect(reasons).toContain(reason)
    const rows = await sql(
      city,
      "FROM compared('sangong_per_head', '', '', '', 2020, 2022, '', '', 'on', 'unit')",
    )
    expect(rows.length).toBeGreaterThan(100)
    expect(new Set(rows.map((row) => `${row.stage}|${row.scope}`)).size).toBe(1)
    expect(rows.filter((row) => row.headcount_year !== row.fiscal_year)).toEqual([])
    const years = new Set(rows.map((row) => row.fiscal_year)).size
    const units = new Set(rows.map((row) => row.unit_id)).size
    expect(rows).toHaveLength(years * units)
  })

  it('a finding without figures finds the figure that it speaks of', async () => {
    const [row] = (await ask(five, 'execution')).filter((row) => row.unit_id === '420112-bigdata')
    const doubts = await sql(five, "SELECT fact_id FROM doubts WHERE rule = 'R22' AND severity = 'error'")
    const doubted = new Set(doubts.map((doubt) => doubt.fact_id))
    expect((row!.fact_ids as string[]).some((id) => doubted.has(id))).toBe(true)
  })

  it.each([
    'sangong_headline',
    'staffing_headline',
    'projects_headline',
    'procurement_headline',
    'budget_headline',
    'quality_headline',
    'assets_headline',
  ])('%s refuses a superlative of fewer than three, and says what there is', async (name) => {
    const few = await sentence(five, name)
    expect(few).toMatch(/不排名次/)
    expect(few).not.toMatch(/最高|最低|最多/)
    expect(await sentence(city, name)).toMatch(/\d+ (?:个单位|份\S*报告|份决算)/)
  })

  it('those that share the first place are told together', async () => {
    const rows = await sql(city, "FROM standing('evaluation_coverage', '', '', '', 2000, 2100, '', '', '')")
    const first = await sql(
      city,
      `FROM compared('evaluation_coverage', '', '', '', ${rows[0]!.fiscal_year}, ${rows[0]!.fiscal_year}, '', '', 'off', 'unit') WHERE value = ${rows[0]!.highest}`,
    )
    expect(first.length).toBeGreaterThan(1)
    expect(rows[0]!.highest_unit).toMatch(new RegExp(` \\+${first.length - 1}$`))
  })

  it('no number of a result has the tail of a division', () => {
    const files = ['golden', 'golden-city'].flatMap((folder) =>
      readdirSync(join(import.meta.dirname, folder)).map((file) => join(import.meta.dirname, folder, file)),
    )
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => /\d\.\d{7,}/.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  it('headlines follow the choice, the peers and the units that one follows', async () => {
    const all = await sentence(city, 'projects_headline')
    const kind = await sentence(city, 'projects_headline', { peers: 'kind:大数据中心' })
    const followed = await sentence(city, 'projects_headline', { basket: '990001-03,990002-03' })
    expect(kind).not.toBe(all)
    expect(followed).toMatch(/跟着看的单位：.*（\d+\/\d+）/)
  })

  it('the page on quality answers its title by one measure', async () => {
    const page = readFileSync(queriesPath('notebooks', 'quality.md'), 'utf8')
    expect(page).not.toMatch(/最信不过/)
    const [first] = await ask(city, 'error_density')
    expect(await sentence(city, 'quality_headline')).toContain(String(first?.per_hundred))
  })

  it('no insinuation that no report supports', () => {
    const texts = [...queryFiles().values()].map((query) => query.note)
    const pages = ['budget', 'procurement', 'quality'].map((name) =>
      readFileSync(queriesPath('notebooks', `${name}.md`), 'utf8'),
    )
    expect([...texts, ...pages].filter((text) => /只印好看|多半是|信不过|买得多了/.test(text))).toEqual([])
  })

  it('the largest project is a share of project spending, not of the projects that happen to be named', async () => {
    const [row] = (await ask(five, 'concentration')).filter((row) => row.fiscal_year === 2023)
    expect(row).toMatchObject({ largest_share: '42.29', named_share: '88.26', project: '2670.56' })
  })

  it('aggregates carry n and the quartiles, and are no sums', async () => {
    const rows = await ask(city, 'personnel_per_head', {
      level: 'kind',
      years_from: '2022',
      years_to: '2022',
    })
    const library = rows.find((row) => row.kind === '图书馆')
    expect(Number(library?.n)).toBeGreaterThan(2)
    expect(Number(library?.n)).toBeLessThanOrEqual(6)
    expect(Number(library?.per_head)).toBeLessThan(40)
  })

  it('an amount is found wherever it is printed', async () => {
    const rows = await ask(five, 'search', { words: '1,067.61' })
    const printed = await sql(
      five,
      "SELECT count(*) AS n FROM facts WHERE value = 1067.61 AND origin <> 'derived'",
    )
    expect(rows.filter((row) => row.found === 'amount')).toHaveLength(Number(printed[0]?.n))
    expect((await ask(five, 'search', { words: '城市数字化' })).map((row) => row.found)).toContain('name')
  })
})
