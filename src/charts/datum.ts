import type { NumberFormat } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type Row, toNumber, toRows, valuesOf } from '../model/result.ts'
import type { BasketUnit } from '../notebook/basket.ts'
import { partColor, type Theme } from './theme.ts'

/** More rows are no picture, and no browser draws them in time. */
export const MOST_MARKS = 20_000

/** What a chart is drawn with. */
export interface ChartOptions {
  width: number
  theme: Theme
  /** The units that are followed through the page, each in the colour of its slot; all others are quiet grey. */
  basket: readonly BasketUnit[]
  /** Facts that a finding of weight is about; their marks carry ▲. */
  doubtful: ReadonlySet<string>
  /** The heading of a column. */
  heading: (column: string) => string
  /** Summary for screen readers. */
  label: string
  /** What those outside the basket are called in the key; 其他单位 without. */
  peersLabel?: string
  /** The most that the picture may take, in px; less than every chart may. */
  tallest?: number
  /** The document that the picture is made in; the browser's own without. */
  document?: Document
}

/** What a mark is drawn with: the options, and what the whole chart has worked out. */
export interface ChartContext extends ChartOptions {
  document: Document
  /** The tallest that a panel may be, in px. */
  height: number
  /** How the numbers of a column are written. */
  format: (column: string | undefined) => NumberFormat
}

/** One picture of one or several: its own data, and those of all, which set the scales. */
export interface Panel {
  data: Datum[]
  whole: Datum[]
}

/** Why there is no number: no such report is held; the report does not disclose it; it is printed but was not read. */
export type Gap = 'not held' | 'not disclosed' | 'not read'

/** A row with what the marks need worked out. */
export interface Datum {
  row: Row
  x: number | null
  y: number | null
  label: string
  color: string
  series: string
  facet: string
  /** What its column of the chart is called, where these are no numbers: a year, a stage. */
  across: string
  year: number | null
  /** A unit of the basket, or a thing that has a colour of its own; what is not named is quiet. */
  named: boolean
  /** Its unit in the basket. */
  unit: BasketUnit | null
  /** Worked out from another year's report. */
  derived: boolean
  /** A budget among final accounts. */
  budget: boolean
  /** Divided by a headcount of another year: that year. */
  staleYear: number | null
  gap: Gap | null
  doubt: boolean
}

/** A cell as words; empty where the chart names no such column. */
export const text = (row: Row, column: string | undefined) =>
  column === undefined ? '' : String(row[column] ?? '')

/** ▲ behind the value that a report contradicts. */
export const mark = (datum: Datum) => (datum.doubt ? ' ▲' : '')

/** The hollow end of a pair: what was planned (预算, 编制), against what came of it. */
export const isPlanned = (series: string) => /预算|编制/.test(series)

const UNIT_COLUMNS: ReadonlySet<string> = new Set(['unit', 'unit_id', 'label'])
/** Marks whose x is a year, or what stands in its place. */
const OVER_YEARS: ReadonlySet<string> = new Set(['line', 'band', 'slope', 'stack', 'heat'])
const isGap = (value: unknown): value is Gap =>
  value === 'not held' || value === 'not disclosed' || value === 'not read'

const isDoubtful = (row: Row, doubtful: ReadonlySet<string>) =>
  doubtful.size > 0 && Array.isArray(row.fact_ids) && row.fact_ids.some((id) => doubtful.has(String(id)))

/** Whether the colours of a chart tell units apart, and not parts, stages or groups. */
export function colorsUnits(result: Result, spec: ChartSpec): boolean {
  const hasUnits = columnAt(result, 'unit') >= 0 || columnAt(result, 'unit_id') >= 0
  return hasUnits && (!spec.color || spec.mark === 'heat' || UNIT_COLUMNS.has(spec.color))
}

/** A result as data for a mark. */
export function toData(result: Result, spec: ChartSpec, options: ChartOptions): Datum[] {
  const { basket } = options
  const byId = new Map(basket.filter((unit) => unit.unit_id !== '').map((unit) => [unit.unit_id, unit]))
  const byName = new Map(basket.map((unit) => [unit.name, unit]))
  const overUnits = colorsUnits(result, spec)
  const names = overUnits
    ? []
    : [...new Set(valuesOf(result, spec.color ?? '').map((value) => String(value ?? '')))].sort()
  const stages = new Set(valuesOf(result, spec.symbol ?? 'stage'))
  const marksBudgets =
    spec.symbol !== undefined || (stages.size > 1 && spec.color !== 'stage' && spec.x !== 'stage')
  const overYears = OVER_YEARS.has(spec.mark)
  return toRows(result).map((row) => {
    const unit = byId.get(text(row, 'unit_id')) ?? byName.get(text(row, 'unit')) ?? null
    const series = text(row, spec.color)
    const color = overUnits
      ? unit === null
        ? options.theme.quiet
        : options.theme.series[unit.slot % options.theme.series.length]!
      : series === ''
        ? options.theme.plain
        : partColor(options.theme, series, names)
    const [year, headcount] = [toNumber(row.fiscal_year), toNumber(row.headcount_year)]
    return {
      row,
      x: toNumber(row[spec.x ?? '']),
      y: toNumber(row[spec.y ?? '']),
      label: text(row, spec.y),
      color,
      series,
      facet: text(row, spec.facet),
      across: text(row, spec.x),
      year: overYears ? toNumber(row[spec.x ?? 'fiscal_year']) : year,
      named: overUnits ? unit !== null : series !== '',
      unit,
      derived: row[spec.hollow ?? 'origin'] === 'derived',
      budget: marksBudgets && isPlanned(text(row, spec.symbol ?? 'stage')),
      staleYear: headcount !== null && year !== null && headcount !== year ? headcount : null,
      gap: isGap(row.gap) ? row.gap : null,
      doubt: isDoubtful(row, options.doubtful),
    }
  })
}
