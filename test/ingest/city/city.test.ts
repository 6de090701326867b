import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedRows } from '../../../src/ingest/build.ts'
import { buildCity, CITY_PLAN, cityRows } from '../../../src/ingest/city/city.ts'
import { CITY_DISTRICTS, DISTRICT_HEADS, DISTRICT_TAILS } from '../../../src/ingest/city/vocabulary.ts'
import { readRegistry } from '../../../src/ingest/knowledge.ts'
import type { Fact } from '../../../src/model/fact.ts'
import { readReport } from '../../../src/reports/read.ts'
import { LIBRARY, report, sample } from '../../fixtures/report.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhangben-city-'))
const city = [...cityRows(CITY_PLAN)]
const facts = city.flatMap((rows) => rows.facts)
beforeAll(() => buildCity(join(folder, 'data')))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a figure is, apart from whose, which year's and how much; names of projects, codes and columns aside. */
const shape = (f: Fact) =>
  [
    f.subject,
    /^(项目|项目绩效|功能分类|经济分类)$/.test(f.subject) || (f.subject === '三公' && f.origin === 'table')
      ? ''
      : f.item,
    f.item_code === null ? '' : `${f.item_code.length} digits`,
    f.part ?? '',
    f.measure,
    f.stage,
    f.subject === '三公' ? '' : f.scope,
    f.unit,
    f.origin,
  ].join('|')

describe('the made-up city', () => {
  it('has 120 units in six districts over three years, with gaps', () => {
    expect(city).toHaveLength(120)
    expect(new Set(city.map(({ unit }) => unit.district)).size).toBe(6)
    const reports = city.flatMap((rows) => rows.reports)
    expect(reports).toHaveLength(360)
    expect(new Set(reports.map((r) => r.fiscal_year))).toEqual(new Set([2020, 2021, 2022]))
    const years = (rows: (typeof city)[0]) => new Set(rows.reports.map((r) => r.fiscal_year)).size
    expect(city.some((rows) => years(rows) < 3)).toBe(true)
    expect(new Set(reports.map((r) => r.document_id)).size).toBe(reports.length)
    expect(new Set(facts.map((f) => f.fact_id)).size).toBe(facts.length)
  })

  it('prints nothing that the reader does not read in a report', () => {
    const { facts: seeds } = seedRows() as { facts: Fact[] }
    const reports = [sample({ year: 2020 }), sample({ year: 2020, ...LIBRARY })].map((each) => report(each))
    const read = reports.flatMap(
      (text) => readReport(text, { hash: '', format: 'text' }, { districts: [], units: [], names: [] }).facts,
    )
    const known = new Set([...seeds, ...read].map(shape))
    expect([...new Set(facts.map(shape))].filter((each) => !known.has(each))).toEqual([])
  })

  it('lies in no district of GB/T 2260', () => {
    const { districts } = readRegistry()
    const names = new Set(districts.map((d) => d.name))
    const made = [...DISTRICT_HEADS].flatMap((head) => [...DISTRICT_TAILS].map((tail) => `${head}${tail}区`))
    expect([...CITY_DISTRICTS, ...made].filter((name) => names.has(name))).toEqual([])
    expect(districts.filter((d) => d.code.startsWith('99'))).toEqual([])
  })

  it('breaks the rules here and there, and its rules find it', () => {
    const rules = new Set(city.flatMap((rows) => rows.findings.map((f) => f.rule)))
    for (const rule of ['R6', 'R12', 'R14', 'R19', 'R22', 'R24', 'READ']) expect(rules).toContain(rule)
    const sound = city.filter((rows) => rows.findings.every((f) => f.severity !== 'error'))
    expect(sound.length).toBeGreaterThan(60)
  })

  it('is called invented, in under a megabyte, and is the same each time', async () => {
    const digest = () =>
      readdirSync(join(folder, 'data'))
        .sort()
        .map((name) =>
          createHash('sha256')
            .update(readFileSync(join(folder, 'data', name)))
            .digest('hex'),
        )
    const first = digest()
    await buildCity(join(folder, 'data'))
    expect(digest()).toEqual(first)
    const about = JSON.parse(readFileSync(join(folder, 'data', 'datapackage.json'), 'utf8'))
    expect(about.invented).toBe(true)
    const bytes = readdirSync(join(folder, 'data')).map((name) => statSync(join(folder, 'data', name)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000)
  })
})
