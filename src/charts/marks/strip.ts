import * as Plot from '@observablehq/plot'
import { group as groupBy } from 'd3-array'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisX, FOOT } from '../axes.ts'
import { boxOf, crowdMarks, dotMarks, type Standing } from '../crowd.ts'
import type { ChartContext, Datum, Panel } from '../datum.ts'
import { STRIP } from '../forms.ts'
import { type Area, frame, type Label, type Leader, labelMarks, leaderMarks } from '../frame.ts'
import { Room, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat, referenceOf, referenceX } from '../reference.ts'
import { drawable, type MeasureScale, measureScale } from '../scale.ts'
import { type Spread, spreadOf } from '../stats.ts'
import type { Plotted } from '../target.ts'
import { shorten } from '../text.ts'
import { gapWords } from '../tip.ts'

const CAPTION = 18
const RADII = [5, 4, 3.5, 3, 2.5, 2, 1.5, 1]
/** The part of the dots that stand free of each other. */
const FREE = 0.7

/** A year or stage of a strip, or all where there is one: its things in their places, from `from` to `to` in px. */
interface Lane {
  name: string
  top: number
  from: number
  to: number
  spread: Spread
  standing: Standing[]
  r: number
}

/**
 * Dots side by side in columns of their own width, piled about the middle; as large as lets most of them stand free, those of
 * higher piles closer. (Plot's dodge keeps the size of the dots and lets the pile grow; here the height is what is kept.)
 */
function swarm(data: readonly Datum[], scale: MeasureScale, from: number, to: number) {
  const [middle, height] = [(from + to) / 2, to - from]
  const pilesOf = (r: number) => [...groupBy(data, (d) => Math.round(scale.at(d.x!) / (2 * r))).values()]
  const free = (r: number) =>
    pilesOf(r).reduce((sum, pile) => sum + Math.min(pile.length, height / (2 * r)), 0) / data.length
  // Many that are equal, such as zeros, cannot stand free: these do not make all others small.
  const least = data.length <= 150 ? 3.5 : data.length <= 600 ? 2.5 : data.length <= 2000 ? 1.5 : 1
  const r = RADII.find((one) => one <= least || free(one) >= FREE)!
  const standing = pilesOf(r).flatMap((pile) =>
    pile.map((d, i): Standing => {
      const off = (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2)
      return { d, x: scale.at(d.x!), y: middle + off * Math.min(2 * r, height / pile.length) }
    }),
  )
  return { standing, r }
}

/**
 * What the lanes tell apart: stages or parts where the colours do, else years, the latest last; one lane of all where there is
 * one. At most as many as stand under each other.
 */
function lanesOf(data: readonly Datum[], isUnits: boolean) {
  const laneOf = (d: Datum) => (isUnits ? String(d.year ?? '') : d.series)
  const names = [...new Set(data.map(laneOf))].filter((name) => name !== '')
  if (isUnits) names.sort()
  if (names.length < 2 || (!isUnits && names.length > STRIP.lanes))
    return { names: [''], left: 0, laneOf: () => '' }
  return { names: names.slice(-STRIP.lanes), left: Math.max(0, names.length - STRIP.lanes), laneOf }
}

function captionOf({ spread, name }: Lane, spec: ChartSpec, context: ChartContext): string {
  const format = middleFormat(context.format(spec.x))
  const words = (value: number) => formatNumber(value, format)
  const [from, to] = [words(spread.quarter), words(spread.threeQuarters)]
  return [
    name,
    msg(str`中位数 ${words(spread.median)}`),
    msg(str`n = ${spread.n}`),
    spread.quarter < 0 ? msg(str`四分位 ${from} 至 ${to}`) : msg(str`四分位 ${from}–${to}`),
  ]
    .filter((part) => part !== '')
    .join('　')
}

/** Of both ends of a lane the one that stands there, or how many do. */
function endsOf({ spread, standing }: Lane) {
  return [...new Set([spread.low, spread.high])].map((value) => {
    const here = standing.filter(({ d }) => d.x === value)
    return { ...here[0]!, ties: here.length }
  })
}

