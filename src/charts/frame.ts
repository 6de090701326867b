import * as Plot from '@observablehq/plot'
import type { ChartContext } from './datum.ts'
import { SIZE } from './labels.ts'
import type { Theme } from './theme.ts'

/** Where the marks stand within a picture, in px. */
export interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

/** What every plot has: its size and margins, no axis but those that a mark asks for. */
export const frame = (
  { left, right, top, bottom }: Area,
  height: number,
  { width, document }: ChartContext,
): Plot.PlotOptions => ({
  width,
  height,
  marginLeft: left,
  marginRight: width - right,
  marginTop: top,
  marginBottom: height - bottom,
  axis: null,
  document,
})

/** A channel of places in px, as the layout has found them; no scale is applied to it. */
export const at = (key: string) => ({ value: key, scale: null })

/** Words at a place in px; the place is the middle of their height. */
export interface Label {
  x: number
  y: number
  text: string
  anchor?: 'start' | 'middle' | 'end'
  fill?: string
  bold?: boolean
  size?: number
  /** Over marks, a halo of paper sets words off. */
  halo?: boolean
}

/** Words as marks: one for those of a kind, since their weight and anchor are the mark's. */
export function labelMarks(labels: readonly Label[], theme: Theme, className = 'label'): Plot.Markish[] {
  const kinds = new Map<string, Label[]>()
  for (const label of labels) {
    if (label.text === '') continue
    const kind = `${label.anchor ?? 'middle'}|${label.bold}|${label.size}|${label.halo}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), label])
  }
  return [...kinds.values()].map((own) => {
    const { anchor = 'middle', bold = false, size = SIZE, halo = false } = own[0]!
    return Plot.text(own, {
      x: at('x'),
      y: at('y'),
      text: 'text',
      textAnchor: anchor,
      fontSize: size,
      fill: (label: Label) => label.fill ?? theme.ink,
      ...(bold ? { fontWeight: 600 } : {}),
      ...(halo ? { stroke: theme.paper, strokeWidth: 3 } : {}),
      className,
    })
  })
}

/** A straight line between two places in px. */
export interface Leader {
  x1: number
  y1: number
  x2: number
  y2: number
  stroke: string
}

/** Lines that lead from marks to their words. */
export const leaderMarks = (leaders: readonly Leader[], strokeWidth = 1): Plot.Markish[] =>
  leaders.length === 0
    ? []
    : [
        Plot.link(leaders, {
          x1: at('x1'),
          y1: at('y1'),
          x2: at('x2'),
          y2: at('y2'),
          stroke: (leader: Leader) => leader.stroke,
          strokeWidth,
          className: 'leader',
        }),
      ]
