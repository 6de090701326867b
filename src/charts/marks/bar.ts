import { msg, str } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisRows, axisX, FOOT } from '../axes.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { type Area, frame, type Label, labelMarks } from '../frame.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { referenceOf, referenceX } from '../reference.ts'
import { nameColumn } from '../rows.ts'
import { drawable, measureScale, rowScale } from '../scale.ts'
import type { Plotted } from '../target.ts'
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
  const more = spec.text && d.row[spec.text] ? `　${d.row[spec.text]}` : ''
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

const isPale = (d: Datum) => d.derived || d.staleYear !== null || d.budget

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  const top = reference === null ? 6 : 20
  const labels = namesOf(data)
  const names = nameColumn(labels, width, context.height - top - FOOT)
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
  const x = measureScale(spec, values, [area.left, area.right], { most: asked, tickPx: 110 })
  const y = rowScale(data.length, area.top, area.bottom)
  const half = Math.min(11, names.row / 2 - 3)
  const bars = data.map((d, i) => {
    const middle = y.at(i + 0.5)
    const to = drawable(spec, d.x) ? x.at(d.x) : x.at(x.base)
    const end = Math.max(x.at(x.base), to)
    return { d, i, middle, to, end, note: shorten(notes[i]!, (width - end - 6) / SIZE) }
  })
  const drawn = bars.filter(({ d }) => d.x !== null)
  const rects = (some: typeof bars, options: Plot.RectOptions) =>
    Plot.rect(some, {
      x1: x.base,
      x2: ({ d }: (typeof bars)[number]) => d.x,
      y1: ({ i }: (typeof bars)[number]) => i + 0.5 - half / names.row,
      y2: ({ i }: (typeof bars)[number]) => i + 0.5 + half / names.row,
      fill: ({ d }: (typeof bars)[number]) => d.color,
      className: 'bar',
      ...options,
    })
  const height = area.bottom + FOOT
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        ...axisX(x, area, spec.label === undefined ? '' : context.format(spec.x).unit, context),
        rects(
          drawn.filter(({ d }) => !isPale(d)),
          {},
        ),
        rects(
          drawn.filter(({ d }) => isPale(d)),
          { fillOpacity: 0.35, stroke: ({ d }: (typeof bars)[number]) => d.color, strokeDasharray: '4 3' },
        ),
        Plot.ruleX([x.base], { stroke: theme.muted, className: 'zero' }),
        ...referenceX(reference, x, area, context),
        ...axisRows(
          names,
          data.map((d, i) => ({ name: labels[i]!, bold: d.unit !== null })),
          theme,
        ),
        ...labelMarks(
          bars.map(
            ({ d, middle, end, note }): Label => ({
              x: end + 6,
              y: middle,
              text: note,
              anchor: 'start',
              halo: true,
              fill: d.x === null ? theme.muted : theme.ink,
            }),
          ),
          theme,
        ),
      ],
    },
    targets: bars.map(({ d, i, middle, to, end }) => ({
      x: to,
      y: middle,
      box: { x1: area.left, x2: Math.max(end, area.left + 24), y1: middle - half, y2: middle + half },
      datum: d,
      row: `${i}`,
    })),
  }
}

/** Horizontal bars, one a row; a value that is not there is said in words, with the reason. */
export const BAR: Mark = {
  name: 'bar',
  title: () => msg('条形'),
  draws: () => msg('一个量排个次序：一个值写成一句话，二到十五个画条形，再多自动画成分布带'),
  channels: [
    { key: 'x', takes: 'measure', needed: true },
    { key: 'y', takes: 'name', needed: true },
    { key: 'color', takes: 'name', needed: false },
    { key: 'facet', takes: 'name', needed: false },
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
