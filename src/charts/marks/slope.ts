import * as Plot from '@observablehq/plot'
import { greatest, least } from 'd3-array'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { STAGE_ORDER } from '../../model/vocabulary.ts'
import { dotMarks, type Standing } from '../crowd.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_FAINT } from '../forms.ts'
import { type Area, frame, type Label, labelMarks } from '../frame.ts'
import { dodge, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat } from '../reference.ts'
import { drawable, isLog, measureScale, numberScale } from '../scale.ts'
import { seriesOf } from '../series.ts'
import { type Spread, spreadOf } from '../stats.ts'
import type { Plotted, Target } from '../target.ts'
import { shorten, textWidth } from '../text.ts'
import type { Theme } from '../theme.ts'

/** One thing at both ends. */
interface Pair {
  name: string
  a: Datum
  b: Datum
}

/** The first and the last column: years by number, stages as they follow each other. */
function endsOf(data: readonly Datum[]): [string, string] {
  const names = [...new Set(data.map((d) => d.across))]
  const place = (name: string) => (STAGE_ORDER.includes(name) ? STAGE_ORDER.indexOf(name) : Number(name) || 0)
  names.sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'))
  return [names[0]!, names.at(-1)!]
}

/** Of many the one that rose most and the one that fell most. */
function furthest(pairs: readonly Pair[], isRatio: boolean): Pair[] {
  const rise = ({ a, b }: Pair) => (isRatio ? b.y! / a.y! : b.y! - a.y!)
  const ends = [greatest(pairs, rise), least(pairs, rise)]
  return pairs.length < LEAST_SPREAD ? [] : [...new Set(ends)].filter((pair) => pair !== undefined)
}

/** Many lines as one path, parted between them. */
const faintMark = (pairs: readonly Pair[], color: string): Plot.Markish =>
  Plot.line(
    pairs.flatMap(({ a, b }) => [
      { end: 0, y: a.y },
      { end: 1, y: b.y },
      { end: Number.NaN, y: Number.NaN },
    ]),
    {
      x: 'end',
      y: 'y',
      z: null,
      stroke: color,
      strokeWidth: 0.8,
      strokeOpacity: 0.6,
      className: 'faint',
    },
  )

/** In place of too many lines: where the middle eight tenths and the middle half of them lie. */
const bandMarks = (ends: readonly (Spread & { end: number })[], theme: Theme): Plot.Markish[] =>
  (
    [
      ['tenth', 'nineTenths', theme.fringe],
      ['quarter', 'threeQuarters', theme.band],
    ] as const
  ).map(([y1, y2, fill]) => Plot.areaY(ends, { x: 'end', y1, y2, fill, className: 'band' }))