/** The names of a lane's followed, with nobody in the basket of both ends, above their dots where there is room. */
function namesOf(lane: Lane, spec: ChartSpec, { theme, width, format }: ChartContext) {
  const labels: Label[] = []
  const leaders: Leader[] = []
  const { from, to, top, standing } = lane
  const room = new Room({ x1: 0, x2: width, y1: top + CAPTION, y2: to + 6 })
  const lead = standing.filter(({ d }) => d.unit !== null)
  const told = lead.length > 0 ? lead.map((one) => ({ ...one, ties: 1 })) : endsOf(lane)
  for (const one of lead) room.take(boxOf(one))
  for (const { d, x, y, ties } of told.toSorted((a, b) => a.x - b.x)) {
    const value =
      spec.labels === 'off' ? '' : ` ${formatNumber(String(d.row[spec.x!] ?? d.x), format(spec.x))}`
    const name = ties > 1 ? msg(str`${ties} 个都是`) : nameOf(d, lane.name === String(d.year))
    const text = `${shorten(name, width < 560 ? 9 : 20)}${value}`
    const above = room.place(x, from - 2, text, { r: 2, reach: from - top - CAPTION, sides: 'aA' })
    const place = above ?? room.place(x, y, text, { r: 8, reach: 60, sides: 'rlb' })
    if (place === null) continue
    const stroke = d.unit !== null ? d.color : theme.muted
    if (above !== null) leaders.push({ x1: x, y1: above.y + 7, x2: x, y2: y - 5, stroke })
    else if (place.far) leaders.push({ x1: place.x, y1: place.y, x2: x, y2: y, stroke })
    labels.push({
      ...place,
      text,
      halo: true,
      bold: d.unit !== null,
      fill: d.unit !== null ? theme.ink : theme.muted,
    })
  }
  return { labels, leaders }
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const isUnits = data.every((d) => d.unit !== null || !d.named)
  const { names: laneNames, left, laneOf } = lanesOf(data, isUnits)
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  const area: Area = { left: 14, right: width - 14, top: reference === null ? 8 : 24, bottom: 0 }
  const laneHeight = Math.min(
    laneNames.length === 1 ? 220 : 150,
    (context.height - area.top - 60) / laneNames.length,
  )
  area.bottom = area.top + laneNames.length * laneHeight
  const x = measureScale(spec, [...whole.map((d) => d.x), reference?.at ?? null], [area.left, area.right], {
    room: 1.02,
    tickPx: 110,
    zero: false,
  })
  const lanes = laneNames.flatMap((name, i): Lane[] => {
    const own = data.filter((d) => laneOf(d) === name && drawable(spec, d.x))
    const spread = spreadOf(own.map((d) => d.x))
    if (spread === null) return []
    const top = area.top + i * laneHeight
    const from = top + CAPTION + Math.min(52, laneHeight * 0.34)
    const to = top + laneHeight - 6
    const followedFirst = own.toSorted((a, b) => Number(b.unit !== null) - Number(a.unit !== null))
    return [{ name, top, from, to, spread, ...swarm(followedFirst, x, from, to) }]
  })
  const names = lanes.map((lane) => namesOf(lane, spec, context))
  const all = lanes.flatMap(({ standing }) => standing)
  const rest = all.filter(({ d }) => d.unit === null)
  const r = Math.min(...lanes.map((lane) => lane.r))
  const spreads = lanes.map(({ spread, from, to }) => ({ ...spread, y1: from - 4, y2: to + 4 }))
  const height = area.bottom + FOOT
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: { type: 'identity' },
      marks: [
        Plot.rect(spreads, {
          x1: 'quarter',
          x2: 'threeQuarters',
          y1: 'y1',
          y2: 'y2',
          fill: theme.band,
          className: 'quartiles',
        }),
        ...axisX(x, area, context.format(spec.x).unit, context),
        Plot.ruleX(spreads, {
          x: 'median',
          y1: 'y1',
          y2: 'y2',
          insetTop: -4,
          stroke: theme.ink,
          strokeWidth: 1.5,
          className: 'median',
        }),
        ...referenceX(reference, x, area, context),
        ...[...groupBy(rest, ({ d }) => d.color)].flatMap(([color, own]) => crowdMarks(own, r, theme, color)),
        ...leaderMarks(names.flatMap(({ leaders }) => leaders)),
        ...dotMarks(
          all.filter(({ d }) => d.unit !== null),
          theme,
        ),
        ...labelMarks(
          lanes.map((lane) => ({
            x: 2,
            y: lane.top + 9,
            text: shorten(captionOf(lane, spec, context), (width - 4) / SIZE),
            anchor: 'start',
            fill: theme.muted,
          })),
          theme,
          'caption',
        ),
        ...labelMarks(
          names.flatMap(({ labels }) => labels),
          theme,
        ),
      ],
    },
    targets: lanes.flatMap(({ name, standing }) =>
      standing.map(({ d, ...place }) => ({
        ...place,
        datum: d,
        row: name,
        column: `${d.label}|${d.x}`,
      })),
    ),
    signs: ['quartiles', 'median'],
    notes: [...gapNote(data), ...(left > 0 ? [msg(str`更早的 ${left} 个年度不在图里，在表里。`)] : [])],
  }
}

/** How many have no number, and why. */
function gapNote(data: readonly Datum[]): string[] {
  const counts = new Map<string, number>()
  for (const d of data) if (d.x === null) counts.set(gapWords(d.gap), (counts.get(gapWords(d.gap)) ?? 0) + 1)
  return counts.size === 0
    ? []
    : [msg(str`没有数的：${[...counts].map(([why, n]) => `${why} ${n}`).join(msg('，'))}。`)]
}

/** A measure of many: a dot each, the middle half shaded, the median drawn, the followed named. */
export const STRIP_MARK: Mark = {
  name: 'strip',
  title: () => msg('分布带'),
  draws: () =>
    msg(
      '一个量在许多单位里的分布：一点一个，灰底是中间一半，竖线是中位数，关注的单位写名字；几年（或几个阶段）各占一层',
    ),
  channels: [
    { key: 'x', takes: 'measure', needed: true },
    { key: 'y', takes: 'name', needed: true },
    { key: 'color', takes: 'name', needed: false },
    { key: 'facet', takes: 'name', needed: false },
  ],
  options: ['scale', 'labels', 'rule'],
  measure: 'x',
  along: 'xy',
  across: false,
  least: [300, 110],
  draw,
}
