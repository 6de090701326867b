import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type Result, type Row, toNumber, toRows } from '../model/result.ts'
import { bars } from './bars.ts'
import { type ChartOptions, type Datum, isPlanned, text } from './datum.ts'
import { dumbbells } from './dumbbells.ts'
import { lines } from './lines.ts'
import { stacks } from './stacks.ts'
import { colorOf, FONT } from './theme.ts'

/** A drawn chart: the picture, its key, and the row under the pointer. */
export interface Drawn {
  svg: SVGSVGElement
  key: { name: string; color: string; shape: 'fill' | 'hollow' | 'square' }[]
  rowAt: () => Row | null
}

function isDoubtful(row: Row, doubtful: ReadonlySet<string>): boolean {
  return Array.isArray(row.fact_ids) && row.fact_ids.some((id) => doubtful.has(String(id)))
}

function toData(result: Result, spec: ChartSpec, options: ChartOptions): Datum[] {
  return toRows(result).map((row) => {
    const series = text(row, spec.color)
    return {
      row,
      x: toNumber(row[spec.x ?? '']),
      y: toNumber(row[spec.y ?? '']),
      label: text(row, spec.y),
      series,
      color: colorOf(options.theme, series, options.units),
      facet: text(row, spec.facet),
      year: toNumber(row.fiscal_year),
      hollow: spec.hollow !== undefined && row[spec.hollow] === 'derived',
      square: spec.symbol !== undefined && row[spec.symbol] !== '决算',
      doubt: isDoubtful(row, options.doubtful),
    }
  })
}

const DRAW: Readonly<
  Record<string, (data: Datum[], spec: ChartSpec, options: ChartOptions) => Plot.PlotOptions>
> = {
  bar: bars,
  stack: stacks,
  line: lines,
  dumbbell: dumbbells,
}

/** More marks are no picture, and no browser draws them in time. */
const MOST_MARKS = 5000
/** More bars than this are a table. */
const MOST_BARS = 60

/** Whether a chart can be drawn of a result: a known mark, rows, and the columns that it names. */
export function canDraw(result: Result, spec: ChartSpec | null): spec is ChartSpec {
  if (spec === null || !(spec.mark in DRAW) || result.rows.length === 0 || result.rows.length > MOST_MARKS)
    return false
  const names = new Set(result.columns.map((column) => column.name))
  return [spec.x, spec.y].every((name) => name !== undefined && names.has(name))
}

/** Draws a result as its chart line says. */
export function drawChart(result: Result, spec: ChartSpec, options: ChartOptions): Drawn {
  const data = toData(result, spec, options)
  const plot = Plot.plot(DRAW[spec.mark]!(data, spec, options)) as SVGSVGElement & { value?: Datum }
  plot.setAttribute('font-family', FONT)
  plot.setAttribute('role', 'img')
  // The picture speaks as one, by its label; its groups' own labels are for nobody.
  for (const group of plot.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '')
    group.removeAttribute('aria-label')
  }
  const names = new Map(data.filter((d) => d.series !== '').map((d) => [d.series, d]))
  const key: Drawn['key'] = [...names.values()].map((d) => ({
    name: d.series,
    color: d.color,
    shape: spec.mark === 'dumbbell' && isPlanned(d.series) ? 'hollow' : 'fill',
  }))
  if (data.some((d) => d.hollow))
    key.push({
      name: spec.mark === 'stack' ? '推算（淡色虚框）' : '推算（空心）',
      color: options.theme.muted,
      shape: 'hollow',
    })
  if (data.some((d) => d.square))
    key.push({ name: '年初预算（方块）', color: options.theme.muted, shape: 'square' })
  return { svg: plot, key, rowAt: () => plot.value?.row ?? null }
}

/** A fitting chart for a result by its columns: years make a line, one name and one number make bars. */
export function proposeChart(result: Result): ChartSpec | null {
  const numeric = result.columns.filter(
    (c) => c.type === 'decimal' || c.type === 'number' || (c.type === 'integer' && c.name !== 'fiscal_year'),
  )
  const texts = result.columns.filter((c) => c.type === 'text')
  const y = numeric[0]?.name
  if (y === undefined || result.rows.length === 0) return null
  if (result.columns.some((c) => c.name === 'fiscal_year')) {
    const years = new Set(
      result.rows.map((row) => row[result.columns.findIndex((c) => c.name === 'fiscal_year')]),
    )
    if (years.size > 1) return { mark: 'line', x: 'fiscal_year', y, color: texts[0]?.name ?? '', label: y }
  }
  const name = texts[0]?.name
  if (name === undefined || result.rows.length > MOST_BARS) return null
  return { mark: 'bar', x: y, y: name, color: texts.find((c) => c.name === 'unit')?.name ?? '', label: y }
}
