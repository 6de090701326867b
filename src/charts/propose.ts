import { isMeasure } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, valuesOf } from '../model/result.ts'
import { MOST_MARKS } from './datum.ts'
import { MARKS } from './marks/index.ts'

/** What a result is made of, by the types of its columns and what their names mean. */
export interface Shape {
  rows: number
  measures: readonly string[]
  texts: readonly string[]
  /** How many years it runs over; 0 without a column of years. */
  years: number
  /** The column that names the parts of a whole. */
  part: string | undefined
  /** The column that names units, or districts where there are none. */
  unit: string | undefined
  /** The column whose values name the rows one by one, else the first of words. */
  name: string | undefined
  distinct: (column: string) => number
}

/** Columns that name a part of a whole. */
const PARTS = ['part', 'item', 'class', 'kind']
const MOST_PARTS = 8

function shapeOf(result: Result): Shape {
  const texts = result.columns.filter((c) => c.type === 'text').map((c) => c.name)
  const distinct = (name: string) => new Set(valuesOf(result, name)).size
  return {
    rows: result.rows.length,
    measures: result.columns.filter(isMeasure).map((c) => c.name),
    texts,
    years: columnAt(result, 'fiscal_year') < 0 ? 0 : distinct('fiscal_year'),
    part: PARTS.find((text) => texts.includes(text) && distinct(text) > 1 && distinct(text) <= MOST_PARTS),
    unit: ['unit', 'district'].find((text) => texts.includes(text)),
    name: texts.find((text) => distinct(text) === result.rows.length) ?? texts[0],
    distinct,
  }
}

/** A fitting chart for a result: that of the first mark that its shape suits, the most particular first. Null where only a table fits. */
export function proposeChart(result: Result): ChartSpec | null {
  if (result.rows.length === 0 || result.rows.length > MOST_MARKS) return null
  const shape = shapeOf(result)
  for (const { name, suits } of MARKS.toReversed()) {
    const options = suits?.(shape) ?? null
    if (options !== null) return { ...options, mark: name }
  }
  return null
}
