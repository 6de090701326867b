import type { Row } from '../model/result.ts'
import type { Theme } from './theme.ts'

/** More marks are no picture, and no browser draws them in time. */
export const MOST_MARKS = 5000

/** What a chart is drawn with. */
export interface ChartOptions {
  width: number
  theme: Theme
  /** All units of the page in one order, so that each keeps its colour. */
  units: readonly string[]
  /** Facts that a finding of weight is about; their marks carry ▲. */
  doubtful: ReadonlySet<string>
  /** The heading of a column. */
  heading: (column: string) => string
  /** Summary for screen readers. */
  label: string
}

/** One picture of one or several: its own data, and those of all, which set the scales. */
export interface Panel {
  data: Datum[]
  whole: Datum[]
}

/** A row with what the marks need worked out. */
export interface Datum {
  row: Row
  x: number | null
  y: number | null
  label: string
  color: string
  series: string
  facet: string
  year: number | null
  hollow: boolean
  square: boolean
  doubt: boolean
}

/** A cell as words; empty where the chart names no such column. */
export const text = (row: Row, column: string | undefined) =>
  column === undefined ? '' : String(row[column] ?? '')

/** ▲ behind the value that a report contradicts. */
export const mark = (datum: Datum) => (datum.doubt ? ' ▲' : '')

/** The hollow end of a dumbbell: what was planned (预算, 编制), against what came of it. */
export const isPlanned = (series: string) => /预算|编制/.test(series)

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = sorted.length / 2
  if (sorted.length === 0) return null
  return Number.isInteger(at) ? (sorted[at - 1]! + sorted[at]!) / 2 : sorted[Math.floor(at)]!
}
