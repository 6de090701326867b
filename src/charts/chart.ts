import * as Plot from '@observablehq/plot'
import { HIDDEN_COLUMNS, VALUE_WORDS } from '../model/labels.ts'
import type { ChartSpec } from '../model/query.ts'
import { type Result, type Row, toNumber, toRows } from '../model/result.ts'
import { shortNumber, textWidth, wrap } from './text.ts'
import { colorOf, FONT, type Theme } from './theme.ts'

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

/** A drawn chart: the picture, its key, and the row under the pointer. */
export interface Drawn {
  svg: SVGSVGElement
  key: { name: string; color: string; shape: 'fill' | 'hollow' | 'square' }[]
  rowAt: () => Row | null
}

/** A row with what the marks need worked out. */
interface Datum {
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

const text = (row: Row, column: string | undefined) => (column === undefined ? '' : String(row[column] ?? ''))

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

function tipText(datum: Datum, { heading }: ChartOptions): string {
  const shown = Object.entries(datum.row).filter(
    ([name, value]) => !HIDDEN_COLUMNS.has(name) && value !== null && value !== '',
  )
  const lines = shown
    .slice(0, 8)
    .map(([name, value]) => `${heading(name)}：${VALUE_WORDS[name]?.[String(value)] ?? value}`)
  if (datum.doubt) lines.push('▲ 报告在别处有不同的说法')
  if (datum.row.fact_ids !== undefined) lines.push('点击看出处')
  return lines.join('\n')
}

const mark = (datum: Datum) => (datum.doubt ? ' ▲' : '')

function frame(options: ChartOptions): Plot.PlotOptions {
  const { theme, width } = options
  return {
    width,
    style: {
      fontFamily: FONT,
      fontSize: '12px',
      color: theme.ink,
      background: 'transparent',
      overflow: 'visible',
    },
    ariaLabel: options.label,
  }
}

function tip(
  data: Datum[],
  channels: { x?: string; y?: string; fx?: string; fy?: string },
  options: ChartOptions,
): Plot.Markish {
  const { theme } = options
  return Plot.tip(
    data,
    Plot.pointer({
      ...channels,
      title: (d: Datum) => tipText(d, options),
      fill: theme.paper,
      stroke: theme.grid,
      lineHeight: 1.35,
      maxRadius: 60,
    } as Plot.TipOptions),
  )
}

/** Room for labels at the left, and the labels broken to fit it. */
function labelRoom(labels: readonly string[], width: number): { margin: number; lines: Map<string, string> } {
  const most = width < 560 ? 9 : 18
  const lines = new Map(labels.map((label) => [label, wrap(label, most).join('\n')]))
  const em = Math.max(4, ...[...lines.values()].flatMap((l) => l.split('\n')).map(textWidth))
  return { margin: Math.ceil(em * 12) + 14, lines }
}

function rowHeight(lines: Map<string, string>): number {
  const most = Math.max(1, ...[...lines.values()].map((l) => l.split('\n').length))
  return Math.max(26, most * 15 + 8)
}

function bars(data: Datum[], spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const labels = [...new Set(data.map((d) => d.label))]
  const room = labelRoom(labels, options.width)
  const note = (d: Datum) =>
    `${d.x === null ? (spec.missing ?? '没有印出') : shortNumber(d.x)}${spec.text && d.row[spec.text] ? `  ${d.row[spec.text]}` : ''}${mark(d)}`
  const most = Math.max(0, ...data.map((d) => d.x ?? 0))
  const right = Math.min(
    options.width * 0.34,
    Math.max(
      40,
      ...data
        .filter((d) => d.x === null || d.x > most * 0.5)
        .map((d) => textWidth(note(d)) * 12 * (d.x === null ? 0.5 : 1) + 14),
    ),
  )
  return {
    ...frame(options),
    marginLeft: room.margin,
    marginRight: right,
    marginTop: 8,
    marginBottom: 34,
    height: labels.length * rowHeight(room.lines) + 46,
    x: {
      label: spec.label ?? null,
      labelAnchor: 'right',
      grid: true,
      ticks: Math.max(3, Math.floor(options.width / 140)),
      domain: [0, spec.max !== undefined ? Number(spec.max) : most || 1],
      labelArrow: 'none',
    },
    y: {
      domain: labels,
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => room.lines.get(label) ?? label,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.barX(
        data.filter((d) => d.x !== null),
        { x: 'x', y: 'label', fill: (d: Datum) => d.color, insetTop: 4, insetBottom: 4 },
      ),
      Plot.ruleX([0], { stroke: theme.muted }),
      Plot.text(data, {
        x: (d: Datum) => d.x ?? 0,
        y: 'label',
        text: note,
        textAnchor: 'start',
        dx: 6,
        fill: (d: Datum) => (d.x === null ? theme.muted : theme.ink),
      } as Plot.TextOptions),
      tip(
        data.map((d) => ({ ...d, x: d.x ?? 0 })),
        { x: 'x', y: 'label' },
        options,
      ),
    ],
  }
}

function yearDomain(data: Datum[]): number[] {
  const years = data.map((d) => d.year).filter((y) => y !== null)
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i)
}

