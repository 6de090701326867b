import * as Plot from '@observablehq/plot'
import { msg } from '../locale/msg.ts'
import { formatOf, type NumberFormat } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type ResultColumn, type Row } from '../model/result.ts'
import { type ChartContext, type ChartOptions, colorsUnits, type Datum, MOST_MARKS, toData } from './datum.ts'
import { formOf, LEAST_TALL, MOST_PANELS, panelNote, TALLEST } from './forms.ts'
import { type KeyEntry, keyOf } from './key.ts'
import { type Box, SIZE } from './labels.ts'
import type { Mark } from './mark.ts'
import { markOf } from './marks/index.ts'
import { arrange, gridFor } from './panels.ts'
import { SVG } from './svg.ts'
import type { Plotted, Target, Told } from './target.ts'
import { FONT } from './theme.ts'
import { tipLines, written } from './tip.ts'

/** A drawn chart: the picture, its key, and what can be pointed at in it. */
export interface Drawn {
  svg: SVGSVGElement
  width: number
  height: number
  /** The mark that was drawn, which may be another than the chart line names. */
  mark: Mark
  key: KeyEntry[]
  /** By what rule it is drawn so, and what is left out. */
  notes: string[]
  targets: readonly Target[]
  /** Whether the targets of a row hang together as a line. */
  joined: boolean
  /** What is told of a target, line by line. */
  tell: (target: Target) => string[]
  /** The number of a target as the result holds it, for its trail. */
  valueOf: (target: Target) => string
  /** The rows within a part of the picture. */
  rowsIn: (part: Box) => Row[]
}

/** Whether a chart can be drawn of a result: a known mark, rows, and the columns that it needs. */
export function canDraw(result: Result, spec: ChartSpec | null): spec is ChartSpec {
  const mark = spec === null ? null : markOf(spec.mark)
  if (spec === null || mark === null || result.rows.length === 0 || result.rows.length > MOST_MARKS)
    return false
  return mark.channels.every(({ key, needed }) => {
    const column = spec[key]
    return column === undefined || column === '' ? !needed : key === 'color' || columnAt(result, column) >= 0
  })
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

/** How the numbers of each column are written; the chart line's word is the unit of what it measures. */
function formats(result: Result, spec: ChartSpec, measure: string | undefined, { heading }: ChartOptions) {
  const known = new Map<string, NumberFormat>()
  return (name: string | undefined): NumberFormat => {
    const column: ResultColumn = result.columns[columnAt(result, name ?? '')] ?? {
      name: name ?? '',
      type: 'number',
    }
    const held = known.get(column.name)
    if (held !== undefined) return held
    const format = formatOf(
      column,
      heading(column.name),
      column.name === measure && spec.label !== undefined ? msg(spec.label) : '',
    )
    known.set(column.name, format)
    return format
  }
}

/** Draws a result as its chart line says, in the form that holds at its number of rows; with `facet=`, a panel for each value of that column. */
export function drawChart(result: Result, asked: ChartSpec, options: ChartOptions): Drawn {
  const { spec, notes } = formOf(result, asked)
  const mark = markOf(spec.mark)!
  const measure = spec[mark.measure]
  const context: ChartContext = {
    ...options,
    document: options.document ?? document,
    height: Math.max(LEAST_TALL, Math.min(options.tallest ?? TALLEST, TALLEST)),
    format: formats(result, spec, measure, options),
  }
  const data = sorted(toData(result, spec, context), spec.sort)
  const facets = [...new Set(data.map((d) => d.facet))]
  const picture =
    facets.length > 1 || facets[0] !== ''
      ? panelsOf(data, facets, mark, spec, context)
      : single(mark.draw({ data, whole: data }, spec, context))
  const { svg, targets, told } = picture
  if (spec.mark !== 'heat') tintDoubts(svg, options.theme.accent)
  svg.setAttribute('xmlns', SVG)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', options.label)
  svg.setAttribute('font-family', FONT)
  svg.setAttribute('font-size', String(SIZE))
  svg.setAttribute('fill', options.theme.ink)
  svg.setAttribute('color', options.theme.ink)
  svg.setAttribute('data-form', spec.mark)
  return {
    svg,
    width: Number(svg.getAttribute('width')),
    height: Number(svg.getAttribute('height')),
    mark,
    key: keyOf(data, spec, told, colorsUnits(result, spec), context),
    notes: [...notes, ...(told.notes ?? [])],
    targets,
    joined: told.joined ?? false,
    tell: ({ datum }) => tipLines(datum, context),
    valueOf: ({ datum }) => {
      const value = datum.row[measure ?? ''] ?? null
      return value === null ? '' : written(measure!, value, context)
    },
    rowsIn: (part) => [...new Set(targets.filter(within(part, mark.along)).map(({ datum }) => datum.row))],
  }
}

const within =
  ({ x1, x2, y1, y2 }: Box, along: Mark['along']) =>
  ({ x, y }: Target) =>
    (along === 'y' || (x >= x1 && x <= x2)) && (along === 'x' || (y >= y1 && y <= y2))

/** A whole picture: one plot or several. */
interface Picture {
  svg: SVGSVGElement
  targets: Target[]
  told: Told
}

/** A plot drawn by Observable Plot; its groups say what they hold by `data-mark`, for the picture speaks as one, by its label. */
function plotted({ plot }: Plotted): SVGSVGElement {
  const svg = Plot.plot(plot) as SVGSVGElement
  svg.querySelector('style')?.remove()
  for (const name of ['class', 'font-family', 'font-size', 'fill']) svg.removeAttribute(name)
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    if (group.childElementCount === 0) group.remove()
    group.setAttribute('data-mark', group.getAttribute('class') ?? group.getAttribute('aria-label')!)
    group.removeAttribute('class')
    group.removeAttribute('aria-label')
  }
  return svg
}

