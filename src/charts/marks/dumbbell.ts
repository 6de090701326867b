import { msg, str } from '@lit/localize'
import { group as groupBy } from 'd3-array'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisX, words } from '../axes.ts'
import { type ChartContext, type Datum, isPlanned, mark, type Panel } from '../datum.ts'
import { LINE, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { referenceOf, referenceX } from '../reference.ts'
import { nameColumn } from '../rows.ts'
import { measureScale } from '../scale.ts'
import { el, group } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { shorten, textWidth } from '../text.ts'
import { gapWords } from '../tip.ts'

/** Two values of one thing, joined: the planned end hollow. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const format = context.format(spec.x)
  const rows = [...groupBy(data, (d) => d.label)]
  const reference = referenceOf(spec, whole, 'x', format)
  const top = reference === null ? 6 : 20
  const names = nameColumn(
    rows.map(([label]) => label),
    width,
    context.height - top - 38,
    30,
  )
  const noteOf = (own: readonly Datum[]) => {
    const said = own.map((d) =>
      d.x === null ? gapWords(d.gap) : formatNumber(String(d.row[spec.x!] ?? d.x), format),
    )
    const stale = own.find((d) => d.staleYear !== null)?.staleYear
    return `${spec.labels === 'off' ? '' : said.join(' → ')}${stale === undefined ? '' : msg(str`（${stale} 年人数）`)}${mark(own.find((d) => d.doubt) ?? own[0]!)}`
  }
  const values = [...whole.map((d) => d.x), reference?.at ?? null]
  const most = Math.max(...values.map((value) => value ?? 0)) || 1
  let inner = width - names.margin - 12
  for (const [, own] of rows) {
    const share = Math.max(0, ...own.map((d) => d.x ?? 0)) / most
    if (share > 0)
      inner = Math.min(inner, (width - names.margin - 14 - textWidth(noteOf(own)) * SIZE) / share)
  }
  inner = Math.max(inner, (width - names.margin) * 0.35)
  const area: Area = {
    left: names.margin,
    right: names.margin + inner,
    top,
    bottom: top + rows.length * names.row,
  }
  const scale = measureScale(spec, values, [area.left, area.right], { tickPx: 90 })
  const [links, dots, labels]: string[][] = [[], [], []]
  const targets: Target[] = []
  rows.forEach(([label, own], i) => {
    const y = area.top + (i + 0.5) * names.row
    const held = own.filter((d) => d.x !== null)
    const places = held.map((d) => scale.at(d.x!))
    if (held.length > 1)
      links!.push(el('line', { x1: Math.min(...places), x2: Math.max(...places), y1: y, y2: y }))
    held.forEach((d, k) => {
      const planned = isPlanned(d.series)
      const pale = planned || d.derived || d.staleYear !== null
      dots!.push(
        el('circle', {
          cx: places[k]!,
          cy: y,
          r: planned ? 7 : 5,
          fill: pale ? theme.paper : d.color,
          stroke: d.color,
          'stroke-width': 2.2,
        }),
      )
      targets.push({ x: places[k]!, y, datum: d, row: label, column: d.series })
    })
    const lines = names.lines.get(label) ?? []
    const weight = own.some((d) => d.unit !== null) ? { 'font-weight': 600 } : {}
    for (const [k, line] of lines.entries())
      labels!.push(
        words(area.left - 10, y + 4 + (k - (lines.length - 1) / 2) * LINE, line, {
          'text-anchor': 'end',
          ...weight,
        }),
      )
    const end = Math.max(scale.at(scale.base), ...places) + 12
    labels!.push(words(end, y + 4, shorten(noteOf(own), (width - end) / SIZE), { halo: theme.paper }))
  })
  return {
    width,
    height: area.bottom + 38,
    body:
      axisX(scale, area, spec.label === undefined ? '' : format.unit, context) +
      referenceX(reference, scale, area, context) +
      group('link', { stroke: theme.muted, 'stroke-width': 2 }, links!) +
      group('dot', {}, dots!) +
      group('label', { fill: theme.ink }, labels!),
    targets,
    signs: data.some((d) => isPlanned(d.series)) ? ['planned'] : [],
  }
}

/** Two values of one thing, joined. */
export const DUMBBELL: Mark = {
  name: 'dumbbell',
  title: () => msg('对比点'),
  draws: () => msg('一行两个值连起来（预算和决算、编制和在职），计划的一头空心；多过十五行自动画成斜线'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'measure', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'name', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: true },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
  ],
  options: ['sort', 'labels', 'rule'],
  measure: 'x',
  along: 'y',
  across: false,
  least: [300, 90],
  draw,
}
