import * as Plot from '@observablehq/plot'
import { msg, str } from '../locale/msg.ts'
import { formatNumber } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { boxOf, dotMarks, type Standing } from './crowd.ts'
import { type ChartContext, type Datum, type Gap, text } from './datum.ts'
import { type Area, type Label, type Leader, labelMarks, leaderMarks } from './frame.ts'
import { dodge, Room, SIZE } from './labels.ts'
import { nameOf } from './names.ts'
import { drawable, type MeasureScale, type Placed } from './scale.ts'
import type { Sign, Target } from './target.ts'
import { shorten, textWidth } from './text.ts'

/** Data by series, each from its first year to its last. */
export function seriesOf(data: readonly Datum[]): Map<string, Datum[]> {
  const all = new Map<string, Datum[]>()
  for (const d of data) {
    const own = all.get(d.series)
    if (own === undefined) all.set(d.series, [d])
    else own.push(d)
  }
  for (const own of all.values()) own.sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  return all
}

/** Where a picture over years puts things. */
export interface YearFrame {
  area: Area
  x: Placed
  y: MeasureScale
}

const GAP_SIGNS: Readonly<Record<Gap, string>> = { 'not held': '○', 'not disclosed': '×', 'not read': '?' }
/** What stands in the place of a number that is not there. */
export const gapSign = (gap: Gap | null) => (gap === null ? '' : GAP_SIGNS[gap])

/** The longest that a name at the end of a line is drawn. */
const NAME = 10
const isNarrow = (width: number) => width < 560

/** Room at the right for names at the ends of lines; little where it is narrow, for there the key names them. */
export function nameRoom(data: readonly Datum[], { width }: ChartContext): number {
  if (isNarrow(width)) return 26
  const widest = Math.max(
    0,
    ...[...seriesOf(data).values()].map((own) => textWidth(shorten(nameOf(own[0]!, true), NAME))),
  )
  return widest === 0 ? 26 : widest * SIZE + 20
}

/** A point of a line, and which stretch of which line it belongs to. */
interface LinePoint {
  d: Datum
  run: string
}

/** Lines of a series that stop where a year is missing; next to a derived point they are dashed. */
function runsOf(all: Map<string, Datum[]>, spec: ChartSpec): { solid: LinePoint[]; dashed: LinePoint[] } {
  const [solid, dashed]: LinePoint[][] = [[], []]
  for (const [series, own] of all) {
    const points = own.filter((d) => d.year !== null && drawable(spec, d.y))
    points.slice(1).forEach((d, i) => {
      const before = points[i]!
      if (d.year! - before.year! > 1) return
      const run = `${series}|${i}`
      const kind = d.derived || before.derived ? dashed! : solid!
      const last = kind.at(-1)
      // A stretch that goes on where the last one ended is one line with it.
      if (last?.d === before) kind.push({ d, run: last.run })
      else kind.push({ d: before, run }, { d, run })
    })
  }
  return { solid: solid!, dashed: dashed! }
}

const lineMark = (points: readonly LinePoint[], className: string, options: Plot.LineOptions) =>
  Plot.line(points, {
    x: ({ d }: LinePoint) => d.year,
    y: ({ d }: LinePoint) => d.y,
    z: 'run',
    stroke: ({ d }: LinePoint) => d.color,
    className,
    ...options,
  })

/**
 * Series in front: lines that stop where a year is missing and are dashed where a point is derived, a dot a year with its
 * value where there is room, the name at the end, changes of scope, and why a year is missing.
 */
export function drawSeries(
  data: readonly Datum[],
  frame: YearFrame,
  spec: ChartSpec,
  context: ChartContext,
): { marks: Plot.Markish[]; targets: Target[]; signs: Sign[] } {
  const { theme, width } = context
  const { area, x, y } = frame
  const all = seriesOf(data)
  const room = new Room({ x1: area.left, x2: width, y1: area.top - 16, y2: area.bottom - 2 })
  const standing: Standing[] = [...all.values()].flatMap((own) =>
    own
      .filter((d) => d.year !== null && drawable(spec, d.y))
      .map((d) => ({ d, x: x.at(d.year!), y: y.at(d.y!) })),
  )
  for (const one of standing) room.take(boxOf(one))
  const names = isNarrow(width) || all.size < 2 ? { labels: [], leaders: [] } : endNames(standing, area, room)
  const values = spec.labels === 'off' ? [] : valueLabels(standing, room, spec, context)
  const gaps = gapSigns(all, frame)
  const { solid, dashed } = runsOf(all, spec)
  return {
    marks: [
      lineMark(solid, 'line', { strokeWidth: 2 }),
      lineMark(dashed, 'derived', { strokeWidth: 1.5, strokeDasharray: '3 4' }),
      ...seams(all, frame, spec, context, room),
      ...dotMarks(standing, theme),
      ...labelMarks(gaps.labels, theme, 'gap'),
      ...leaderMarks(names.leaders),
      ...labelMarks([...names.labels, ...values], theme),
    ],
    targets: [
      ...standing.map(({ d, ...at }) => ({ ...at, datum: d, row: d.series, column: `${d.year}` })),
      ...gaps.targets,
    ],
    signs: gaps.signs,
  }
}

