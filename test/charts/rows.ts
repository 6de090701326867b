import type { ChartSpec } from '../../src/model/query.ts'
import type { Result, ResultColumn, Value } from '../../src/model/result.ts'
import type { BasketUnit } from '../../src/notebook/basket.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const DISTRICTS = ['丹霞区', '青石区', '云溪区', '长亭区', '落枫区', '白鹭区']
const KINDS = [
  '教育局',
  '大数据中心',
  '街道办事处',
  '文化和旅游体育局',
  '行政审批和政务信息管理局',
  '卫生健康委员会',
]
const DIGITS = '一二三四五六七八九十'

/** A unit that nobody knows: some names are short, some long. */
export function unitName(i: number): string {
  const number =
    i < DISTRICTS.length * KINDS.length
      ? ''
      : `第${[...String(Math.floor(i / 36))].map((d) => DIGITS[(Number(d) + 9) % 10]).join('')}`
  return `${i % 7 === 0 ? '青云市' : ''}${DISTRICTS[i % 6]}${number}${KINDS[Math.floor(i / 6) % 6]}`
}

const TYPES: Readonly<Record<string, ResultColumn['type']>> = {
  fiscal_year: 'integer',
  headcount_year: 'integer',
  amount: 'decimal',
  rate: 'decimal',
  per_head: 'number',
  people: 'integer',
  fact_ids: 'list',
}

function result(rows: Record<string, Value>[]): Result {
  const names = Object.keys(rows[0]!)
  return {
    columns: names.map((name) => ({ name, type: TYPES[name] ?? 'text' })),
    rows: rows.map((row) => names.map((name) => row[name] ?? null)),
  }
}

/** How a chart is asked for, and rows for it: about `n` of them. */
export interface Case {
  spec: ChartSpec
  rows: (n: number) => Result
}

const unitOf = (i: number) => ({ unit_id: `u${i}`, unit: unitName(i), district: DISTRICTS[i % 6]! })
const money = (value: number) => value.toFixed(2)
const ids = (i: number) => ({ fact_ids: [`d${i}-1`] })

/** One year, one measure: skewed as spending is, some without a number, some with another year's headcount. */
function ranking(n: number): Result {
  const random = numbers(n)
  return result(
    Array.from({ length: n }, (_, i) => ({
      ...unitOf(i),
      fiscal_year: 2022,
      amount: n > 3 && i % 29 === 5 ? null : money(20 * Math.exp(3 * random() ** 2)),
      gap:
        n > 3 && i % 29 === 5
          ? (['not held', 'not disclosed', 'not read'][Math.floor(i / 29) % 3] ?? null)
          : null,
      headcount_year: i % 17 === 3 ? 2019 : 2022,
      ...ids(i),
    })),
  )
}

/** Units over three years, `n` rows in all at 15 and more. */
function years(n: number): Result {
  const random = numbers(n + 1)
  const units = Math.max(1, Math.ceil(n / 3))
  const all = Array.from({ length: units }, (_, i) => {
    const level = 40 * Math.exp(2.2 * random() ** 2)
    return [2020, 2021, 2022].map((fiscal_year, k) => {
      const gap = i % 23 === 4 && k === 1 ? 'not disclosed' : null
      return {
        ...unitOf(i),
        fiscal_year,
        amount: gap === null ? money(level * (0.8 + 0.4 * random())) : null,
        origin: i % 11 === 2 && k === 0 ? 'derived' : 'table',
        stage: '决算',
        gap,
        ...ids(3 * i + k),
      }
    })
  }).flat()
  return result(all.slice(0, n))
}

function parts(n: number): Result {
  const random = numbers(n + 2)
  const names = ['因公出国（境）', '公车运行', '公务接待']
  const units = Math.max(1, Math.ceil(n / 9))
  const all = Array.from({ length: units }, (_, i) =>
    [2020, 2021, 2022].flatMap((fiscal_year) =>
      names.map((part, k) => ({
        ...unitOf(i),
        fiscal_year,
        part,
        amount: money([2, 9, 4][k]! * random()),
        ...ids(i),
      })),
    ),
  ).flat()
  return result(all.slice(0, n))
}

function pairs(n: number): Result {
  const random = numbers(n + 3)
  const all = Array.from({ length: Math.ceil(n / 2) }, (_, i) => {
    const planned = 30 * Math.exp(2 * random() ** 2)
    return ['年初预算', '决算'].map((stage, k) => ({
      ...unitOf(i),
      stage,
      amount: money(k === 0 ? planned : planned * (0.6 + 0.7 * random())),
      ...ids(2 * i + k),
    }))
  }).flat()
  return result(all.slice(0, n))
}

function measures(n: number): Result {
  const random = numbers(n + 4)
  return result(
    Array.from({ length: n }, (_, i) => {
      const people = Math.round(8 + 90 * random() ** 2)
      return { ...unitOf(i), people, amount: money(people * (12 + 14 * random())), ...ids(i) }
    }),
  )
}

function rates(n: number): Result {
  const random = numbers(n + 5)
  return result(
    Array.from({ length: n }, (_, i) => ({ ...unitOf(i), rate: money(70 + 40 * random()), ...ids(i) })),
  )
}

/** Every mark, asked for by its own chart line. */
export const CASES: Readonly<Record<string, Case>> = {
  bar: { spec: { mark: 'bar', x: 'amount', y: 'unit', sort: 'desc', label: '万元' }, rows: ranking },
  rate: { spec: { mark: 'bar', x: 'rate', y: 'unit', sort: 'desc', label: '%' }, rows: rates },
  strip: { spec: { mark: 'strip', x: 'amount', y: 'unit', label: '万元' }, rows: years },
  line: { spec: { mark: 'line', x: 'fiscal_year', y: 'amount', color: 'unit', label: '万元' }, rows: years },
  band: { spec: { mark: 'band', x: 'fiscal_year', y: 'amount', color: 'unit', label: '万元' }, rows: years },
  stack: {
    spec: { mark: 'stack', x: 'fiscal_year', y: 'amount', color: 'part', facet: 'unit', label: '万元' },
    rows: parts,
  },
  dumbbell: {
    spec: { mark: 'dumbbell', x: 'amount', y: 'unit', color: 'stage', label: '万元' },
    rows: pairs,
  },
  slope: { spec: { mark: 'slope', x: 'stage', y: 'amount', color: 'unit', label: '万元' }, rows: pairs },
  dot: { spec: { mark: 'dot', x: 'people', y: 'amount', text: 'unit', label: '万元' }, rows: measures },
  heat: { spec: { mark: 'heat', x: 'fiscal_year', y: 'unit', color: 'amount' }, rows: years },
  value: { spec: { mark: 'value', x: 'amount', y: 'unit', label: '万元' }, rows: ranking },
}

export const SIZES = [1, 3, 15, 120, 3000] as const

/** The first units, in the colours of the first slots: four of many, all of few. */
export const basketFor = (n: number): BasketUnit[] =>
  Array.from({ length: n <= 15 ? 8 : 4 }, (_, slot) => ({ unit_id: `u${slot}`, name: unitName(slot), slot }))

const HEADINGS: Readonly<Record<string, string>> = {
  amount: '金额（万元）',
  rate: '完成率（%）',
  people: '人数（人）',
  unit: '单位',
  fiscal_year: '年度',
}

export const heading = (column: string) => HEADINGS[column] ?? column
