import { msg, str } from '@lit/localize'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisX, words } from '../axes.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { LINE, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { referenceOf, referenceX } from '../reference.ts'
import { nameColumn } from '../rows.ts'
import { drawable, measureScale } from '../scale.ts'
import { el, group } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { shorten, textWidth } from '../text.ts'
import { gapWords } from '../tip.ts'

/** What stands behind a bar: its value or why there is none, what the chart line adds, and its doubts. */
function noteOf(d: Datum, spec: ChartSpec, context: ChartContext): string {
  const value =
    d.x === null
      ? d.gap === null && spec.missing
        ? msg(spec.missing)
        : gapWords(d.gap)
      : spec.labels === 'off'
        ? ''
        : formatNumber(String(d.row[spec.x!] ?? d.x), context.format(spec.x))
  const more = spec.text && d.row[spec.text] ? `  ${d.row[spec.text]}` : ''
  const stale = d.staleYear === null ? '' : msg(str`（${d.staleYear} 年人数）`)
  const stage = d.budget ? msg('（预算）') : ''
  return `${value}${more}${stage}${stale}${mark(d)}`
}

/** What each bar is called; with the year where the same name stands for several. */
function namesOf(data: readonly Datum[]): string[] {
  const times = new Map<string, number>()
  for (const { label } of data) times.set(label, (times.get(label) ?? 0) + 1)
  return data.map(({ label, year }) =>
    times.get(label)! > 1 && year !== null && !label.includes(String(year)) ? `${label} ${year}` : label,
  )
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  const top = reference === null ? 6 : 20
  const labels = namesOf(data)
  const names = nameColumn(labels, width, context.height - top - 38)
  const notes = data.map((d) => noteOf(d, spec, context))
  const asked = spec.max === undefined ? null : Number(spec.max)
  const values = [...whole.map((d) => d.x), reference?.at ?? null]
  const most = Math.max(asked ?? 0, ...values.map((value) => value ?? 0)) || 1
  const least = Math.min(0, ...values.map((value) => value ?? 0))
  // The bars end where the longest note behind one of them still fits.
  let inner = width - names.margin - 10
  data.forEach((d, i) => {
    const share = (Math.max(0, d.x ?? 0) - least) / (most - least)
    const room = width - names.margin - 8 - textWidth(notes[i]!) * SIZE
    if (share > 0) inner = Math.min(inner, room / share)
  })
  inner = Math.max(inner, (width - names.margin) * 0.4)
  const area: Area = {
    left: names.margin,
    right: names.margin + inner,
    top,
    bottom: top + data.length * names.row,
  }
  const scale = measureScale(spec, values, [area.left, area.right], { most: asked, tickPx: 90 })
  const bars: string[] = []
  const said: string[] = []
  const targets: Target[] = []
  data.forEach((d, i) => {
    const middle = area.top + (i + 0.5) * names.row
    const half = Math.min(11, names.row / 2 - 3)
    const [from, to] = [scale.at(scale.base), drawable(spec, d.x) ? scale.at(d.x) : scale.at(scale.base)]
    const [x1, x2] = [Math.min(from, to), Math.max(from, to)]
    const pale = d.derived || d.staleYear !== null || d.budget
    if (d.x !== null)
      bars.push(
        el('rect', {
          x: x1,
          y: middle - half,
          width: Math.max(0.5, x2 - x1),
          height: 2 * half,
          fill: d.color,
          ...(pale ? { 'fill-opacity': 0.35, stroke: d.color, 'stroke-dasharray': '4 3' } : {}),
        }),
      )
    const lines = names.lines.get(labels[i]!) ?? []
    for (const [k, line] of lines.entries())
      said.push(
        words(area.left - 8, middle + 4 + (k - (lines.length - 1) / 2) * LINE, line, {
          'text-anchor': 'end',
          ...(d.unit === null ? {} : { 'font-weight': 600 }),
        }),
      )
    const end = Math.max(from, to) + 6
    const note = shorten(notes[i]!, (width - end) / SIZE)
    said.push(
      words(end, middle + 4, note, { halo: theme.paper, ...(d.x === null ? { fill: theme.muted } : {}) }),
    )
    targets.push({
      x: x2,
      y: middle,
      box: { x1: area.left, x2: Math.max(x2, area.left + 24), y1: middle - half, y2: middle + half },
      datum: d,
      row: `${i}`,
    })
  })
  const zero = scale.at(scale.base)
  return {
    width,
    height: area.bottom + 38,
    body:
      axisX(scale, area, spec.label === undefined ? '' : context.format(spec.x).unit, context) +
      group('bar', {}, bars) +
      el('line', { x1: zero, x2: zero, y1: area.top, y2: area.bottom, stroke: theme.muted }) +
      referenceX(reference, scale, area, context) +
      group('label', { fill: theme.ink }, said),
    targets,
  }
}

/** Horizontal bars, one a row; a value that is not there is said in words, with the reason. */
export const BAR: Mark = {
  name: 'bar',
  title: () => msg('条形'),
  draws: () => msg('一个量排个次序：一个值写成一句话，二到十五个画条形，再多自动画成分布带'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'measure', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'name', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: false },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
  ],
  options: ['sort', 'labels', 'text', 'rule', 'max', 'missing'],
  measure: 'x',
  along: 'y',
  across: false,
  least: [300, 90],
  suits: ({ measures: [x], name, unit }) =>
    x === undefined || name === undefined
      ? null
      : { x, y: name, ...(unit === 'unit' ? { color: 'unit' } : {}), sort: 'desc', label: x },
  draw,
}
