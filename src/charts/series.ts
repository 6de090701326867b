import { msg, str } from '@lit/localize'
import { formatNumber } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { type Area, words } from './axes.ts'
import { dot } from './crowd.ts'
import { type ChartContext, type Datum, type Gap, mark, text } from './datum.ts'
import { dodge, Room, SIZE } from './labels.ts'
import { nameOf } from './names.ts'
import { drawable, type MeasureScale } from './scale.ts'
import { el, group, pathOf } from './svg.ts'
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
  x: (year: number) => number
  y: MeasureScale
}

const GAP_SIGNS: Readonly<Record<Gap, string>> = { 'not held': '○', 'not disclosed': '×', 'not read': '?' }
/** The longest that a name at the end of a line is drawn. */
const NAME = 10

/** Room at the right for names at the ends of lines; little where it is narrow, for there the key names them. */
export function nameRoom(data: readonly Datum[], context: ChartContext): number {
  if (context.width < 560) return 26
  const widest = Math.max(
    0,
    ...[...seriesOf(data).values()].map((own) => textWidth(shorten(nameOf(own[0]!, true), NAME))),
  )
  return widest === 0 ? 26 : widest * SIZE + 20
}

/**
 * Series in front: lines that stop where a year is missing and are dashed where a point is derived, a dot a year with its
 * value where there is room, the name at the end, changes of scope, and why a year is missing.
 */
export function drawSeries(
  data: readonly Datum[],
  frame: YearFrame,
  spec: ChartSpec,
  context: ChartContext,
): { body: string; targets: Target[]; signs: Sign[] } {
  const { theme, width } = context
  const { area, x, y } = frame
  const all = seriesOf(data)
  const format = context.format(spec.y)
  const room = new Room({ x1: 0, x2: width, y1: area.top - 12, y2: area.bottom - 2 })
  const [solid, dashed, dots, labels]: string[][] = [[], [], [], []]
  const targets: Target[] = []
  const ends: { d: Datum; x: number; y: number }[] = []
  for (const [series, own] of all) {
    const points = own.filter((d) => d.year !== null && drawable(spec, d.y))
    points.forEach((d, i) => {
      const at = [x(d.year!), y.at(d.y!)] as const
      const before = points[i - 1]
      if (before !== undefined && d.year! - before.year! <= 1) {
        const apart = d.derived || before.derived
        const line = el('path', { d: pathOf([[x(before.year!), y.at(before.y!)], at]), stroke: d.color })
        ;(apart ? dashed! : solid!).push(line)
      }
      dots!.push(dot(at[0], at[1], d, theme))
      room.take({ x1: at[0] - 6, x2: at[0] + 6, y1: at[1] - 6, y2: at[1] + 6 })
      targets.push({ x: at[0], y: at[1], datum: d, row: series, column: `${d.year}` })
    })
    const last = points.at(-1)
    if (last !== undefined && series !== '') ends.push({ d: last, x: x(last.year!), y: y.at(last.y!) })
  }
  const narrow = width < 560
  if (!narrow && all.size > 1) {
    const atEdge = ends.filter((end) => end.d.year === Math.max(...ends.map((e) => e.d.year!)))
    const places = dodge(
      atEdge.map((end) => end.y + 4),
      area.top,
      area.bottom,
    )
    atEdge.forEach(({ d, x: from, y: at }, i) => {
      const name = shorten(nameOf(d, true), NAME)
      room.take({
        x1: from + 12,
        x2: from + 14 + textWidth(name) * SIZE,
        y1: places[i]! - 11,
        y2: places[i]! + 3,
      })
      if (Math.abs(places[i]! - at - 4) > 8)
        labels!.push(el('line', { x1: from + 6, y1: at, x2: from + 13, y2: places[i]! - 4, stroke: d.color }))
      labels!.push(words(from + 14, places[i]!, name, { 'font-weight': 600 }))
    })
    for (const { d, x: from, y: at } of ends.filter((end) => !atEdge.includes(end))) {
      const name = shorten(nameOf(d, true), NAME)
      const place = room.place(from, at, name, { r: 8, sides: 'rab', reach: 24 })
      if (place !== null)
        labels!.push(
          words(place.x, place.y, name, {
            'text-anchor': place.anchor,
            'font-weight': 600,
            halo: theme.paper,
          }),
        )
    }
  }
  // The latest values first: where not all have room, these are asked for most.
  for (const { x: from, y: at, datum: d } of targets.toSorted((a, b) => b.x - a.x)) {
    const said =
      (spec.labels === 'off' ? '' : formatNumber(String(d.row[spec.y!] ?? d.y), format)) +
      (spec.labels === 'off' ? '' : mark(d))
    const place = said === '' ? null : room.place(from, at, said, { r: 6, sides: 'ab' })
    if (place !== null)
      labels!.push(words(place.x, place.y, said, { 'text-anchor': place.anchor, halo: theme.paper }))
  }
  const gaps = gapSigns(all, frame)
  return {
    body:
      group('line', { fill: 'none', 'stroke-width': 2 }, solid!) +
      group('derived', { fill: 'none', 'stroke-width': 1.5, 'stroke-dasharray': '3 4' }, dashed!) +
      seams(all, frame, spec, context, room) +
      group('dot', {}, dots!) +
      group('gap', { 'font-weight': 600, 'text-anchor': 'middle' }, gaps.marks) +
      group('label', { fill: theme.ink }, labels!),
    targets: [...targets, ...gaps.targets],
    signs: gaps.signs,
  }
}

