import { msg, str } from '@lit/localize'
import * as Plot from '@observablehq/plot'
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

/** A year of a strip, or all where there is one: its things in their places, from `from` to `to` in px. */
interface Lane {
  year: number | null
  top: number
  from: number
  to: number
  spread: Spread
  standing: Standing[]
  r: number
}

/**
 * Dots side by side in columns of their own width, piled about the middle; as large as the tallest pile allows. (Plot's
 * dodge keeps the size of the dots and lets the pile grow; here the height is what is kept.)
 */
function swarm(data: readonly Datum[], scale: MeasureScale, from: number, to: number) {
  const [middle, height] = [(from + to) / 2, to - from]
  for (const r of RADII) {
    const piles = new Map<number, Datum[]>()
    let most = 0
    for (const d of data) {
      const column = Math.round(scale.at(d.x!) / (2 * r))
      const pile = piles.get(column)
      if (pile === undefined) piles.set(column, [d])
      else pile.push(d)
      most = Math.max(most, piles.get(column)!.length)
    }
    if (most * 2 * r > height && r !== RADII.at(-1)) continue
    const step = Math.min(2 * r, height / most)
    const standing = [...piles.values()].flatMap((pile) =>
      pile.map((d, i): Standing => {
        const off = (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2)
        return { d, x: scale.at(d.x!), y: middle + off * step }
      }),
    )
    return { standing, r }
  }
  return { standing: [], r: 1 }
}

/** The years of the data, the latest last, at most as many as stand under each other; one lane of all where there is one. */
function yearLanes(data: readonly Datum[]): { years: (number | null)[]; left: number } {
  const years = [...new Set(data.map((d) => d.year).filter((year) => year !== null))].sort((a, b) => a - b)
  if (years.length < 2) return { years: [null], left: 0 }
  return { years: years.slice(-STRIP.lanes), left: Math.max(0, years.length - STRIP.lanes) }
}

function captionOf({ spread, year }: Lane, spec: ChartSpec, context: ChartContext): string {
  const format = middleFormat(context.format(spec.x))
  const words = (value: number) => formatNumber(value, format)
  return [
    year === null ? '' : String(year),
    msg(str`中位数 ${words(spread.median)}`),
    msg(str`n = ${spread.n}`),
    msg(str`四分位 ${words(spread.quarter)}–${words(spread.threeQuarters)}`),
  ]
    .filter((part) => part !== '')
    .join('　')
}

/** The names of a lane's followed, with nobody in the basket of both ends, above their dots where there is room. */
function namesOf(lane: Lane, spec: ChartSpec, { theme, width, format }: ChartContext) {
  const labels: Label[] = []
  const leaders: Leader[] = []
  const { from, to, top, spread, standing } = lane
  const room = new Room({ x1: 0, x2: width, y1: top + CAPTION, y2: to + 6 })
  const lead = standing.filter(({ d }) => d.named)
  const told =
    lead.length > 0 ? lead : standing.filter(({ d }) => d.x === spread.low || d.x === spread.high).slice(0, 2)
  for (const one of lead) room.take(boxOf(one))
  for (const { d, x, y } of told.toSorted((a, b) => a.x - b.x)) {
    const value =
      spec.labels === 'off' ? '' : ` ${formatNumber(String(d.row[spec.x!] ?? d.x), format(spec.x))}`
    const text = `${shorten(nameOf(d, lane.year !== null), width < 560 ? 9 : 14)}${value}`
    const above = room.place(x, from - 2, text, { r: 2, reach: from - top - CAPTION, sides: 'aA' })
    const place = above ?? room.place(x, y, text, { r: 8, reach: 60, sides: 'rlb' })
    if (place === null) continue
    const stroke = d.named ? d.color : theme.muted
    if (above !== null) leaders.push({ x1: x, y1: above.y + 7, x2: x, y2: y - 5, stroke })
    else if (place.far) leaders.push({ x1: place.x, y1: place.y, x2: x, y2: y, stroke })
    labels.push({ ...place, text, halo: true, bold: d.named, fill: d.named ? theme.ink : theme.muted })
  }
  return { labels, leaders }
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const { years, left } = yearLanes(data)
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  const area: Area = { left: 14, right: width - 14, top: reference === null ? 8 : 24, bottom: 0 }
  const laneHeight = Math.min(years.length === 1 ? 250 : 150, (context.height - area.top - 60) / years.length)
  area.bottom = area.top + years.length * laneHeight
  const x = measureScale(spec, [...whole.map((d) => d.x), reference?.at ?? null], [area.left, area.right], {
    room: 1.02,
    tickPx: 110,
    zero: false,
  })
  const lanes = years.flatMap((year, i): Lane[] => {
    const own = data.filter((d) => (year === null || d.year === year) && drawable(spec, d.x))
    const spread = spreadOf(own.map((d) => d.x))
    if (spread === null) return []
    const top = area.top + i * laneHeight
    const from = top + CAPTION + Math.min(52, laneHeight * 0.34)
    const to = top + laneHeight - 6
    const namedFirst = own.toSorted((a, b) => Number(b.named) - Number(a.named))
    return [{ year, top, from, to, spread, ...swarm(namedFirst, x, from, to) }]
  })
  const names = lanes.map((lane) => namesOf(lane, spec, context))
  const all = lanes.flatMap(({ standing }) => standing)
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
        ...crowdMarks(
          all.filter(({ d }) => !d.named),
          r,
          theme,
        ),
        ...leaderMarks(names.flatMap(({ leaders }) => leaders)),
        ...dotMarks(
          all.filter(({ d }) => d.named),
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
    targets: lanes.flatMap(({ year, standing }) =>
      standing.map(({ d, ...place }) => ({
        ...place,
        datum: d,
        row: `${year}`,
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
    msg('一个量在许多单位里的分布：一点一个，灰底是中间一半，竖线是中位数，关注的单位写名字；几年各占一层'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'measure', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'name', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: false },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
  ],
  options: ['scale', 'labels', 'rule'],
  measure: 'x',
  along: 'xy',
  across: false,
  least: [300, 110],
  draw,
}
