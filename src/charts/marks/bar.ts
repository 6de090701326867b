import * as Plot from '@observablehq/plot'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisX } from '../axes.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { frame } from '../frame.ts'
import type { Mark } from '../mark.ts'
import { referenceX } from '../reference.ts'
import { layRows, rowWords } from '../row-layout.ts'
import { drawable } from '../scale.ts'
import type { Plotted } from '../target.ts'
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
  const labels = namesOf(data)
  const rows = data.map((d, i) => ({
    name: labels[i]!,
    bold: d.unit !== null,
    note: noteOf(d, spec, context),
    most: d.x,
  }))
  const layout = layRows(rows, whole, spec, context, { indent: 0, gap: 8, share: 0.4 })
  const { area, names, reference, x, y, height } = layout
  const half = Math.min(11, names.row / 2 - 3)
  const bars = data.map((d, i) => {
    const to = drawable(spec, d.x) ? x.at(d.x) : x.at(x.base)
    return { d, i, middle: y.at(i + 0.5), to, end: Math.max(x.at(x.base), to) }
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
        ...rowWords(rows, layout, context, (i) => ({
          x: bars[i]!.end + 6,
          fill: bars[i]!.d.x === null ? theme.muted : theme.ink,
        })),
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
