import { msg } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type Result, type Row, toNumber, toRows } from '../model/result.ts'
import { bars } from './bars.ts'
import { type ChartOptions, type Datum, isPlanned, MOST_MARKS, type Panel, text } from './datum.ts'
import { dots } from './dots.ts'
import { dumbbells } from './dumbbells.ts'
import { lines } from './lines.ts'
import { arrange, columnsFor, type Placed } from './panels.ts'
import { stacks } from './stacks.ts'
import { colorOf, FONT } from './theme.ts'

/** A part of the picture, in its own px. */
export interface Rectangle {
  x1: number
  y1: number
  x2: number
  y2: number
}

/** A drawn chart: the picture, its key, and the rows under the pointer or within a part of it. */
export interface Drawn {
  svg: SVGSVGElement
  key: { name: string; color: string; shape: 'fill' | 'hollow' | 'square' }[]
  rowAt: () => Row | null
  rowsIn: (part: Rectangle) => Row[]
}

type Plotted = ReturnType<typeof Plot.plot> & SVGSVGElement & { value?: Datum | null }

/** How a kind of chart is drawn, along which axes its things are told apart, and how narrow a panel of it may be. */
interface Kind {
  draw: (panel: Panel, spec: ChartSpec, options: ChartOptions) => Plot.PlotOptions
  along: 'x' | 'y' | 'xy'
  least: number
}

const KINDS: Readonly<Record<string, Kind>> = {
  bar: { draw: bars, along: 'y', least: 340 },
  line: { draw: lines, along: 'x', least: 320 },
  stack: { draw: stacks, along: 'x', least: 250 },
  dumbbell: { draw: dumbbells, along: 'y', least: 340 },
  dot: { draw: dots, along: 'xy', least: 320 },
}

/** The kinds of chart by the name that a chart line gives them. */
export const MARKS = Object.keys(KINDS)

function isDoubtful(row: Row, doubtful: ReadonlySet<string>): boolean {
  return Array.isArray(row.fact_ids) && row.fact_ids.some((id) => doubtful.has(String(id)))
}

/** Data in the order that `sort=` asks for; the order of the query without. What belongs to one label stays together. */
function sorted(data: Datum[], order: string | undefined): Datum[] {
  if (order === 'name') return data.toSorted((a, b) => a.label.localeCompare(b.label, 'zh-CN'))
  if (order !== 'asc' && order !== 'desc') return data
  const most = new Map<string, number>()
  for (const d of data)
    if (d.x !== null) most.set(d.label, Math.max(d.x, most.get(d.label) ?? Number.NEGATIVE_INFINITY))
  const sign = order === 'asc' ? 1 : -1
  const key = (d: Datum) => most.get(d.label) ?? sign * Number.MAX_VALUE
  return data.toSorted((a, b) => sign * (key(a) - key(b)))
}

function toData(result: Result, spec: ChartSpec, options: ChartOptions): Datum[] {
  const overYears = spec.mark === 'line' || spec.mark === 'stack'
  const rows = toRows(result)
  const names = [...new Set(rows.map((row) => text(row, spec.color)))]
  return rows.map((row) => {
    const series = text(row, spec.color)
    return {
      row,
      x: toNumber(row[spec.x ?? '']),
      y: toNumber(row[spec.y ?? '']),
      label: text(row, spec.y),
      series,
      color: colorOf(options.theme, series, options.units, names),
      facet: text(row, spec.facet),
      year: toNumber(row[overYears ? (spec.x ?? 'fiscal_year') : 'fiscal_year']),
      hollow: spec.hollow !== undefined && row[spec.hollow] === 'derived',
      square: spec.symbol !== undefined && row[spec.symbol] !== '决算',
      doubt: isDoubtful(row, options.doubtful),
    }
  })
}

/** Whether a chart can be drawn of a result: a known mark, rows, and the columns that it names. */
export function canDraw(result: Result, spec: ChartSpec | null): spec is ChartSpec {
  if (spec === null || !(spec.mark in KINDS) || result.rows.length === 0 || result.rows.length > MOST_MARKS)
    return false
  const names = new Set(result.columns.map((column) => column.name))
  return [spec.x, spec.y].every((name) => name !== undefined && names.has(name))
}