function stacks(data: Datum[], spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const facets = [...new Set(data.map((d) => d.facet))]
  const wide = options.width >= 640
  const totals = [...new Set(data.map((d) => `${d.facet}|${d.year}`))].map((key) => {
    const own = data.filter((d) => `${d.facet}|${d.year}` === key)
    return {
      facet: own[0]!.facet,
      year: own[0]!.year,
      y: own.reduce((sum, d) => sum + (d.y ?? 0), 0),
      doubt: own.some((d) => d.doubt),
    }
  })
  const facetScale = {
    domain: facets,
    label: null,
    axis: wide ? ('top' as const) : ('top' as const),
    padding: 0.08,
  }
  const channel = wide ? { fx: 'facet' } : { fy: 'facet' }
  return {
    ...frame(options),
    marginLeft: 48,
    marginTop: wide ? 34 : 26,
    marginRight: 16,
    marginBottom: 30,
    height: wide ? 300 : 180 * facets.length + 40,
    x: {
      type: 'band',
      domain: yearDomain(data),
      label: null,
      tickFormat: (y: number) => String(y),
      tickSize: 0,
      padding: 0.25,
    },
    y: {
      label: spec.label ?? null,
      grid: true,
      labelArrow: 'none',
      domain: [0, Math.max(0.01, ...totals.map((t) => t.y)) * 1.12],
    },
    ...(wide ? { fx: facetScale } : { fy: { ...facetScale, axis: null } }),
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.barY(
        data,
        Plot.stackY({
          ...channel,
          x: 'year',
          y: 'y',
          fill: (d: Datum) => d.color,
          fillOpacity: (d: Datum) => (d.hollow ? 0.28 : 1),
          stroke: (d: Datum) => (d.hollow ? d.color : 'none'),
          strokeDasharray: '4 3',
          order: null,
        } as Plot.BarYOptions),
      ),
      Plot.ruleY([0], { stroke: theme.muted }),
      Plot.text(totals, {
        ...channel,
        x: 'year',
        y: 'y',
        text: (t: (typeof totals)[number]) => shortNumber(t.y) + (t.doubt ? ' ▲' : ''),
        dy: -7,
        fill: theme.ink,
      }),
      ...(wide
        ? []
        : [
            Plot.text(
              facets.map((facet) => ({ facet })),
              {
                fy: 'facet',
                text: 'facet',
                frameAnchor: 'top-left',
                dx: 4,
                dy: 2,
                fontWeight: 600,
                fill: theme.ink,
              } as Plot.TextOptions,
            ),
          ]),
      tip(
        data.filter((d) => (d.y ?? 0) > 0),
        { ...channel, ...stackedCentre() },
        options,
      ),
    ],
  }

  function stackedCentre() {
    const at = new Map<Datum, number>()
    const sums = new Map<string, number>()
    for (const d of data) {
      const key = `${d.facet}|${d.year}`
      const below = sums.get(key) ?? 0
      at.set(d, below + (d.y ?? 0) / 2)
      sums.set(key, below + (d.y ?? 0))
    }
    return { x: 'year', y: ((d: Datum) => at.get(d) ?? 0) as unknown as string }
  }
}

