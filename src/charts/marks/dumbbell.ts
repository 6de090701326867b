import * as Plot from '@observablehq/plot'
import { group as groupBy } from 'd3-array'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisX } from '../axes.ts'
import { type ChartContext, type Datum, isPlanned, mark, type Panel } from '../datum.ts'
import { frame } from '../frame.ts'
import type { Mark } from '../mark.ts'
import { referenceX } from '../reference.ts'
import { layRows, rowWords } from '../row-layout.ts'
import type { Plotted } from '../target.ts'
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
  const rows = [...groupBy(data, (d) => d.label)].map(([name, own], i) => ({
    name,
    bold: own.some((d) => d.unit !== null),
    note: noteOf(own, spec, context),
    most: Math.max(0, ...own.map((d) => d.x ?? 0)),
    ends: own.filter((d) => d.x !== null).map((d): End => ({ d, i })),
  }))
  // The ring of a planned end at zero stays clear of the names.
  const layout = layRows(rows, whole, spec, context, { indent: 4, gap: 14, share: 0.35, least: 30 })
  const { area, reference, x, y, height } = layout
  const ends = rows.flatMap((row) => row.ends)
  const pairs = rows.filter((row) => row.ends.length > 1).map((row) => row.ends)
  const xs = (pair: readonly End[]) => pair.map(({ d }) => d.x!)
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        ...axisX(x, area, spec.label === undefined ? '' : context.format(spec.x).unit, context),
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
        ...rowWords(rows, layout, context, (i) => ({
          x: Math.max(x.at(x.base), ...rows[i]!.ends.map(({ d }) => x.at(d.x!))) + 12,
        })),
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
