import { msg } from '@lit/localize'
import { group as groupBy } from 'd3-array'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisNames, axisY, tickRoom, words } from '../axes.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { measureScale, yearsOf } from '../scale.ts'
import { spreadOf } from '../stats.ts'
import { el, group } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { textWidth } from '../text.ts'

const sumOf = (data: readonly Datum[]) => data.reduce((sum, d) => sum + (d.y ?? 0), 0)

/** Parts stacked by year; derived parts are pale with a dashed edge. `scale=share` stacks their shares of the whole. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const share = spec.scale === 'share'
  const format = share ? { unit: '%', decimals: 2, exact: false } : context.format(spec.y)
  const columns = columnsOf(whole)
  const height = Math.min(context.height, 300)
  const area: Area = { left: 0, right: width - 8, top: 26, bottom: height - 20 }
  const totals = [...groupBy(whole, (d) => `${d.facet}|${d.across}`).values()].map(sumOf)
  const scale = measureScale({ mark: 'stack' }, share ? [100] : totals, [area.bottom, area.top], {
    room: share ? 1 : 1.08,
    tickPx: 44,
  })
  area.left = tickRoom(scale)
  const step = (area.right - area.left) / Math.max(1, columns.length)
  const half = Math.min(36, step * 0.38)
  const [parts, labels]: string[][] = [[], []]
  const targets: Target[] = []
  columns.forEach((column, i) => {
    const own = data.filter((d) => d.across === column)
    const middle = area.left + (i + 0.5) * step
    const total = sumOf(own)
    let below = 0
    for (const d of own) {
      if (d.y === null) continue
      const value = share ? (d.y / (total || 1)) * 100 : d.y
      const [y1, y2] = [scale.at(below + value), scale.at(below)]
      below += value
      const pale = d.derived || d.budget
      const box = { x1: middle - half, x2: middle + half, y1: Math.min(y1, y2), y2: Math.max(y1, y2) }
      // A thread of paper between parts, for those who see their colours alike.
      const gap = box.y2 - box.y1 > 4 ? 1 : 0
      if (box.y2 - box.y1 > 0)
        parts!.push(
          el('rect', {
            x: box.x1,
            y: box.y1,
            width: 2 * half,
            height: box.y2 - box.y1 - gap,
            fill: d.color,
            ...(pale ? { 'fill-opacity': 0.28, stroke: d.color, 'stroke-dasharray': '4 3' } : {}),
          }),
        )
      targets.push({ x: middle, y: (y1 + y2) / 2, box, datum: d, row: d.series, column })
    }
    if (spec.labels === 'off' || own.every((d) => d.y === null)) return
    const said = formatNumber(total, context.format(spec.y)) + (own.some((d) => d.doubt) ? ' ▲' : '')
    const short = own.some((d) => d.doubt) ? '▲' : ''
    const told = textWidth(said) * SIZE + 4 < step ? said : short
    labels!.push(
      words(middle, scale.at(share ? 100 : Math.max(0, below)) - 6, told, { 'text-anchor': 'middle' }),
    )
  })
  const zero = scale.at(0)
  return {
    width,
    height,
    body:
      axisY(scale, area, spec.label === undefined ? '' : format.unit, context) +
      axisNames(
        columns.map((name, i) => ({ x: area.left + (i + 0.5) * step, name })),
        area,
        theme,
      ) +
      group('part', {}, parts!) +
      el('line', { x1: area.left, x2: area.right, y1: zero, y2: zero, stroke: theme.muted }) +
      group('label', { fill: theme.ink }, labels!),
    targets,
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
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'measure', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: true },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
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