/** Consecutive years of one series; a missing year parts them, so that no line is drawn over a gap. */
function runs(data: Datum[]): (Datum & { run: string })[] {
  const last = new Map<string, { year: number; run: number }>()
  return data.map((d) => {
    const key = `${d.facet}|${d.series}`
    const before = last.get(key)
    const run = before === undefined ? 0 : before.run + (d.year !== null && d.year - before.year > 1 ? 1 : 0)
    last.set(key, { year: d.year ?? 0, run })
    return { ...d, run: `${key}|${run}` }
  })
}

/** Where the values of points stand: above the point, or below it where another point is close above. Heights in px. */
function dodge<T extends Datum>(
  points: readonly T[],
  height: number,
  top: number,
): (T & { labelY: number })[] {
  const px = top / height
  return points.map((point) => {
    const rivals = points.filter(
      (other) => other !== point && other.year === point.year && other.facet === point.facet,
    )
    const crowded = rivals.some(
      (other) => (other.y ?? 0) >= (point.y ?? 0) && (other.y ?? 0) - (point.y ?? 0) < 30 * px,
    )
    return { ...point, labelY: (point.y ?? 0) + (crowded ? -15 : 14) * px }
  })
}

interface Seam {
  x: number
  from: string
  to: string
  facet: string
}

function seams(data: Datum[], column: string | undefined): Seam[] {
  if (column === undefined) return []
  const found: Seam[] = []
  const last = new Map<string, Datum>()
  for (const d of data) {
    const key = `${d.facet}|${d.series}`
    const before = last.get(key)
    const [from, to] = [text(before?.row ?? {}, column), text(d.row, column)]
    if (before !== undefined && from !== '' && to !== '' && from !== to)
      found.push({ x: ((before.year ?? 0) + (d.year ?? 0)) / 2, from, to, facet: d.facet })
    last.set(key, d)
  }
  return found
}

function lines(data: Datum[], spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const years = yearDomain(data)
  const points = runs(data.filter((d) => d.y !== null))
  const changes = seams(points, spec.seam)
  const short = (scope: string) => scope.replace('财政拨款', '') || '财政拨款'
  const many = years.length > options.width / 52
  const height = Math.min(360, Math.max(250, options.width * 0.42))
  const top = Math.max(0.01, ...points.map((d) => d.y ?? 0)) * 1.22
  return {
    ...frame(options),
    marginLeft: 52,
    marginRight: 40,
    marginTop: 26,
    marginBottom: 30,
    height,
    x: {
      type: 'linear',
      domain: [Math.min(...years) - 0.3, Math.max(...years) + 0.3],
      ticks: many ? years.filter((y) => (y - years[0]!) % 2 === 0) : years,
      label: null,
      tickFormat: (y: number) => String(y),
    },
    y: {
      label: spec.label ?? null,
      grid: true,
      labelArrow: 'none',
      domain: [0, top],
    },
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.ruleY([0], { stroke: theme.muted }),
      Plot.ruleX(changes, { x: 'x', stroke: theme.accent, strokeDasharray: '2 4' }),
      Plot.text(changes, {
        x: 'x',
        frameAnchor: 'top',
        dy: -14,
        text: (s: Seam) => `口径：${short(s.from)} → ${short(s.to)}`,
        fill: theme.accent,
      } as Plot.TextOptions),
      Plot.line(points, { x: 'year', y: 'y', z: 'run', stroke: (d: Datum) => d.color, strokeWidth: 2 }),
      Plot.dot(points, {
        x: 'year',
        y: 'y',
        r: 5,
        symbol: (d: Datum) => (d.square ? 'square' : 'circle'),
        stroke: (d: Datum) => d.color,
        strokeWidth: 2,
        fill: (d: Datum) => (d.hollow ? theme.paper : d.color),
      } as Plot.DotOptions),
      Plot.text(dodge(points, height - 56, top), {
        x: 'year',
        y: 'labelY',
        text: (d: Datum) => shortNumber(d.y ?? 0) + mark(d),

        fill: (d: Datum) => d.color,
        stroke: theme.paper,
        strokeWidth: 3,
        fontWeight: 600,
      }),
      tip(points, { x: 'year', y: 'y' }, options),
    ],
  }
}

