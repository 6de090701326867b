import * as Plot from '@observablehq/plot'
import type { ChartContext } from './datum.ts'
import type { Area } from './frame.ts'
import { SIZE } from './labels.ts'
import type { NameColumn } from './rows.ts'
import type { MeasureScale } from './scale.ts'
import { shorten, textWidth } from './text.ts'
import type { Theme } from './theme.ts'

/** Room below an area for the ticks of a measure and its unit. */
export const FOOT = 38

/** The axis of a measure along the bottom: grid, ticks, its unit at the right below them. */
export const axisX = (
  { ticks, words }: MeasureScale,
  area: Area,
  unit: string,
  { theme }: ChartContext,
): Plot.Markish[] => [
  Plot.gridX(ticks, { stroke: theme.grid, strokeOpacity: 1 }),
  Plot.axisX(ticks, {
    tickFormat: words,
    tickSize: 0,
    tickPadding: 6,
    color: theme.muted,
    label: unit === '' ? null : shorten(unit, (area.right - area.left) / SIZE),
    labelAnchor: 'right',
    labelArrow: 'none',
  }),
]

/** The axis of a measure along the left: grid, ticks, its unit above them. */
export const axisY = (
  { ticks, words }: MeasureScale,
  unit: string,
  { theme, width }: ChartContext,
): Plot.Markish[] => [
  Plot.gridY(ticks, { stroke: theme.grid, strokeOpacity: 1 }),
  Plot.axisY(ticks, {
    tickFormat: words,
    tickSize: 0,
    tickPadding: 6,
    color: theme.muted,
    label: unit === '' ? null : shorten(unit, (width - 8) / SIZE),
    labelAnchor: 'top',
    labelArrow: 'none',
  }),
]

/** Room that the ticks of an upright axis take. */
export const tickRoom = ({ ticks, words }: MeasureScale) =>
  Math.ceil(Math.max(2, ...ticks.map((tick) => textWidth(words(tick)))) * SIZE) + 10

/** Names along the bottom at values of x, as many as have room; under each what is told of it. */
export function axisNames(
  names: readonly { at: number; px: number; name: string; below?: string }[],
  theme: Theme,
): Plot.Markish {
  const said = new Map<number, string>()
  let end = Number.NEGATIVE_INFINITY
  for (const { at, px, name, below = '' } of names) {
    const half = (Math.max(textWidth(name), textWidth(below)) * SIZE) / 2
    if (px - half <= end) continue
    said.set(at, below === '' ? name : `${name}\n${below}`)
    end = px + half + 8
  }
  return Plot.axisX([...said.keys()], {
    tickFormat: (at: number) => said.get(at) ?? '',
    tickSize: 0,
    tickPadding: 6,
    color: theme.muted,
    label: null,
  })
}

/** Names along the left, a row each, `indent` px further from the axis than others; the followed bold. */
export const axisRows = (
  { lines, size }: NameColumn,
  names: readonly { name: string; bold: boolean }[],
  theme: Theme,
  indent = 0,
): Plot.Markish[] =>
  [false, true].map((bold) =>
    Plot.axisY(
      names.flatMap((row, i) => (row.bold === bold ? [i + 0.5] : [])),
      {
        tickFormat: (at: number) => (lines.get(names[Math.floor(at)]!.name) ?? []).join('\n'),
        tickSize: 0,
        tickPadding: 8 + indent,
        lineHeight: 1.25,
        fontSize: size,
        color: theme.ink,
        label: null,
        ...(bold ? { fontWeight: 600 } : {}),
      } as Plot.AxisYOptions,
    ),
  )
