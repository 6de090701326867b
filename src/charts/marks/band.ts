import * as Plot from '@observablehq/plot'
import { group as groupBy } from 'd3-array'
import { msg, str } from '../../locale/msg.ts'
import type { ChartSpec } from '../../model/query.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_FAINT } from '../forms.ts'
import { labelMarks } from '../frame.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { drawable } from '../scale.ts'
import { drawSeries, seriesOf } from '../series.ts'
import { type Spread, spreadOf } from '../stats.ts'
import type { Plotted, Target } from '../target.ts'
import { textWidth } from '../text.ts'
import { yearLayout, yearPlot } from './line.ts'

/** A year's spread; a year with too few has no band, which leaves a gap. */
interface YearSpread {
  year: number
  spread: Spread | null
}

/** An area between two quantiles over the years; one year alone is a narrow area, not a line of no width. */
function areaMark(
  spreads: readonly YearSpread[],
  low: keyof Spread,
  high: keyof Spread,
  fill: string,
): Plot.Markish {
  const of = (name: keyof Spread) => (d: YearSpread) =>
    d.spread === null || d.spread.n < LEAST_SPREAD ? Number.NaN : d.spread[name]
  const points =
    spreads.length === 1
      ? [-0.1, 0.1].map((by) => ({ ...spreads[0]!, year: spreads[0]!.year + by }))
      : spreads
  return Plot.areaY(points, { x: 'year', y1: of(low), y2: of(high), fill, className: 'band' })
}

/** All lines of the rest as one path, parted between series and where a year is missing. */
function faintMark(rest: ReadonlyMap<string, Datum[]>, spec: ChartSpec, color: string): Plot.Markish {
  const points: { year: number; y: number }[] = []
  for (const own of rest.values()) {
    let before = Number.NEGATIVE_INFINITY
    for (const { year, y } of own) {
      if (year === null || !drawable(spec, y)) continue
      if (year - before > 1) points.push({ year: Number.NaN, y: Number.NaN })
      points.push({ year, y })
      before = year
    }
  }
  return Plot.line(points, {
    x: 'year',
    y: 'y',
    z: null,
    stroke: color,
    strokeWidth: 0.8,
    strokeOpacity: 0.55,
    className: 'faint',
  })
}

function draw(panel: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const named = panel.data.filter((d) => d.named)
  const rest = panel.data.filter((d) => !d.named)
  const layout = yearLayout(panel, spec, context, { named, foot: 39 })
  const { x, y, years } = layout
  const byYear = groupBy(
    panel.data.filter((d) => drawable(spec, d.y)),
    (d) => d.year,
  )
  const spreads = years.map((year) => ({ year, spread: spreadOf((byYear.get(year) ?? []).map((d) => d.y)) }))
  const faint = seriesOf(rest)
  const shown = faint.size <= MOST_FAINT
  const front = drawSeries(named, layout, spec, context)
  const last = spreads.findLast(({ spread }) => spread !== null)
  const said = msg('中位数')
  const labels =
    last === undefined || named.length > 0 || x.at(last.year) + 8 + textWidth(said) * SIZE > width
      ? []
      : [
          {
            x: x.at(last.year) + 8,
            y: y.at(last.spread!.median),
            text: said,
            anchor: 'start' as const,
            halo: true,
          },
        ]
  return {
    plot: yearPlot(layout, spec, context, {
      behind: [
        areaMark(spreads, 'tenth', 'nineTenths', theme.fringe),
        areaMark(spreads, 'quarter', 'threeQuarters', theme.band),
      ],
      front: [
        ...(shown && faint.size > 0 ? [faintMark(faint, spec, theme.quiet)] : []),
        Plot.line(spreads, {
          x: 'year',
          y: ({ spread }: YearSpread) => spread?.median ?? Number.NaN,
          stroke: theme.ink,
          strokeDasharray: '6 3',
          className: 'median',
        }),
        ...labelMarks(labels, theme),
        ...front.marks,
      ],
      below: spreads.map(({ spread }) => `n=${spread?.n ?? 0}`),
    }),
    targets: [
      ...front.targets,
      ...rest
        .filter((d) => d.year !== null && drawable(spec, d.y))
        .map(
          (d): Target => ({
            x: x.at(d.year!),
            y: y.at(d.y!),
            datum: d,
            row: d.series,
            column: `${d.year}`,
          }),
        ),
    ],
    signs: ['median', 'quartiles', 'tenths', ...front.signs],
    notes: shown ? [] : [msg(str`另外 ${faint.size} 条线多过 ${MOST_FAINT} 条，只画带子；指着看每一个。`)],
    joined: true,
  }
}

/** Many series over the years: how they are spread, and the followed in front. */
export const BAND: Mark = {
  name: 'band',
  title: () => msg('带子'),
  draws: () =>
    msg(
      '许多单位历年的一个量：灰带是中间一半和中间八成，虚线是中位数，关注的单位在前面，其余是淡线（多过三百条只画带子）',
    ),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'measure', needed: true },
    { key: 'color', takes: 'name', needed: true },
    { key: 'facet', takes: 'name', needed: false },
  ],
  options: ['scale', 'labels', 'rule', 'hollow', 'symbol', 'seam'],
  measure: 'y',
  along: 'xy',
  across: true,
  least: [300, 160],
  draw,
}
