import type { Briefing } from '../../src/exports/briefing/briefing.ts'
import { makeBriefing } from '../../src/exports/briefing/make.ts'
import { parseQuery } from '../../src/model/query.ts'
import type { Result, Value } from '../../src/model/result.ts'
import { parseNotebook } from '../../src/notebook/markdown.ts'
import { toShared } from '../../src/notebook/sources.ts'
import { resultOf } from './exhibits.ts'

/** Facts of an invented report, as the trail gives them. */
const FACT_COLUMNS = [
  'fact_id',
  'title',
  'fiscal_year',
  'subject',
  'item',
  'part',
  'measure',
  'stage',
  'scope',
  'value',
  'unit',
  'text',
  'amount',
  'origin',
  'statement',
  'page',
  'line',
  'evidence',
  'derived_from',
] as const

function factsOf(ids: readonly string[]): Result {
  return {
    columns: FACT_COLUMNS.map((name) => ({ name, type: name === 'derived_from' ? 'list' : 'text' })),
    rows: ids.map((id, i) => [
      id,
      `青云市报告 ${id.split('-')[0]}`,
      2023,
      '三公',
      '“三公”经费合计',
      null,
      '金额',
      '决算',
      '财政拨款',
      `${i + 1}.50`,
      '万元',
      null,
      `${i + 1}.50`,
      'table',
      '“三公”支出表',
      null,
      100 + i,
      `合计 ${i + 1}.50`,
      [],
    ]),
  }
}

/** The questions that the test's notebooks ask. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  bars: '-- title: 各单位的“三公”\n-- basis: 决算\n-- column: total 合计（万元）\n-- chart: bar x=total y=label color=unit label=万元',
  lines:
    '-- title: 历年的“三公”\n-- basis: 决算\n-- column: total 合计（万元）\n-- chart: line x=fiscal_year y=total color=unit label=万元',
  stacks:
    '-- title: “三公”的构成\n-- basis: 决算\n-- column: total 金额（万元）\n-- chart: stack x=fiscal_year y=total color=label facet=unit label=万元',
  dots: '-- title: 预算和完成率\n-- basis: 决算\n-- column: total 合计（万元）\n-- column: rate 完成率（%）\n-- chart: dot x=total y=rate color=unit',
  plain: '-- title: 一张表\n-- basis: 决算\n-- column: total 合计（万元）\n-- chart: none',
}

/** Runs what the page would run, over rows that the test gives by question. */
export async function briefing(
  markdown: string,
  rows: Readonly<Record<string, Value[][]>>,
  { gone = [] as string[], invented = false } = {},
): Promise<Briefing> {
  const library = new Map(
    Object.entries(QUESTIONS).map(([name, head]) => [name, parseQuery(name, `${head}\nSELECT 1`)]),
  )
  const asked = new Set<string>()
  const runner = {
    run: async (query: { name: string }, values: Readonly<Record<string, string>> = {}): Promise<Result> => {
      asked.add(query.name)
      if (query.name === 'trace_facts')
        return factsOf((values.ids ?? '').split(',').filter((id) => id !== '' && !gone.includes(id)))
      if (query.name === 'trace_findings') return { columns: [], rows: [] }
      if (query.name === 'directory')
        return { columns: [{ name: 'unit_id', type: 'text' }], rows: [['u0'], ['u1']] }
      const own = rows[query.name]
      if (own === undefined) throw new Error('没有这个表')
      return resultOf(own)
    },
  }
  return makeBriefing(parseNotebook('briefing', markdown), {
    runner,
    library,
    shared: toShared({}, invented),
    version: 'abc123',
    date: '2026-01-31',
  })
}

/** Rows of units over years. */
export const rowsOf = (units: readonly string[], years: readonly number[]): Value[][] =>
  units.flatMap((unit, u) =>
    years.map((year, y): Value[] => [
      `${unit} ${year}`,
      `u${u}`,
      unit,
      year,
      u === 1 && y === 0 ? null : `${10 * (u + 1) + y}.25`,
      50 + u + y,
      [`d${u}-f${y}`],
    ]),
  )
