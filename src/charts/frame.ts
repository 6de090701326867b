import { msg } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import { shownValue } from '../locale/locale.ts'
import { HIDDEN_COLUMNS } from '../model/labels.ts'
import type { ChartSpec } from '../model/query.ts'
import type { ChartOptions, Datum } from './datum.ts'
import { textWidth, wrap } from './text.ts'
import { FONT } from './theme.ts'

function tipText(datum: Datum, { heading }: ChartOptions): string {
  const shown = Object.entries(datum.row).filter(
    ([name, value]) => !HIDDEN_COLUMNS.has(name) && value !== null && value !== '',
  )
  const lines = shown
    .slice(0, 8)
    .map(([name, value]) => `${heading(name)}${msg('：')}${shownValue(name, String(value))}`)
  if (datum.doubt) lines.push(msg('▲ 报告在别处有不同的说法'))
  if (datum.row.fact_ids !== undefined) lines.push(msg('点击看出处'))
  return lines.join('\n')
}

/** What every plot has: its width, type and label. */
export function frame(options: ChartOptions): Plot.PlotOptions {
  const { theme, width } = options
  return {
    width,
    style: {
      fontFamily: FONT,
      fontSize: '12px',
      color: theme.ink,
      background: 'transparent',
      overflow: 'visible',
    },
    ariaLabel: options.label,
  }
}

/** The words beside the pointer. */
export function tip(
  data: Datum[],
  channels: { x?: string; y?: string; fx?: string; fy?: string },
  options: ChartOptions,
): Plot.Markish {
  const { theme } = options
  return Plot.tip(
    data,
    Plot.pointer({
      ...channels,
      title: (d: Datum) => tipText(d, options),
      fill: theme.paper,
      stroke: theme.grid,
      lineHeight: 1.35,
      maxRadius: 60,
    } as Plot.TipOptions),
  )
}

/** Room for labels at the left, and the labels broken to fit it. */
export function labelRoom(
  labels: readonly string[],
  width: number,
): { margin: number; lines: Map<string, string> } {
  const most = width < 560 ? 9 : 18
  const lines = new Map(labels.map((label) => [label, wrap(label, most).join('\n')]))
  const em = Math.max(4, ...[...lines.values()].flatMap((l) => l.split('\n')).map(textWidth))
  return { margin: Math.ceil(em * 12) + 14, lines }
}

/** Height of a row of bars, in px, for the most broken label. */
export function rowHeight(lines: Map<string, string>): number {
  const most = Math.max(1, ...[...lines.values()].map((l) => l.split('\n').length))
  return Math.max(26, most * 15 + 8)
}

/** Every year from the first to the last, also those without a row. */
export function yearDomain(data: Datum[]): number[] {
  const years = data.map((d) => d.year).filter((y) => y !== null)
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i)
}

/** The scale of a measure: from zero, or in powers of ten where the chart asks for it and every value allows it. */
export function measureScale(
  spec: ChartSpec,
  values: readonly (number | null)[],
  room = 1.1,
): Plot.ScaleOptions {
  const held = values.filter((value) => value !== null)
  const [least, most] = [Math.min(0, ...held), Math.max(0, ...held)]
  const positive = held.filter((value) => value > 0)
  if (isLog(spec) && positive.length > 0)
    return { type: 'log', domain: [Math.min(...positive) / 1.5, most * 1.5], clamp: true }
  return { domain: [least * room, (most || 1) * room] }
}

/** What the measure's axis says: the chart line's words; where these are just its column, that column's heading. */
export const measureLabel = (spec: ChartSpec, column: string | undefined, { heading }: ChartOptions) =>
  spec.label === undefined ? null : spec.label === column ? heading(column) : msg(spec.label)

export const isLog = (spec: ChartSpec) => spec.scale === 'log'
