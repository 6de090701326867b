import { scaleLinear, scaleLog } from 'd3-scale'
import { formatTicks } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import { textWidth } from './text.ts'

/** From values to px along one side of a picture, with the ticks to draw. */
export interface MeasureScale {
  at: (value: number) => number
  ticks: { value: number; text: string }[]
  /** Where the marks start: zero, or the least of a scale in powers of ten. */
  base: number
}

export const isLog = (spec: ChartSpec) => spec.scale === 'log'

/** The values that can be drawn: all, or those above zero where the scale is one of powers of ten. */
export const drawable = (spec: ChartSpec, value: number | null): value is number =>
  value !== null && (!isLog(spec) || value > 0)

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
  for (const value of values) {
    if (value === null) continue
    if (value < least) least = value
    if (value > most) most = value
    if (value > 0 && value < positive) positive = value
  }
  const length = Math.abs(range[1] - range[0])
  if (isLog(spec) && Number.isFinite(positive)) {
    const scale = scaleLog([positive / 1.3, Math.max(most, positive * 2) * 1.3], [...range])
    const wanted = Math.max(2, Math.floor(length / tickPx))
    const decades = Math.log10(most / positive)
    const all = scale.ticks(wanted)
    const ticks = decades > 2 ? all.filter((value) => /^1/.test(value.toExponential())) : spread(all, wanted)
    return { at: (v) => scale(Math.max(v, positive / 1.3)), ticks: withText(ticks), base: positive / 1.3 }
  }
  const end = Math.max(
    asked ?? 0,
    most === 0 && least === 0 && asked === null ? 1 : asked === null ? most * room : most,
  )
  const away = !zero && least === 0 && positive > most * 0.35 && positive < most
  const start = away ? positive - (most - positive) * 0.05 : least * room
  const scale = scaleLinear([start, Math.max(end, 0)], [...range])
  let count = Math.max(2, Math.floor(length / tickPx))
  let ticks = withText(scale.ticks(count))
  // Ticks along x stand apart by the width of their words.
  while (
    tickPx > 60 &&
    count > 2 &&
    ticks.some(({ text }) => textWidth(text) * 12 + 14 > length / ticks.length)
  ) {
    count--
    ticks = withText(scale.ticks(count))
  }
  return { at: (v) => scale(v), ticks, base: away ? start : 0 }
}

const withText = (values: readonly number[]) => {
  const words = formatTicks(values)
  return values.map((value) => ({ value, text: words(value) }))
}

/** At most so many of a list, evenly. */
function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / Math.max(1, most))
  return list.filter((_, i) => i % step === 0)
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
