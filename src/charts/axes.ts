import type { ChartContext } from './datum.ts'
import { LINE, SIZE } from './labels.ts'
import type { MeasureScale } from './scale.ts'
import { type Attributes, el, group } from './svg.ts'
import { shorten, textWidth } from './text.ts'
import type { Theme } from './theme.ts'

/** Where the marks stand within a picture, in px. */
export interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

/** Words in a picture; with a halo of paper where they stand over marks. */
export function words(
  x: number,
  y: number,
  content: string,
  { halo, ...attributes }: Attributes & { halo?: string } = {},
): string {
  if (content === '') return ''
  const over =
    halo === undefined
      ? {}
      : { stroke: halo, 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' }
  return el('text', { x, y, ...over, ...attributes }, escapeText(content))
}

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** The axis of a measure along the bottom: grid, ticks, its unit at the right below them. */
export function axisX(scale: MeasureScale, area: Area, unit: string, { theme }: ChartContext): string {
  const grid = scale.ticks.map(({ value }) => {
    const x = scale.at(value)
    return el('line', { x1: x, x2: x, y1: area.top, y2: area.bottom })
  })
  const ticks = scale.ticks.map(({ value, text }) =>
    words(scale.at(value), area.bottom + LINE, text, { 'text-anchor': 'middle' }),
  )
  return (
    group('grid', { stroke: theme.grid }, grid) +
    group('axis', { fill: theme.muted }, [...ticks, unitX(area, unit)])
  )
}

const unitX = (area: Area, unit: string) =>
  words(area.right, area.bottom + 2 * LINE, shorten(unit, (area.right - area.left) / SIZE), {
    'text-anchor': 'end',
  })

/** The axis of a measure along the left: grid, ticks, its unit above them. */
export function axisY(scale: MeasureScale, area: Area, unit: string, { theme, width }: ChartContext): string {
  const grid = scale.ticks.map(({ value }) => {
    const y = scale.at(value)
    return el('line', { x1: area.left, x2: area.right, y1: y, y2: y })
  })
  const ticks = scale.ticks.map(({ value, text }) =>
    words(area.left - 6, scale.at(value) + 4, text, { 'text-anchor': 'end' }),
  )
  return (
    group('grid', { stroke: theme.grid }, grid) +
    group('axis', { fill: theme.muted }, [
      ...ticks,
      words(2, area.top - 12, shorten(unit, (width - 8) / SIZE)),
    ])
  )
}

/** Room that the ticks of an upright axis take. */
export const tickRoom = (scale: MeasureScale) =>
  Math.ceil(Math.max(2, ...scale.ticks.map(({ text }) => textWidth(text))) * SIZE) + 10

/** Names along the bottom, as many as have room; below each, what is told of it. */
export function axisNames(
  names: readonly { x: number; name: string; below?: string }[],
  area: Area,
  theme: Theme,
): string {
  const shown: string[] = []
  let end = Number.NEGATIVE_INFINITY
  let belowEnd = Number.NEGATIVE_INFINITY
  for (const { x, name, below = '' } of names) {
    const half = (textWidth(name) * SIZE) / 2
    if (x - half > end) {
      shown.push(words(x, area.bottom + LINE + 1, name, { 'text-anchor': 'middle' }))
      end = x + half + 8
    }
    const belowHalf = (textWidth(below) * SIZE) / 2
    if (below !== '' && x - belowHalf > belowEnd && x - belowHalf > 0) {
      shown.push(words(x, area.bottom + 2 * LINE + 1, below, { 'text-anchor': 'middle' }))
      belowEnd = x + belowHalf + 8
    }
  }
  return group('axis', { fill: theme.muted }, shown)
}
