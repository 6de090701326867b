import { msg, str } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import { group as groupBy } from 'd3-array'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisRows, axisX, FOOT } from '../axes.ts'
import { type ChartContext, type Datum, isPlanned, mark, type Panel } from '../datum.ts'
import { type Area, frame, type Label, labelMarks } from '../frame.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { referenceOf, referenceX } from '../reference.ts'
import { nameColumn } from '../rows.ts'
import { measureScale, rowScale } from '../scale.ts'
import type { Plotted } from '../target.ts'
import { shorten, textWidth } from '../text.ts'
import { gapWords } from '../tip.ts'

/** An end of a pair: its row, counted from the top. */
interface End {
  d: Datum
  i: number
}

/** What stands behind a pair: both values, whose headcount they were divided by, and their doubts. */
function noteOf(own: readonly Datum[], spec: ChartSpec, context: ChartContext): string {
  const said = own.map((d) =>
    d.x === null ? gapWords(d.gap) : formatNumber(String(d.row[spec.x!] ?? d.x), context.format(spec.x)),
  )
  const stale = own.find((d) => d.staleYear !== null)?.staleYear
  return `${spec.labels === 'off' ? '' : said.join(' → ')}${stale === undefined ? '' : msg(str`（${stale} 年人数）`)}${mark(own.find((d) => d.doubt) ?? own[0]!)}`
}

/** Two values of one thing, joined: the planned end hollow. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const format = context.format(spec.x)
  const rows = [...groupBy(data, (d) => d.label)].map(([label, own], i) => ({
    label,
    own,
    note: noteOf(own, spec, context),
    ends: own.filter((d) => d.x !== null).map((d): End => ({ d, i })),
  }))
  const reference = referenceOf(spec, whole, 'x', format)
  const top = reference === null ? 6 : 20
  const names = nameColumn(
    rows.map(({ label }) => label),
    width,
    context.height - top - FOOT,
    { least: 30 },
  )
  const values = [...whole.map((d) => d.x), reference?.at ?? null]
  const most = Math.max(...values.map((value) => value ?? 0)) || 1
  // The ring of a planned end at zero stays clear of the names.
  const left = names.margin + 4
  let inner = width - left - 12
  for (const { own, note } of rows) {
    const share = Math.max(0, ...own.map((d) => d.x ?? 0)) / most
    if (share > 0) inner = Math.min(inner, (width - left - 14 - textWidth(note) * SIZE) / share)
  }
  inner = Math.max(inner, (width - left) * 0.35)
  const area: Area = {
    left,
    right: left + inner,
    top,
    bottom: top + rows.length * names.row,
  }
  const x = measureScale(spec, values, [area.left, area.right], { tickPx: 110 })
  const y = rowScale(rows.length, area.top, area.bottom)
  const ends = rows.flatMap((row) => row.ends)
  const pairs = rows.filter((row) => row.ends.length > 1).map((row) => row.ends)
  const xs = (pair: readonly End[]) => pair.map(({ d }) => d.x!)
  const height = area.bottom + FOOT
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        ...axisX(x, area, spec.label === undefined ? '' : format.unit, context),
        ...referenceX(reference, x, area, context),
        Plot.ruleY(pairs, {
          y: (pair: End[]) => pair[0]!.i + 0.5,
          x1: (pair: End[]) => Math.min(...xs(pair)),
          x2: (pair: End[]) => Math.max(...xs(pair)),
          stroke: theme.muted,
          strokeWidth: 2,
          className: 'link',
        }),
        Plot.dot(ends, {
          x: ({ d }: End) => d.x,
          y: ({ i }: End) => i + 0.5,
          r: ({ d }: End) => (isPlanned(d.series) ? 7 : 5),
          fill: ({ d }: End) =>
            isPlanned(d.series) || d.derived || d.staleYear !== null ? theme.paper : d.color,
          stroke: ({ d }: End) => d.color,
          strokeWidth: 2.2,
          className: 'dot',
          sort: null,
        }),
        ...axisRows(
          names,
          rows.map(({ label, own }) => ({ name: label, bold: own.some((d) => d.unit !== null) })),
          theme,
        ),
        ...labelMarks(
          rows.map(({ note, ends: own }, i): Label => {
            const end = Math.max(x.at(x.base), ...own.map(({ d }) => x.at(d.x!))) + 12
            return {
              x: end,
              y: y.at(i + 0.5),
              text: shorten(note, (width - end) / SIZE),
              anchor: 'start',
              halo: true,
            }
          }),
          theme,
        ),
      ],
      r: { type: 'identity' },
    },
    targets: ends.map(({ d, i }) => ({
      x: x.at(d.x!),
      y: y.at(i + 0.5),
      datum: d,
      row: d.label,
      column: d.series,
    })),
    signs: data.some((d) => isPlanned(d.series)) ? ['planned'] : [],
  }
}

/** Two values of one thing, joined. */
export const DUMBBELL: Mark = {
  name: 'dumbbell',
  title: () => msg('对比点'),
  draws: () => msg('一行两个值连起来（预算和决算、编制和在职），计划的一头空心；多过十五行自动画成斜线'),
  channels: [
    { key: 'x', takes: 'measure', needed: true },
    { key: 'y', takes: 'name', needed: true },
    { key: 'color', takes: 'name', needed: true },
    { key: 'facet', takes: 'name', needed: false },
  ],
  options: ['sort', 'labels', 'rule'],
  measure: 'x',
  along: 'y',
  across: false,
  least: [300, 90],
  draw,
}