const linkMark = (pairs: readonly Pair[], options: Plot.LinkOptions): Plot.Markish =>
  Plot.link(pairs, {
    x1: 0,
    x2: 1,
    y1: ({ a }: Pair) => a.y,
    y2: ({ b }: Pair) => b.y,
    stroke: ({ b }: Pair) => b.color,
    strokeWidth: 2,
    className: 'slope',
    ...options,
  })

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const format = context.format(spec.y)
  const ends = endsOf(whole)
  const at = (end: string) => data.filter((d) => d.across === end && drawable(spec, d.y))
  const pairs = [...seriesOf(data)].flatMap(([name, own]): Pair[] => {
    const [a, b] = ends.map((end) => own.find((d) => d.across === end && drawable(spec, d.y)))
    return a === undefined || b === undefined ? [] : [{ name, a, b }]
  })
  const left = new Set(data.map((d) => d.series)).size - pairs.length
  const height = Math.min(context.height, 420)
  const followed = pairs.filter(({ b }) => b.named)
  const front = followed.length > 0 ? followed : furthest(pairs, isLog(spec))
  const rest = pairs.filter((pair) => !front.includes(pair))
  const spreads = ends.map((end) => {
    const spread = spreadOf(at(end).map((d) => d.y))
    return spread === null || spread.n < LEAST_SPREAD ? null : spread
  })
  const saidOf = (d: Datum) => formatNumber(String(d.row[spec.y!] ?? d.y), format)
  // A unit that stands there for several years is told with its year.
  const once = new Set(front.map(({ b }) => b.unit?.unit_id ?? b.series)).size === front.length
  const nameAndValue = (d: Datum) => `${shorten(nameOf(d, once), width < 560 ? 5 : 16)} ${saidOf(d)}`
  const medians = spreads.map((spread) =>
    spread === null ? '' : msg(str`中位数 ${formatNumber(spread.median, middleFormat(format))}`),
  )
  // The medians stand beside the labels of the followed, so both sides leave room for them.
  const roomFor = (list: readonly string[]) => Math.max(4, ...list.map(textWidth)) * SIZE + 24
  const area: Area = {
    left: roomFor([...front.map(({ a }) => saidOf(a)), medians[0]!]),
    right: width - roomFor([...front.map(({ b }) => nameAndValue(b)), medians[1]!]),
    top: 40,
    bottom: height - 12,
  }
  const y = measureScale(
    spec,
    whole.filter((d) => ends.includes(d.across)).map((d) => d.y),
    [area.bottom, area.top],
    { room: 1.03, zero: false },
  )
  const x = numberScale(0, 1, area.left, area.right)
  const standing = front.flatMap(({ a, b }): Standing[] => [
    { d: a, x: area.left, y: y.at(a.y!) },
    { d: b, x: area.right, y: y.at(b.y!) },
  ])
  const stroke = followed.length > 0 ? {} : { stroke: theme.muted }
  const isDashed = ({ a, b }: Pair) => a.derived || b.derived
  const targets = [...front, ...rest].flatMap(({ name, a, b }): Target[] => [
    { x: area.left, y: y.at(a.y!), datum: a, row: name, column: ends[0] },
    { x: area.right, y: y.at(b.y!), datum: b, row: name, column: ends[1] },
  ])
  const spread = spreads.flatMap((own, end) => (own === null ? [] : [{ ...own, end }]))
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        Plot.ruleX([0, 1], { stroke: theme.muted, className: 'end' }),
        Plot.ruleY([y.base], { stroke: theme.grid, className: 'zero' }),
        ...(rest.length > MOST_FAINT ? bandMarks(spread, theme) : []),
        Plot.rect(spread, {
          x1: 'end',
          x2: 'end',
          y1: 'quarter',
          y2: 'threeQuarters',
          insetLeft: -7,
          insetRight: -7,
          fill: theme.band,
          className: 'quartiles',
        }),
        ...(rest.length > 0 && rest.length <= MOST_FAINT ? [faintMark(rest, theme.quiet)] : []),
        ...(spread.length < 2
          ? []
          : [
              Plot.line(spread, {
                x: 'end',
                y: 'median',
                stroke: theme.ink,
                strokeDasharray: '6 3',
                className: 'median',
              }),
            ]),
        linkMark(
          front.filter((pair) => !isDashed(pair)),
          stroke,
        ),
        linkMark(front.filter(isDashed), { ...stroke, strokeDasharray: '3 4' }),
        ...dotMarks(standing, theme, 4),
        ...labelMarks(
          [
            { x: area.left, y: 24, text: shorten(ends[0], 8), fill: theme.muted },
            { x: area.right, y: 24, text: shorten(ends[1], 8), fill: theme.muted },
            { x: 2, y: 9, text: shorten(format.unit, 8), anchor: 'start', fill: theme.muted },
            ...sideOf(
              front.map(({ a }) => [y.at(a.y!), saidOf(a)]),
              0,
            ),
            ...sideOf(
              front.map(({ b }) => [y.at(b.y!), nameAndValue(b)]),
              1,
            ),
          ],
          theme,
        ),
      ],
    },
    targets,
    signs:
      spread.length === 0
        ? []
        : rest.length > MOST_FAINT
          ? ['quartiles', 'tenths', 'median']
          : ['quartiles', 'median'],
    notes: [
      ...(followed.length === 0 && front.length > 0
        ? [msg('写名字的是升得最多（或降得最少）和降得最多的。')]
        : []),
      ...(left > 0 ? [msg(str`${left} 个只有一头有数，不在图里。`)] : []),
      ...(rest.length > MOST_FAINT
        ? [msg(str`另外 ${rest.length} 条线多过 ${MOST_FAINT} 条，只画带子；指着看每一个。`)]
        : []),
    ],
    joined: true,
  }

  /** The words at one end: the followed, and the median among them, moved apart. */
  function sideOf(list: readonly [number, string][], end: 0 | 1): Label[] {
    const own: Spread | null = spreads[end]!
    const all = list.map(([px, text]) => ({ px, text, fill: theme.ink }))
    if (own !== null) all.push({ px: y.at(own.median), text: medians[end]!, fill: theme.muted })
    const places = dodge(
      all.map(({ px }) => px),
      area.top,
      area.bottom + 4,
    )
    return all.map(({ text, fill }, i) => ({
      x: end === 0 ? area.left - 11 : area.right + 11,
      y: places[i]!,
      text,
      fill,
      anchor: end === 0 ? 'end' : 'start',
    }))
  }
}

/** Two years or stages of one measure: where each began and where it came to. */
export const SLOPE: Mark = {
  name: 'slope',
  title: () => msg('斜线'),
  draws: () =>
    msg(
      '一个量的两头（两个年度、预算和决算）：每个单位一条斜线，关注的写名字，两头有中位数和四分位；多过两头时取第一和最后',
    ),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'measure', needed: true },
    { key: 'color', takes: 'name', needed: true },
  ],
  options: ['scale'],
  measure: 'y',
  along: 'y',
  across: false,
  least: [280, 160],
  draw,
}
