import * as Plot from '@observablehq/plot'
import { ticks as linearTicks } from 'd3-array'
import { formatTicks } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { SIZE } from './labels.ts'
import { textWidth } from './text.ts'

/** A scale along one side of a picture: as the plot takes it, and where it puts a value, in px. */
export interface Placed {
  options: Plot.ScaleOptions
  at: (value: number) => number
}

/** The scale of a measure, and the ticks of its axis. */
export interface MeasureScale extends Placed {
  ticks: number[]
  /** A tick in words. */
  words: (value: number) => string
  /** Where the marks start: zero, or the least of a scale in powers of ten. */
  base: number
}

const placed = (options: Plot.ScaleOptions): Placed => ({
  options,
  at: Plot.scale({ x: options }).apply,
})

export const isLog = (spec: ChartSpec) => spec.scale === 'log'

/** The values that can be drawn: all, or those above zero where the scale is one of powers of ten. */
export const drawable = (spec: ChartSpec, value: number | null): value is number =>
  value !== null && (!isLog(spec) || value > 0)

/** Things under or beside each other, each as wide as the next: the first is at 0.5. */
export const rowScale = (count: number, from: number, to: number): Placed =>
  placed({ type: 'linear', domain: [0, Math.max(1, count)], range: [from, to] })

/** Numbers from one to another, with room at both ends. */
export const numberScale = (first: number, last: number, from: number, to: number): Placed =>
  placed({
    type: 'linear',
    domain: first === last ? [first - 1, last + 1] : [first, last],
    range: [from, to],
  })

/**
 * The scale of a measure from zero, or in powers of ten where the chart line asks for it and there are values above zero.
 * `most` is where a chart line ends the axis; `room` is left above the greatest value. Where things are told by their place
 * and not by a length, `zero` may be left out if all values are far from it.
 */
export function measureScale(
  spec: ChartSpec,
  values: readonly (number | null)[],
  range: readonly [number, number],
  { room = 1, most: asked = null as number | null, tickPx = 56, zero = true } = {},
): MeasureScale {
  let least = 0
  let most = 0
  let positive = Number.POSITIVE_INFINITY
  let hasZero = false
  for (const value of values) {
    if (value === null) continue
    if (value < least) least = value
    if (value > most) most = value
    if (value > 0 && value < positive) positive = value
    if (value === 0) hasZero = true
  }
  const length = Math.abs(range[1] - range[0])
  if (isLog(spec) && Number.isFinite(positive)) {
    const [low, high] = [positive / 1.3, Math.max(most, positive * 2) * 1.3]
    const ticks = logTicks(low, high, Math.max(2, Math.floor(length / tickPx)))
    const scale = placed({ type: 'log', domain: [low, high], range: [...range], clamp: true })
    return { ...scale, ticks, words: formatTicks(ticks), base: low }
  }
  const away = !zero && !hasZero && least === 0 && positive > most * 0.35 && positive < most
  const span = most - (away ? positive : 0)
  const end = Math.max(
    asked ?? 0,
    most === 0 && least === 0 && asked === null ? 1 : asked === null ? most + span * (room - 1) : most,
  )
  const [start, stop] = [away ? positive - (most - positive) * 0.05 : least * room, Math.max(end, 0)]
  let count = Math.max(2, Math.floor(length / tickPx))
  const wide = (ticks: readonly number[]) => {
    const said = formatTicks(ticks)
    return ticks.some((tick) => textWidth(said(tick)) * SIZE + 14 > length / ticks.length)
  }
  // Ticks along x stand apart by the width of their words.
  while (tickPx > 60 && count > 2 && wide(linearTicks(start, stop, count))) count--
  const ticks = linearTicks(start, stop, count)
  const scale = placed({ type: 'linear', domain: [start, stop], range: [...range] })
  return { ...scale, ticks, words: formatTicks(ticks), base: away ? start : 0 }
}

/** Ones, twos and fives of each power of ten; over many powers the ones alone. */
function logTicks(low: number, high: number, most: number): number[] {
  const powers: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) powers.push(power)
  const inside = (leads: readonly number[]) =>
    powers
      .flatMap((power) => leads.map((lead) => Number(`${lead}e${power}`)))
      .filter((value) => value >= low && value <= high)
  const all = inside([1, 2, 5])
  if (all.length <= most) return all
  const ones = inside([1])
  const step = Math.ceil(ones.length / most)
  return ones.filter((_, i) => i % step === 0)
}

/** Every year from the first to the last, also those without a row. */
export function yearsOf(data: readonly { year: number | null }[]): number[] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { year } of data)
    if (year !== null) {
      if (year < first) first = year
      if (year > last) last = year
    }
  return Number.isFinite(first)
    ? Array.from({ length: Math.round(last - first) + 1 }, (_, i) => first + i)
    : []
}