function dumbbells(data: Datum[], spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const labels = [...new Set(data.map((d) => d.label))]
  const room = labelRoom(labels, options.width)
  const ends = labels.map((label) => {
    const xs = data.filter((d) => d.label === label && d.x !== null).map((d) => d.x!)
    return { label, low: Math.min(...xs), high: Math.max(...xs) }
  })
  const most = Math.max(0.01, ...data.map((d) => d.x ?? 0))
  const values = labels.map((label) => {
    const own = data.filter((d) => d.label === label && d.x !== null)
    return {
      label,
      high: Math.max(...own.map((d) => d.x!)),
      words: `${own.map((d) => shortNumber(d.x!)).join(' → ')}${own.some((d) => d.doubt) ? ' ▲' : ''}`,
    }
  })
  const right = Math.min(
    options.width * 0.4,
    Math.max(
      40,
      ...values.map((v) => textWidth(v.words) * 12 + 20 - ((most - v.high) / most) * options.width * 0.3),
    ),
  )
  return {
    ...frame(options),
    marginLeft: room.margin,
    marginRight: right,
    marginTop: 8,
    marginBottom: 34,
    height: labels.length * Math.max(30, rowHeight(room.lines)) + 46,
    x: {
      label: spec.label ?? null,
      labelAnchor: 'right',
      domain: [0, most],
      labelArrow: 'none',
      ticks: Math.max(3, Math.floor(options.width / 140)),
    },
    y: {
      type: 'point',
      domain: labels,
      label: null,
      tickSize: 0,
      padding: 0.6,
      tickFormat: (label: string) => room.lines.get(label) ?? label,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.ruleY(ends, { x1: 'low', x2: 'high', y: 'label', stroke: theme.muted, strokeWidth: 2 }),
      Plot.dot(
        data.filter((d) => d.x !== null),
        {
          x: 'x',
          y: 'label',
          r: (d: Datum) => (/预算|编制/.test(d.series) ? 7 : 5),
          fill: (d: Datum) => (/预算|编制/.test(d.series) ? theme.paper : d.color),
          stroke: (d: Datum) => d.color,
          strokeWidth: 2.2,
        } as Plot.DotOptions,
      ),
      Plot.text(values, {
        x: 'high',
        y: 'label',
        text: 'words',
        textAnchor: 'start',
        dx: 12,
        fill: theme.ink,
      }),
      tip(
        data.filter((d) => d.x !== null),
        { x: 'x', y: 'label' },
        options,
      ),
    ],
  }
}

const DRAW: Readonly<
  Record<string, (data: Datum[], spec: ChartSpec, options: ChartOptions) => Plot.PlotOptions>
> = {
  bar: bars,
  stack: stacks,
  line: lines,
  dumbbell: dumbbells,
}

/** Whether a chart can be drawn of a result: a known mark, rows, and the columns that it names. */
export function canDraw(result: Result, spec: ChartSpec | null): spec is ChartSpec {
  if (spec === null || !(spec.mark in DRAW) || result.rows.length === 0) return false
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
    shape: spec.mark === 'dumbbell' && /预算|编制/.test(d.series) ? 'hollow' : 'fill',
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
  if (name === undefined) return null
  return { mark: 'bar', x: y, y: name, color: texts.find((c) => c.name === 'unit')?.name ?? '', label: y }
}