/** The name of each series at its last point: beside the right edge moved apart, elsewhere where there is room. */
function endNames(
  standing: readonly Standing[],
  area: Area,
  room: Room,
): { labels: Label[]; leaders: Leader[] } {
  const ends = [...new Map(standing.map((at) => [at.d.series, at])).values()].filter(
    ({ d }) => d.series !== '',
  )
  const last = Math.max(...ends.map(({ d }) => d.year!))
  const atEdge = ends.filter(({ d }) => d.year === last)
  const places = dodge(
    atEdge.map(({ y }) => y),
    area.top,
    area.bottom,
  )
  const labels: Label[] = []
  const leaders: Leader[] = []
  atEdge.forEach(({ d, x, y }, i) => {
    const text = shorten(nameOf(d, true), NAME)
    const middle = places[i]!
    room.take({ x1: x + 12, x2: x + 14 + textWidth(text) * SIZE, y1: middle - 8, y2: middle + 8 })
    if (Math.abs(middle - y) > 8) leaders.push({ x1: x + 6, y1: y, x2: x + 13, y2: middle, stroke: d.color })
    labels.push({ x: x + 14, y: middle, text, anchor: 'start', bold: true })
  })
  for (const { d, x, y } of ends.filter((end) => !atEdge.includes(end))) {
    const text = shorten(nameOf(d, true), NAME)
    const place = room.place(x, y, text, { r: 8, sides: 'rab', reach: 24 })
    if (place !== null) labels.push({ ...place, text, bold: true, halo: true })
  }
  return { labels, leaders }
}

/** The value of each point that has room for it, the latest first: these are asked for most. */
const valueLabels = (
  standing: readonly Standing[],
  room: Room,
  spec: ChartSpec,
  context: ChartContext,
): Label[] =>
  standing
    .toSorted((a, b) => b.x - a.x)
    .flatMap(({ d, x, y }) => {
      const text = formatNumber(String(d.row[spec.y!] ?? d.y), context.format(spec.y))
      const place = room.place(x, y, text, { r: 6, sides: 'ab' })
      return place === null ? [] : [{ ...place, text, halo: true }]
    })

/** Above the years in which a series has no number, why it has none, side by side. */
function gapSigns(
  all: Map<string, Datum[]>,
  { area, x }: YearFrame,
): { labels: Label[]; targets: Target[]; signs: Sign[] } {
  const missing = [...all.values()].flat().filter((d) => d.y === null && d.gap !== null && d.year !== null)
  const inYear = new Map<number, number>()
  const targets = missing.map((d): Target => {
    const place = inYear.get(d.year!) ?? 0
    inYear.set(d.year!, place + 1)
    return {
      x: x.at(d.year!) + place * 12 - 5 * (missing.filter((m) => m.year === d.year).length - 1),
      y: area.bottom - 9,
      datum: d,
      row: d.series,
      column: `${d.year}`,
    }
  })
  const labels = targets.map(
    ({ x, y, datum }): Label => ({ x, y, text: gapSign(datum.gap), fill: datum.color, bold: true }),
  )
  return { labels, targets, signs: [...new Set(missing.map((d) => d.gap!))] }
}

/** Where a series goes on with another scope than before. */
function seams(
  all: Map<string, Datum[]>,
  { area, x }: YearFrame,
  spec: ChartSpec,
  { theme }: ChartContext,
  room: Room,
): Plot.Markish[] {
  if (spec.seam === undefined) return []
  const short = (scope: string) => scope.replace('财政拨款', '') || '财政拨款'
  const found = new Map<number, string>()
  for (const own of all.values())
    own.forEach((d, i) => {
      const before = own[i - 1]
      const [from, to] = [text(before?.row ?? {}, spec.seam), text(d.row, spec.seam)]
      if (before !== undefined && from !== '' && to !== '' && from !== to)
        found.set(((before.year ?? 0) + (d.year ?? 0)) / 2, msg(str`口径：${short(from)} → ${short(to)}`))
    })
  const labels = [...found].flatMap(([year, said]): Label[] => {
    const place = room.place(x.at(year), area.top, said, { r: 0, sides: 'arl' })
    return place === null ? [] : [{ ...place, text: said, fill: theme.accent, halo: true }]
  })
  return [
    Plot.ruleX([...found.keys()], { stroke: theme.accent, strokeDasharray: '2 4', className: 'seam' }),
    ...labelMarks(labels, theme, 'seam-words'),
  ]
}
