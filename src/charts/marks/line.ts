import * as Plot from '@observablehq/plot'
import { msg } from '../../locale/msg.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisNames, axisY, tickRoom } from '../axes.ts'
import type { ChartContext, Panel } from '../datum.ts'
import { type Area, frame } from '../frame.ts'
import type { Mark } from '../mark.ts'
import { type Reference, referenceOf, referenceY } from '../reference.ts'
import { isLog, measureScale, numberScale, yearsOf } from '../scale.ts'
import { drawSeries, nameRoom, type YearFrame } from '../series.ts'
import type { Plotted } from '../target.ts'

interface YearLayout extends YearFrame {
  years: number[]
  height: number
  reference: Reference | null
}

/** A picture over years laid out: a year a place along the bottom, the measure upright from zero. */
export function yearLayout(
  { data, whole }: Panel,
  spec: ChartSpec,
  context: ChartContext,
  { named = data, foot = 24 } = {},
): YearLayout {
  const { width } = context
  const years = yearsOf(whole)
  const reference = referenceOf(spec, whole, 'y', context.format(spec.y))
  const height = Math.round(Math.min(context.height, 360, Math.max(250, width * 0.42)))
  const area: Area = { left: 0, right: width - nameRoom(named, context), top: 30, bottom: height - foot }
  const y = measureScale(spec, [...whole.map((d) => d.y), reference?.at ?? null], [area.bottom, area.top], {
    room: 1.12,
    tickPx: 44,
  })
  area.left = tickRoom(y)
  const inset = Math.min(34, (area.right - area.left) / 8)
  const x = numberScale(years[0] ?? 0, years.at(-1) ?? 0, area.left + inset, area.right - inset)
  return { area, x, y, years, height, reference }
}

/** The plot over a layout of years: its axes, what stands behind them and before; `below` is told under each year. */
export function yearPlot(
  { area, x, y, years, height, reference }: YearLayout,
  spec: ChartSpec,
  context: ChartContext,
  { behind = [], front, below = [] }: { behind?: Plot.Markish[]; front: Plot.Markish[]; below?: string[] },
): Plotted['plot'] {
  const { theme, width } = context
  const names = years.map((at, i) => ({ at, px: x.at(at), name: String(at), below: below[i] ?? '' }))
  return {
    ...frame(area, height, context),
    width,
    height,
    x: x.options,
    y: y.options,
    marks: [
      ...behind,
      ...axisY(y, spec.label === undefined ? '' : context.format(spec.y).unit, context),
      axisNames(names, theme),
      ...(isLog(spec) ? [] : [Plot.ruleY([y.base], { stroke: theme.muted, className: 'zero' })]),
      ...referenceY(reference, area, context),
      ...front,
    ],
  }
}

function draw(panel: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const layout = yearLayout(panel, spec, context)
  const { marks, targets, signs } = drawSeries(panel.data, layout, spec, context)
  return { plot: yearPlot(layout, spec, context, { front: marks }), targets, signs, joined: true }
}

/** Series over the years: gaps stay open, a change of scope is marked, derived years are hollow. */
export const LINE_MARK: Mark = {
  name: 'line',
  title: () => msg('折线'),
  draws: () =>
    msg('一个量历年怎样变：最多八条线，再多自动画成带子；没有的年度断开，推算的年度是空心点和虚线'),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'measure', needed: true },
    { key: 'color', takes: 'name', needed: false },
    { key: 'facet', takes: 'name', needed: false },
  ],
  options: ['scale', 'labels', 'rule', 'hollow', 'symbol', 'seam'],
  measure: 'y',
  along: 'x',
  across: true,
  least: [280, 120],
  suits: ({ measures: [y], years, unit, texts }) =>
    y === undefined || years < 2 ? null : { x: 'fiscal_year', y, color: unit ?? texts[0] ?? '', label: y },
  draw,
}
