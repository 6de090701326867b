import { msg, str } from '@lit/localize'
import { group as groupBy } from 'd3-array'
import type { ChartSpec } from '../../model/query.ts'
import { axisNames, axisY, words } from '../axes.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_FAINT } from '../forms.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { referenceY } from '../reference.ts'
import { drawable, isLog } from '../scale.ts'
import { drawSeries, seriesOf } from '../series.ts'
import { type Spread, spreadOf } from '../stats.ts'
import { el, group, pathOf } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { textWidth } from '../text.ts'
import { yearFrame } from './line.ts'

/** The outline of an area between two lines, over each run of years that have both. */
function areaOf(points: readonly (readonly [x: number, low: number, high: number] | null)[]): string {
  const runs: (readonly [number, number, number])[][] = [[]]
  for (const point of points) {
    if (point === null) runs.push([])
    else runs.at(-1)!.push(point)
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => {
      // One year alone is a narrow area, not a line of no width.
      const wide =
        run.length > 1 ? run : [-6, 6].map((by) => [run[0]![0] + by, run[0]![1], run[0]![2]] as const)
      return `${pathOf([...wide.map(([x, low]) => [x, low] as const), ...wide.toReversed().map(([x, , high]) => [x, high] as const)])}z`
    })
    .join('')
}

function draw(panel: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const named = panel.data.filter((d) => d.named)
  const rest = panel.data.filter((d) => !d.named)
  const { area, x, y, years, height, reference } = yearFrame(panel, spec, context, named, 39)
  const byYear = groupBy(
    panel.data.filter((d) => drawable(spec, d.y)),
    (d) => d.year,
  )
  const spreads = years.map((year): [number, Spread | null] => [
    year,
    spreadOf((byYear.get(year) ?? []).map((d) => d.y)),
  ])
  const between = (low: keyof Spread, high: keyof Spread) =>
    areaOf(
      spreads.map(([year, spread]) =>
        spread === null || spread.n < LEAST_SPREAD ? null : [x(year), y.at(spread[low]), y.at(spread[high])],
      ),
    )
  const medians = spreads.map(([year, spread]) =>
    spread === null ? null : ([x(year), y.at(spread.median)] as const),
  )
  const faint = seriesOf(rest)
  const shown = faint.size <= MOST_FAINT
  const lines = shown ? [...faint.values()].map((own) => pathOf(pointsOf(own, x, y.at, spec))).join('') : ''
  const front = drawSeries(named, { area, x, y }, spec, context)
  const targets: Target[] = rest
    .filter((d) => d.year !== null && drawable(spec, d.y))
    .map((d) => ({ x: x(d.year!), y: y.at(d.y!), datum: d, row: d.series, column: `${d.year}` }))
  const zero = y.at(y.base)
  const last = medians.findLast((point) => point !== null)
  const said = msg('中位数')
  const [alone, counts] = [front.targets.length === 0, spreads.map(([, spread]) => spread?.n ?? 0)]
  return {
    width,
    height,
    body:
      group('band', {}, [
        el('path', { d: between('tenth', 'nineTenths'), fill: theme.fringe }),
        el('path', { d: between('quarter', 'threeQuarters'), fill: theme.band }),
      ]) +
      axisY(y, area, spec.label === undefined ? '' : context.format(spec.y).unit, context) +
      axisNames(
        years.map((year, i) => ({ x: x(year), name: String(year), below: `n=${counts[i]}` })),
        area,
        theme,
      ) +
      (isLog(spec)
        ? ''
        : el('line', { x1: area.left, x2: area.right, y1: zero, y2: zero, stroke: theme.muted })) +
      group('faint', { fill: 'none' }, [
        lines === ''
          ? ''
          : el('path', { d: lines, stroke: theme.quiet, 'stroke-width': 0.8, 'stroke-opacity': 0.55 }),
      ]) +
      group('median', {}, [
        el('path', {
          d: pathOf(medians),
          fill: 'none',
          stroke: theme.ink,
          'stroke-width': 1.5,
          'stroke-dasharray': '6 3',
        }),
        last === undefined || !alone || last[0] + 8 + textWidth(said) * SIZE > width
          ? ''
          : words(last[0] + 8, last[1] + 4, said, { fill: theme.ink, halo: theme.paper }),
      ]) +
      referenceY(reference, y, area, context) +
      front.body,
    targets: [...front.targets, ...targets],
    signs: ['median', 'quartiles', 'tenths', ...front.signs],
    notes: shown ? [] : [msg(str`另外 ${faint.size} 条线多过 ${MOST_FAINT} 条，只画带子；指着看每一个。`)],
    joined: true,
  }
}

/** The points of a series, parted where a year is missing. */
function pointsOf(
  own: readonly Datum[],
  x: (year: number) => number,
  at: (value: number) => number,
  spec: ChartSpec,
) {
  const points: (readonly [number, number] | null)[] = []
  let before: number | null = null
  for (const d of own) {
    if (d.year === null || !drawable(spec, d.y)) continue
    if (before !== null && d.year - before > 1) points.push(null)
    points.push([x(d.year), at(d.y)])
    before = d.year
  }
  return [...points, null]
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
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'measure', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: true },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
  ],
  options: ['scale', 'labels', 'rule', 'hollow', 'symbol', 'seam'],
  measure: 'y',
  along: 'xy',
  across: true,
  least: [300, 160],
  draw,
}
