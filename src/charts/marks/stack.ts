import * as Plot from '@observablehq/plot'
import { group as groupBy } from 'd3-array'
import { msg } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisNames, axisY, tickRoom } from '../axes.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { type Area, frame, type Label, labelMarks } from '../frame.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { measureScale, rowScale, yearsOf } from '../scale.ts'
import { spreadOf } from '../stats.ts'
import type { Plotted } from '../target.ts'
import { textWidth } from '../text.ts'

/** A part in its stack: its column, counted from the left, and from where to where it goes. */
interface Part {
  d: Datum
  column: number
  from: number
  to: number
}

const sumOf = (data: readonly Datum[]) => data.reduce((sum, d) => sum + (d.y ?? 0), 0)

/** Parts put on each other, column by column; `share` makes each column a hundred. */
function stacked(data: readonly Datum[], columns: readonly string[], share: boolean): Part[] {
  return columns.flatMap((name, column) => {
    const own = data.filter((d) => d.across === name)
    const total = sumOf(own) || 1
    let below = 0
    return own.flatMap((d): Part[] => {
      if (d.y === null) return []
      const from = below
      below += share ? (d.y / total) * 100 : d.y
      return [{ d, column, from, to: below }]
    })
  })
}

const isPale = ({ d }: Part) => d.derived || d.budget

/** Parts stacked by year; derived parts are pale with a dashed edge. `scale=share` stacks their shares of the whole. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const share = spec.scale === 'share'
  const columns = columnsOf(whole)
  const height = Math.min(context.height, 300)
  const area: Area = { left: 0, right: width - 8, top: 26, bottom: height - 20 }
  const totals = [...groupBy(whole, (d) => `${d.facet}|${d.across}`).values()].map(sumOf)
  const y = measureScale({ mark: 'stack' }, share ? [100] : totals, [area.bottom, area.top], {
    room: share ? 1 : 1.08,
    tickPx: 44,
  })
  area.left = tickRoom(y)
  const x = rowScale(columns.length, area.left, area.right)
  const step = (area.right - area.left) / Math.max(1, columns.length)
  const half = Math.min(36, step * 0.38)
  const parts = stacked(data, columns, share)
  const labels = columns.flatMap((name, column): Label[] => {
    const own = data.filter((d) => d.across === name)
    if (spec.labels === 'off' || own.every((d) => d.y === null)) return []
    const doubt = own.some((d) => d.doubt)
    const said = formatNumber(sumOf(own), context.format(spec.y)) + (doubt ? ' ▲' : '')
    const top = Math.max(0, ...parts.filter((part) => part.column === column).map(({ to }) => to))
    const text = textWidth(said) * SIZE + 4 < step ? said : doubt ? '▲' : ''
    return [{ x: x.at(column + 0.5), y: y.at(top) - 10, text }]
  })
  const rects = (some: readonly Part[], options: Plot.RectOptions) =>
    Plot.rect(some, {
      x1: ({ column }: Part) => column + 0.5 - half / step,
      x2: ({ column }: Part) => column + 0.5 + half / step,
      y1: 'from',
      y2: 'to',
      fill: ({ d }: Part) => d.color,
      // A thread of paper between parts, for those who see their colours alike.
      insetBottom: 0.75,
      className: 'part',
      ...options,
    })
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        ...axisY(y, spec.label === undefined ? '' : share ? '%' : context.format(spec.y).unit, context),
        axisNames(
          columns.map((name, i) => ({ at: i + 0.5, px: x.at(i + 0.5), name })),
          theme,
        ),
        rects(
          parts.filter((part) => !isPale(part)),
          {},
        ),
        rects(parts.filter(isPale), {
          fillOpacity: 0.28,
          stroke: ({ d }: Part) => d.color,
          strokeDasharray: '4 3',
        }),
        Plot.ruleY([0], { stroke: theme.muted, className: 'zero' }),
        ...labelMarks(labels, theme),
      ],
    },
    targets: parts.map(({ d, column, from, to }) => {
      const middle = x.at(column + 0.5)
      const [y1, y2] = [y.at(Math.max(from, to)), y.at(Math.min(from, to))]
      return {
        x: middle,
        y: (y1 + y2) / 2,
        box: { x1: middle - half, x2: middle + half, y1, y2 },
        datum: d,
        row: d.series,
        column: columns[column]!,
      }
    }),
  }
}

/** Every year between the first and the last; other columns in the order of the query. */
function columnsOf(whole: readonly Datum[]): string[] {
  return whole.some((d) => d.year === null)
    ? [...new Set(whole.map((d) => d.across))]
    : yearsOf(whole).map(String)
}

/** The median of each part over all units, a year. */
function peers(rest: readonly Datum[], spec: ChartSpec): Datum[] {
  return [...groupBy(rest, (d) => `${d.across}|${d.series}`).values()].flatMap((own) => {
    const spread = spreadOf(own.map((d) => d.y))
    if (spread === null) return []
    const first = own[0]!
    const row = {
      [spec.x!]: first.row[spec.x!] ?? null,
      [spec.color!]: first.series,
      [spec.y!]: spread.median,
      n: spread.n,
    }
    return [
      { ...first, row, y: spread.median, unit: null, named: true, derived: false, doubt: false, gap: null },
    ]
  })
}

/** Parts of a whole by year, a panel a unit. */
export const STACK: Mark = {
  name: 'stack',
  title: () => msg('堆叠'),
  draws: () => msg('一个整体的各部分，按年堆叠，一个单位一幅；多过十二幅时只画关注的单位和全体的中位数'),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'measure', needed: true },
    { key: 'color', takes: 'name', needed: true },
    { key: 'facet', takes: 'name', needed: false },
  ],
  options: ['share', 'labels', 'hollow'],
  measure: 'y',
  along: 'x',
  across: true,
  least: [150, 84],
  peers,
  suits: ({ measures: [y], part, years, unit }) =>
    y === undefined || part === undefined || years === 0
      ? null
      : { x: 'fiscal_year', y, color: part, ...(unit === undefined ? {} : { facet: unit }), label: y },
  draw,
}
