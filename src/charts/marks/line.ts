import { msg } from '@lit/localize'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisNames, axisY, tickRoom } from '../axes.ts'
import type { ChartContext, Panel } from '../datum.ts'
import type { Mark } from '../mark.ts'
import { referenceOf, referenceY } from '../reference.ts'
import { isLog, measureScale, yearsOf } from '../scale.ts'
import { drawSeries, nameRoom } from '../series.ts'
import { el } from '../svg.ts'
import type { Plotted } from '../target.ts'

/** The frame of a picture over years: a year a place along the bottom, the measure upright from zero. */
export function yearFrame(
  { data, whole }: Panel,
  spec: ChartSpec,
  context: ChartContext,
  named = data,
  foot = 24,
) {
  const { width } = context
  const years = yearsOf(whole)
  const reference = referenceOf(spec, whole, 'y', context.format(spec.y))
  const height = Math.min(context.height, 360, Math.max(250, width * 0.42))
  const area: Area = { left: 0, right: width - nameRoom(named, context), top: 30, bottom: height - foot }
  const y = measureScale(spec, [...whole.map((d) => d.y), reference?.at ?? null], [area.bottom, area.top], {
    room: 1.12,
    tickPx: 44,
  })
  area.left = tickRoom(y)
  const inset = Math.min(34, (area.right - area.left) / 8)
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const x = (year: number) =>
    area.left + inset + ((year - first) / Math.max(1, last - first)) * (area.right - area.left - 2 * inset)
  return { area, x, y, years, height, reference }
}

function draw(panel: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const { area, x, y, years, height, reference } = yearFrame(panel, spec, context)
  const series = drawSeries(panel.data, { area, x, y }, spec, context)
  const zero = y.at(y.base)
  return {
    width,
    height,
    body:
      axisY(y, area, spec.label === undefined ? '' : context.format(spec.y).unit, context) +
      axisNames(
        years.map((year) => ({ x: x(year), name: String(year) })),
        area,
        theme,
      ) +
      (isLog(spec)
        ? ''
        : el('line', { x1: area.left, x2: area.right, y1: zero, y2: zero, stroke: theme.muted })) +
      referenceY(reference, y, area, context) +
      series.body,
    targets: series.targets,
    signs: series.signs,
    joined: true,
  }
}

/** Series over the years: gaps stay open, a change of scope is marked, derived years are hollow. */
export const LINE_MARK: Mark = {
  name: 'line',
  title: () => msg('折线'),
  draws: () =>
    msg('一个量历年怎样变：最多八条线，再多自动画成带子；没有的年度断开，推算的年度是空心点和虚线'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'measure', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: false },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
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