function draw(panel: Panel, spec: ChartSpec, options: ChartOptions): Plotted {
  const plot = Plot.plot(KINDS[spec.mark]!.draw(panel, spec, options)) as Plotted
  // The picture speaks as one, by its label; its groups' own labels are for nobody.
  for (const group of plot.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '')
    group.removeAttribute('aria-label')
  }
  return plot
}

/** Where a datum stands along an axis of its plot, in px. */
function placeOf(plot: Plotted, axis: 'x' | 'y', value: unknown): number {
  const scale = plot.scale(axis)
  return scale === undefined ? 0 : Number(scale.apply(value)) + (scale.bandwidth ?? 0) / 2
}

/** Draws a result as its chart line says; with `facet=`, a panel for each value of that column. */
export function drawChart(result: Result, spec: ChartSpec, options: ChartOptions): Drawn {
  const whole = sorted(toData(result, spec, options), spec.sort)
  const { along, least } = KINDS[spec.mark]!
  const facets = [...new Set(whole.map((d) => d.facet))]
  const panels: Panel[] = facets.map((facet) => ({ data: whole.filter((d) => d.facet === facet), whole }))
  let svg: SVGSVGElement
  let placed: Placed<Plotted>[]
  if (panels.length === 1 && facets[0] === '') {
    const plot = draw(panels[0]!, spec, options)
    const [width, height] = ['width', 'height'].map((side) => Number(plot.getAttribute(side)))
    svg = plot
    placed = [{ plot, x: 0, y: 0, width: width!, height: height! }]
  } else {
    const { columns, width } = columnsFor(panels.length, options.width, least)
    const plots = panels.map((panel, i) => ({
      title: facets[i] || msg('（没有）'),
      plot: draw(panel, spec, { ...options, width }),
    }))
    const arranged = arrange(plots, columns, options.theme)
    svg = arranged.svg
    placed = arranged.placed
    for (const { plot } of placed) plot.removeAttribute('aria-label')
    svg.setAttribute('aria-label', options.label)
  }
  svg.setAttribute('font-family', FONT)
  svg.setAttribute('role', 'img')
  return {
    svg,
    key: keyOf(whole, spec, options),
    rowAt: () => placed.map(({ plot }) => plot.value).find(Boolean)?.row ?? null,
    rowsIn: (part) =>
      placed.flatMap(({ plot, x, y, width, height }, i) => {
        if (part.x2 < x || part.x1 > x + width || part.y2 < y || part.y1 > y + height) return []
        const across = (d: Datum) => x + placeOf(plot, 'x', spec.mark === 'dot' ? d.x : d.year)
        const down = (d: Datum) => y + placeOf(plot, 'y', spec.mark === 'dot' ? d.y : d.label)
        return panels[i]!.data.filter((d) => along === 'y' || (across(d) >= part.x1 && across(d) <= part.x2))
          .filter((d) => along === 'x' || (down(d) >= part.y1 && down(d) <= part.y2))
          .map((d) => d.row)
      }),
  }
}

function keyOf(data: readonly Datum[], spec: ChartSpec, { theme }: ChartOptions): Drawn['key'] {
  const names = new Map(data.filter((d) => d.series !== '').map((d) => [d.series, d]))
  const key: Drawn['key'] = [...names.values()].map((d) => ({
    name: d.series,
    color: d.color,
    shape: spec.mark === 'dumbbell' && isPlanned(d.series) ? 'hollow' : 'fill',
  }))
  if (data.some((d) => d.hollow))
    key.push({
      name: spec.mark === 'stack' ? msg('推算（淡色虚框）') : msg('推算（空心）'),
      color: theme.muted,
      shape: 'hollow',
    })
  if (data.some((d) => d.square))
    key.push({ name: msg('年初预算（方块）'), color: theme.muted, shape: 'square' })
  return key
}
