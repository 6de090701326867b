import { quantileSorted } from 'd3-array'

/** How a measure is spread over those that are compared. */
export interface Spread {
  n: number
  low: number
  tenth: number
  quarter: number
  median: number
  threeQuarters: number
  nineTenths: number
  high: number
}

/** The spread of values; null of nothing. Quantiles lie between the two nearest values (Hyndman and Fan's type 7). */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  // Sorted as numbers, and much faster so, before it is a list again.
  const sorted = Array.from(Float64Array.from(values.filter((value) => value !== null)).sort())
  if (sorted.length === 0) return null
  const at = (p: number) => quantileSorted(sorted, p)!
  return {
    n: sorted.length,
    low: sorted[0]!,
    tenth: at(0.1),
    quarter: at(0.25),
    median: at(0.5),
    threeQuarters: at(0.75),
    nineTenths: at(0.9),
    high: sorted.at(-1)!,
  }
}
