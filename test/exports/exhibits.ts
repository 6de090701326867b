import { parseQuery } from '../../src/model/query.ts'
import type { Result, Value } from '../../src/model/result.ts'
import type { Exhibit } from '../../src/notebook/exhibit.ts'
import { exhibitOf } from '../../src/notebook/exhibit.ts'
import { toShared } from '../../src/notebook/sources.ts'

const QUERY = `-- title: “三公”经费，历年
-- note: 空是没有印出。
-- basis: 决算
-- param: districts text = '' 区县
-- column: total 合计（万元）
-- column: rate 完成率（%）
-- chart: bar x=total y=label color=unit label=万元
SELECT 1`

/** Names that files must carry whole: markup, quotes, a formula, forty characters. */
export const NAMES = ['丹霞区<教育>局', '碧溪区“档案”馆 "A"', '=1+1 科技局', '青'.repeat(40)]

/** A result as the queries give it, over invented units. */
export function resultOf(rows: readonly (readonly Value[])[]): Result {
  return {
    columns: [
      { name: 'label', type: 'text' },
      { name: 'unit_id', type: 'text' },
      { name: 'unit', type: 'text' },
      { name: 'fiscal_year', type: 'integer' },
      { name: 'total', type: 'decimal' },
      { name: 'rate', type: 'number' },
      { name: 'fact_ids', type: 'list' },
    ],
    rows: rows.map((row) => [...row]),
  }
}

export const ROWS: Value[][] = NAMES.map((name, i) => [
  `${name} 2023`,
  `u${i}`,
  name,
  2023,
  i === 1 ? null : `${1234 + i}.123456`,
  i === 0 ? 55.70000000000001 : 1 / 3,
  [`d${i}-f1`],
])

/** An exhibit of rows, with reports, as it leaves the page. */
export function exhibit(rows: Value[][] = ROWS, source = QUERY): Exhibit {
  const titles = rows.map((_, i) => [`d${i}`, `青云市报告 ${i}`] as const)
  return exhibitOf(parseQuery('sangong', source), resultOf(rows), {
    values: { districts: '丹霞区,碧溪区' },
    shared: { ...toShared({}), titles: new Map(titles.slice(0, 20)) },
    basket: [],
  })
}