/** ▲ behind a value in the colour that it has in the key and in tables; within cells it keeps their ink. */
function tintDoubts(svg: SVGSVGElement, color: string): void {
  for (const text of svg.querySelectorAll('text')) {
    const words = text.childElementCount === 0 ? /^(.*?)( ?▲)$/.exec(text.textContent ?? '') : null
    if (words === null) continue
    const spans = words.slice(1).map((part) => {
      const span = svg.ownerDocument.createElementNS(SVG, 'tspan')
      span.textContent = part
      return span
    })
    spans[1]!.setAttribute('fill', color)
    text.replaceChildren(...spans.filter((span) => span.textContent !== ''))
  }
}

const single = (panel: Plotted): Picture => ({ svg: plotted(panel), targets: panel.targets, told: panel })

/** A panel a value of the facet; where these are more than can be compared, what stands for all, and the followed or the first. */
function panelsOf(
  data: Datum[],
  facets: string[],
  mark: Mark,
  spec: ChartSpec,
  context: ChartContext,
): Picture {
  const first = new Map<string, Datum>()
  for (const d of data) if (!first.has(d.facet)) first.set(d.facet, d)
  const followed = (facet: string) => first.get(facet)!.unit
  let grid = gridFor(facets.length, context.width, mark.least)
  let shown = facets
  let extra: { title: string; data: Datum[] }[] = []
  if (grid.shown < facets.length || facets.length > MOST_PANELS + 1) {
    // A facet without a unit among units stands for several.
    const forAll = facets.filter((facet) => first.get(facet)!.row.unit_id === null)
    const peers = forAll.length > 0 ? [] : (mark.peers?.(data, spec) ?? [])
    if (peers.length > 0)
      extra = [{ title: `${context.peersLabel ?? msg('全部单位')}${msg('：各部分的中位数')}`, data: peers }]
    const own = facets.filter((facet) => followed(facet) !== null)
    const chosen = own.length > 0 ? own : facets.filter((facet) => !forAll.includes(facet))
    const kept = new Set([...forAll, ...chosen].slice(0, grid.shown - extra.length))
    shown = [...forAll, ...facets.filter((facet) => !forAll.includes(facet))].filter((facet) =>
      kept.has(facet),
    )
    grid = gridFor(shown.length + extra.length, context.width, mark.least)
  }
  const inner = { ...context, width: grid.width, height: grid.height }
  const chosen = data.filter((d) => shown.includes(d.facet))
  const whole = [...chosen, ...extra.flatMap((panel) => panel.data)]
  const panels = [
    ...shown.map((facet) => ({
      title: facet || msg('（没有）'),
      data: chosen.filter((d) => d.facet === facet),
      unit: followed(facet),
    })),
    ...extra.map((panel) => ({ ...panel, unit: null })),
  ].map(({ title, data: own, unit }) => {
    const panel = mark.draw({ data: own, whole }, spec, inner)
    const color = unit === null ? null : context.theme.series[unit.slot % context.theme.series.length]!
    return { title, color, svg: plotted(panel), plotted: panel }
  })
  const all = panels.map((panel) => panel.plotted)
  return {
    ...arrange(panels, grid, context),
    told: {
      notes: [
        ...(shown.length < facets.length ? [panelNote(shown.length, facets.length)] : []),
        ...new Set(all.flatMap(({ notes = [] }) => notes)),
      ],
      signs: [...new Set(all.flatMap(({ signs = [] }) => signs))],
      joined: all.some(({ joined }) => joined),
    },
  }
}
