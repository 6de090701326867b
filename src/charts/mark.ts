import { msg } from '../locale/msg.ts'
import type { ChartSpec } from '../model/query.ts'
import type { ChartContext, Datum, Panel } from './datum.ts'
import type { Shape } from './propose.ts'
import type { Plotted } from './target.ts'

/** A column that a chart line gives to a mark: under which key, and what it must hold. */
export interface Channel {
  key: 'x' | 'y' | 'color' | 'facet'
  takes: 'measure' | 'name' | 'any'
  needed: boolean
}

/** What the keys of channels are called. */
export const CHANNELS: Readonly<Record<Channel['key'], () => string>> = {
  x: () => msg('横'),
  y: () => msg('竖'),
  color: () => msg('颜色'),
  facet: () => msg('分面'),
}

/** Options that marks share, by the key of the chart line; their words are in options.ts. */
export type OptionName =
  | 'sort'
  | 'scale'
  | 'share'
  | 'rule'
  | 'labels'
  | 'text'
  | 'hollow'
  | 'symbol'
  | 'seam'
  | 'max'
  | 'missing'

/**
 * A way of drawing: all that the chart form, the brush, a proposal and the README need to know of it. Another one is another
 * file and a line in marks/index.ts.
 */
export interface Mark {
  /** As the chart line writes it. */
  name: string
  title: () => string
  /** What it draws and when it is the right one. */
  draws: () => string
  channels: readonly Channel[]
  options: readonly OptionName[]
  /** Which channel holds the number that a thing of it tells. */
  measure: 'x' | 'y' | 'color'
  /** Along which sides its things are told apart, for a box drawn over it. */
  along: 'x' | 'y' | 'xy'
  /** Whether it runs over years or stages, so that a box picks these and not units. */
  across: boolean
  /** The least width and height of a panel in which it can be read, in px. */
  least: readonly [width: number, height: number]
  /** What stands for all that have no panel of their own, where their panels would be too many. */
  peers?: (rest: readonly Datum[], spec: ChartSpec) => Datum[]
  /** The options with which it draws a result of this shape; null where another is better. None for marks that are only asked for. */
  suits?: (shape: Shape) => Record<string, string> | null
  draw: (panel: Panel, spec: ChartSpec, context: ChartContext) => Plotted
}
