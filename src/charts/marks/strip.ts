import { msg, str } from '@lit/localize'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisX, words } from '../axes.ts'
import { crowd, dot, type Standing } from '../crowd.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { STRIP } from '../forms.ts'
import { Room, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat, referenceOf, referenceX } from '../reference.ts'
import { drawable, type MeasureScale, measureScale } from '../scale.ts'
import { type Spread, spreadOf } from '../stats.ts'
import { el, group } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { shorten } from '../text.ts'
import { gapWords } from '../tip.ts'

const CAPTION = 18
const RADII = [5, 4, 3.5, 3, 2.5, 2, 1.5, 1]

/** Dots side by side in columns of their own width, piled about the middle; as large as the tallest pile allows. */
function swarm(
  data: readonly Datum[],
  scale: MeasureScale,
  middle: number,
  height: number,
): { standing: Standing[]; r: number } {
  for (const r of RADII) {
    const piles = new Map<number, Datum[]>()
    let most = 0
    for (const d of data) {
      const at = Math.round(scale.at(d.x!) / (2 * r))
      const pile = piles.get(at)
      if (pile === undefined) piles.set(at, [d])
      else pile.push(d)
      most = Math.max(most, piles.get(at)!.length)
    }
    if (most * 2 * r > height && r !== RADII.at(-1)) continue
    const step = Math.min(2 * r, height / most)
    const standing: Standing[] = []
    for (const pile of piles.values())
      pile.forEach((d, i) => {
        const off = (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2)
        standing.push({ d, x: scale.at(d.x!), y: middle + off * step })
      })
    return { standing, r }
  }
  return { standing: [], r: 1 }
}

/** The years of the data, the latest last, at most as many as stand under each other; one lane of all where there is one. */
function lanesOf(data: readonly Datum[]): { lanes: (number | null)[]; left: number } {
  const years = [...new Set(data.map((d) => d.year).filter((year) => year !== null))].sort((a, b) => a - b)
  if (years.length < 2) return { lanes: [null], left: 0 }
  return { lanes: years.slice(-STRIP.lanes), left: Math.max(0, years.length - STRIP.lanes) }
}

function caption(spread: Spread, lane: number | null, spec: ChartSpec, context: ChartContext): string {
  const format = middleFormat(context.format(spec.x))
  const words = (value: number) => formatNumber(value, format)
  return [
    lane === null ? '' : String(lane),
    msg(str`中位数 ${words(spread.median)}`),
    msg(str`n = ${spread.n}`),
    msg(str`四分位 ${words(spread.quarter)}–${words(spread.threeQuarters)}`),
  ]
    .filter((part) => part !== '')
    .join('　')
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const { lanes, left } = lanesOf(data)
  const area: Area = { left: 14, right: width - 14, top: 8, bottom: 0 }
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  if (reference !== null) area.top = 24
  const laneHeight = Math.min(lanes.length === 1 ? 250 : 150, (context.height - area.top - 60) / lanes.length)
  area.bottom = area.top + lanes.length * laneHeight
  const scale = measureScale(
    spec,
    [...whole.map((d) => d.x), reference?.at ?? null],
    [area.left, area.right],
    { room: 1.02, tickPx: 90, zero: false },
  )
  const [bands, crowds, names, captions]: string[][] = [[], [], [], []]
  const targets: Target[] = []
  for (const [i, lane] of lanes.entries()) {
    const own = data.filter((d) => (lane === null || d.year === lane) && drawable(spec, d.x))
    const spread = spreadOf(own.map((d) => d.x))
    if (spread === null) continue
    const top = area.top + i * laneHeight
    const tier = Math.min(52, laneHeight * 0.34)
    const from = top + CAPTION + tier
    const { standing, r } = swarm(
      own.toSorted((a, b) => Number(b.named) - Number(a.named)),
      scale,
      (from + top + laneHeight - 6) / 2,
      top + laneHeight - 6 - from,
    )
    const [q1, q2, q3] = [spread.quarter, spread.median, spread.threeQuarters].map((value) => scale.at(value))
    bands!.push(
      el('rect', {
        x: q1!,
        y: from - 4,
        width: Math.max(1, q3! - q1!),
        height: top + laneHeight - 2 - from + 4,
        fill: theme.band,
      }),
      el('line', {
        x1: q2!,
        x2: q2!,
        y1: from - 8,
        y2: top + laneHeight - 2,
        stroke: theme.ink,
        'stroke-width': 1.5,
      }),
    )
    captions!.push(words(2, top + 13, shorten(caption(spread, lane, spec, context), (width - 4) / SIZE)))
    crowds!.push(
      crowd(
        standing.filter(({ d }) => !d.named),
        r,
        theme,
      ),
    )
    const room = new Room({ x1: 0, x2: width, y1: top + CAPTION, y2: top + laneHeight })
    const ends = [spread.low, spread.high]
    const lead = standing.filter(({ d }) => d.named)
    // With nobody in the basket, the ends tell what the strip is made of.
    const told = lead.length > 0 ? lead : standing.filter(({ d }) => ends.includes(d.x!)).slice(0, 2)
    for (const { d, x, y } of told.toSorted((a, b) => a.x - b.x)) {
      if (d.named) crowds!.push(dot(x, y, d, theme, Math.max(5, r)))
      const value =
        spec.labels === 'off' ? '' : ` ${formatNumber(String(d.row[spec.x!] ?? d.x), context.format(spec.x))}`
      const said = `${shorten(nameOf(d, lane !== null), width < 560 ? 9 : 14)}${value}${mark(d)}`
      const place =
        room.place(x, from - 2, said, { r: 2, reach: tier, sides: 'aArl' }) ??
        room.place(x, y, said, { r: 6, reach: 60, sides: 'rlb' })
      if (place === null) continue
      names!.push(
        el('line', {
          x1: x,
          y1: place.y + 4,
          x2: x,
          y2: y - 5,
          stroke: d.named ? d.color : theme.muted,
          'stroke-width': 1,
        }),
        words(place.x, place.y, said, {
          halo: theme.paper,
          'text-anchor': place.anchor,
          ...(d.named ? { 'font-weight': 600 } : { fill: theme.muted }),
        }),
      )
    }
    for (const { d, x, y } of standing)
      targets.push({ x, y, datum: d, row: `${lane}`, column: `${d.label}|${d.x}` })
  }
  const gaps = gapNote(data)
  return {
    width,
    height: area.bottom + 38,
    body:
      group('quartiles', {}, bands!) +
      axisX(scale, area, context.format(spec.x).unit, context) +
      referenceX(reference, scale, area, context) +
      group('strip', {}, crowds!) +
      group('caption', { fill: theme.muted }, captions!) +
      group('label', { fill: theme.ink }, names!),
    targets,
    signs: ['quartiles', 'median'],
    notes: [...gaps, ...(left > 0 ? [msg(str`更早的 ${left} 个年度不在图里，在表里。`)] : [])],
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
