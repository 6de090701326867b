import { formatOf, isMeasure, type NumberFormat } from '../model/format.ts'
import { columnAt, type Result, toNumber, type Value } from '../model/result.ts'

/** Fewer values are read faster than their bars. */
const LEAST_BARS = 4
/** Places in a ranking and how many are compared: more of it is not more. */
const NO_BAR = /(?:^|_)(?:place|rank|n)(?:_|$)/

/** How a table writes the numbers of each column and how long the bar of the greatest is; by the place of the column. */
export interface CellStyle {
  format: NumberFormat | null
  /** The value whose bar fills the cell; null where the column has no bars. */
  full: number | null
}

/** The cells of a result: measures by the rule of their unit, with bars where there are enough that are not below zero. */
export function cellStyles(result: Result, heading: (name: string) => string): CellStyle[] {
  // A row a measure: what stands under each other has not one unit, but for shares.
  const mixed = columnAt(result, 'unit_of_measure') >= 0
  return result.columns.map((column, i) => {
    if (!isMeasure(column)) return { format: null, full: null }
    const format = formatOf(column, heading(column.name))
    // What a column mixes measures of has no unit, and a bar of one says nothing beside another's.
    if (NO_BAR.test(column.name) || (format.unit === '' && column.type !== 'integer'))
      return { format, full: null }
    let [count, least, most] = [0, 0, 0]
    for (const row of result.rows) {
      const value = toNumber(row[i])
      if (value === null) continue
      count++
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    const full = format.unit === '%' && most <= 100 ? 100 : most
    const alike = !mixed || format.unit === '%'
    return { format, full: alike && count >= LEAST_BARS && least >= 0 && most > 0 ? full : null }
  })
}

/** A unit's values of one measure, year by year; a year without one is null. */
export interface Trend {
  years: readonly number[]
  values: readonly (number | null)[]
}

/**
 * The line of each unit over the years of a result, by the name of the unit; of the first measure that is no count.
 * Null where the result has no units and years, more than one row for a year of a unit, or no unit with more than two years.
 */
export function trendsOf(result: Result): { column: string; of: ReadonlyMap<Value, Trend> } | null {
  const [unit, year] = [columnAt(result, 'unit'), columnAt(result, 'fiscal_year')]
  const measure = result.columns.findIndex((column) => isMeasure(column) && column.type !== 'integer')
  if (unit < 0 || year < 0 || measure < 0) return null
  const byUnit = new Map<Value, Map<number, number | null>>()
  for (const row of result.rows) {
    const [name, at] = [row[unit] ?? null, toNumber(row[year])]
    if (at === null) continue
    const held = byUnit.get(name) ?? new Map<number, number | null>()
    if (held.has(at)) return null
    held.set(at, toNumber(row[measure]))
    byUnit.set(name, held)
  }
  const own = [...byUnit.values()]
  // Two points are no line that tells more than the two rows.
  if (!own.some((years) => [...years.values()].filter((value) => value !== null).length > 2)) return null
  const all = own.flatMap((years) => [...years.keys()])
  const [first, last] = [Math.min(...all), Math.max(...all)]
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const of = new Map(
    [...byUnit].map(([name, own]) => [name, { years, values: years.map((one) => own.get(one) ?? null) }]),
  )
  return { column: result.columns[measure]!.name, of }
}

/** A trend as points of lines within a box, from zero to its own greatest value; parted where a year has no value. */
export function trendPoints({ values }: Trend, width: number, height: number): [x: number, y: number][][] {
  const most = Math.max(0, ...values.map((value) => value ?? 0)) || 1
  const least = Math.min(0, ...values.map((value) => value ?? 0))
  const runs: [number, number][][] = [[]]
  values.forEach((value, i) => {
    if (value === null) runs.push([])
    else
      runs
        .at(-1)!
        .push([
          (i / Math.max(1, values.length - 1)) * width,
          height - ((value - least) / (most - least)) * height,
        ])
  })
  return runs.filter((run) => run.length > 0)
}