/** Above the years in which a series has no number, why it has none, side by side. */
function gapSigns(
  all: Map<string, Datum[]>,
  { area, x }: YearFrame,
): { marks: string[]; targets: Target[]; signs: Sign[] } {
  const missing = [...all.values()].flat().filter((d) => d.y === null && d.gap !== null && d.year !== null)
  const inYear = new Map<number, number>()
  const targets = missing.map((d): Target => {
    const place = inYear.get(d.year!) ?? 0
    inYear.set(d.year!, place + 1)
    return {
      x: x(d.year!) + place * 12 - 5 * (missing.filter((m) => m.year === d.year).length - 1),
      y: area.bottom - 9,
      datum: d,
      row: d.series,
      column: `${d.year}`,
    }
  })
  const marks = targets.map((t) => words(t.x, t.y + 4, GAP_SIGNS[t.datum.gap!], { fill: t.datum.color }))
  return { marks, targets, signs: [...new Set(missing.map((d) => d.gap!))] }
}

/** Where a series goes on with another scope than before. */
function seams(
  all: Map<string, Datum[]>,
  { area, x }: YearFrame,
  spec: ChartSpec,
  { theme }: ChartContext,
  room: Room,
): string {
  if (spec.seam === undefined) return ''
  const short = (scope: string) => scope.replace('财政拨款', '') || '财政拨款'
  const found = new Map<number, string>()
  for (const own of all.values())
    own.forEach((d, i) => {
      const before = own[i - 1]
      const [from, to] = [text(before?.row ?? {}, spec.seam), text(d.row, spec.seam)]
      if (before !== undefined && from !== '' && to !== '' && from !== to)
        found.set(((before.year ?? 0) + (d.year ?? 0)) / 2, msg(str`口径：${short(from)} → ${short(to)}`))
    })
  return group(
    'seam',
    {},
    [...found].map(([year, said]) => {
      const at = x(year)
      const place = room.place(at, area.top, said, { r: 0, sides: 'arl' })
      const line = el('line', {
        x1: at,
        x2: at,
        y1: area.top,
        y2: area.bottom,
        stroke: theme.accent,
        'stroke-dasharray': '2 4',
      })
      return (
        line +
        (place === null
          ? ''
          : words(place.x, place.y, said, {
              fill: theme.accent,
              'text-anchor': place.anchor,
              halo: theme.paper,
            }))
      )
    }),
  )
}
