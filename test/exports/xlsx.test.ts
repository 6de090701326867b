import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { beneath, factsOf } from '../../src/exports/beneath.ts'
import { toXlsx } from '../../src/exports/xlsx.ts'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { exhibitOf } from '../../src/notebook/exhibit.ts'
import { toShared } from '../../src/notebook/sources.ts'
import { queryFiles } from '../browser/queries.ts'
import { exhibit, NAMES, ROWS } from './exhibits.ts'

const NONE = { facts: new Map(), findings: [] }
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

it('has typed numbers with their formats under a head that stays, and every digit behind what is shown', async () => {
  const bytes = await bytesOf(await toXlsx(exhibit(), NONE))
  const book = read(bytes, { cellNF: true })
  expect(book.SheetNames).toEqual(['数据', '来源', '核对', '事实'])
  const sheet = book.Sheets.数据!
  expect(utils.sheet_to_json(sheet, { header: 1 })[0]).toEqual([
    '单位',
    '年度',
    '合计（万元）',
    '完成率（%）',
  ])
  expect(sheet.B2).toMatchObject({ t: 'n', v: 2023, z: '0' })
  expect(sheet.C2).toMatchObject({ t: 'n', v: 1234.123456, z: '#,##0.00', w: '1,234.12' })
  expect(sheet.C3).toBeUndefined()
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/)
})

it('takes names as words, whatever they look like: markup, quotes, a formula, forty characters', async () => {
  const book = read(await bytesOf(await toXlsx(exhibit(), NONE)), { cellFormula: true })
  const names = NAMES.map((_, i) => book.Sheets.数据![`A${i + 2}`])
  expect(names.map((cell) => cell.v)).toEqual(NAMES)
  expect(names.map((cell) => [cell.t, cell.f])).toEqual(NAMES.map(() => ['s', undefined]))
})

it('a number of more digits than a spreadsheet holds stays as text', async () => {
  const rows = [ROWS[0]!.with(4, '12345678901234567.89')]
  const book = read(await bytesOf(await toXlsx(exhibit(rows), NONE)))
  expect(book.Sheets.数据!.C2).toMatchObject({ t: 's', v: '12345678901234567.89' })
})

it('has no limit of rows but Excel’s', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => ROWS[0]!.with(4, `${i}.25`))
  const book = read(await bytesOf(await toXlsx(exhibit(rows), NONE)), { dense: true })
  const data = utils.sheet_to_json<unknown[]>(book.Sheets.数据!, { header: 1 })
  expect(data).toHaveLength(50_001)
  expect(data.at(-1)![2]).toBe(49_999.25)
})

it('brings the facts beneath with report, line and printed words, and the findings about them', async () => {
  const connection = await openData()
  const query = queryFiles().get('sangong_parts')!
  const result = await runQuery(connection, query)
  const trail = await beneath(factsOf([result]), (asked, values) => runQuery(connection, asked, values))
  const leaving = exhibitOf(query, result, { values: {}, shared: toShared({}), basket: [] })
  const book = read(await bytesOf(await toXlsx(leaving, trail)))
  const facts = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.事实!)
  const ids = facts.map((fact) => fact.编号)
  expect(ids).toEqual(expect.arrayContaining(factsOf([result])))
  const printed = facts.filter((fact) => !String(fact.印在哪里).startsWith('推算'))
  expect(printed.length).toBeGreaterThan(5)
  expect(printed.every((fact) => fact.报告 && Number(fact.行) > 0 && fact.印出的字)).toBe(true)
  const findings = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.核对!)
  expect(findings).toHaveLength(trail.findings.length)
  expect(findings.every((finding) => finding.报告 && finding.说明)).toBe(true)
})
