import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type ChartOptions, type Datum, isPlanned, type Panel } from './datum.ts'
import { frame, labelRoom, measureLabel, rowHeight, tip } from './frame.ts'
import { referenceMarks } from './reference.ts'
import { shortNumber, textWidth } from './text.ts'

/** Two values of one thing, joined: the planned end hollow. */
export function dumbbells({ data, whole }: Panel, spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const labels = [...new Set(data.map((d) => d.label))]
  const room = labelRoom(labels, options.width)
  const most = Math.max(0.01, ...whole.map((d) => d.x ?? 0))
  const values = labels.map((label) => {
    const own = data.filter((d) => d.label === label && d.x !== null)
    return {
      label,
      low: Math.min(...own.map((d) => d.x!)),
      high: Math.max(...own.map((d) => d.x!)),
      words: `${spec.labels === 'off' ? '' : own.map((d) => shortNumber(d.x!)).join(' → ')}${own.some((d) => d.doubt) ? ' ▲' : ''}`,
    }
  })
  const right = Math.min(
    options.width * 0.4,
    Math.max(
      40,
      ...values.map((v) => textWidth(v.words) * 12 + 20 - ((most - v.high) / most) * options.width * 0.3),
    ),
  )
  return {
    ...frame(options),
    marginLeft: room.margin,
    marginRight: right,
    marginTop: 8,
    marginBottom: 34,
    height: labels.length * Math.max(30, rowHeight(room.lines)) + 46,
    x: {
      label: measureLabel(spec, spec.x, options),
      labelAnchor: 'right',
      tickFormat: shortNumber,
      domain: [0, most],
      labelArrow: 'none',
      ticks: Math.max(3, Math.floor(options.width / 140)),
    },
    y: {
      type: 'point',
      domain: labels,
      label: null,
      tickSize: 0,
      padding: 0.6,
      tickFormat: (label: string) => room.lines.get(label) ?? label,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      ...referenceMarks(spec, whole, 'x', theme),
      Plot.ruleY(values, { x1: 'low', x2: 'high', y: 'label', stroke: theme.muted, strokeWidth: 2 }),
      Plot.dot(
        data.filter((d) => d.x !== null),
        {
          x: 'x',
          y: 'label',
          r: (d: Datum) => (isPlanned(d.series) ? 7 : 5),
          fill: (d: Datum) => (isPlanned(d.series) ? theme.paper : d.color),
          stroke: (d: Datum) => d.color,
          strokeWidth: 2.2,
        } as Plot.DotOptions,
      ),
      Plot.text(values, {
        x: 'high',
        y: 'label',
        text: 'words',
        textAnchor: 'start',
        dx: 12,
        fill: theme.ink,
      }),
      tip(
        data.filter((d) => d.x !== null),
        { x: 'x', y: 'label' },
        options,
      ),
    ],
  }
}
