import { msg } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type ChartOptions, type Datum, mark, type Panel } from './datum.ts'
import { frame, labelRoom, measureLabel, rowHeight, tip } from './frame.ts'
import { referenceMarks } from './reference.ts'
import { shortNumber, textWidth } from './text.ts'

/** Horizontal bars, one a row; a value that was not printed is said in words. */
export function bars({ data, whole }: Panel, spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const labels = [...new Set(data.map((d) => d.label))]
  const room = labelRoom(labels, options.width)
  const value = (d: Datum) =>
    d.x === null
      ? spec.missing
        ? msg(spec.missing)
        : msg('没有印出')
      : spec.labels === 'off'
        ? ''
        : shortNumber(d.x)
  const note = (d: Datum) =>
    `${value(d)}${spec.text && d.row[spec.text] ? `  ${d.row[spec.text]}` : ''}${mark(d)}`
  const values = whole.map((d) => d.x ?? 0)
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const right = Math.min(
    options.width * 0.34,
    Math.max(
      40,
      ...data
        .filter((d) => d.x === null || d.x > most * 0.5)
        .map((d) => textWidth(note(d)) * 12 * (d.x === null ? 0.5 : 1) + 14),
    ),
  )
  return {
    ...frame(options),
    marginLeft: room.margin,
    marginRight: right,
    marginTop: 8,
    marginBottom: 34,
    height: labels.length * rowHeight(room.lines) + 46,
    x: {
      label: measureLabel(spec, spec.x, options),
      labelAnchor: 'right',
      tickFormat: shortNumber,
      grid: true,
      ticks: Math.max(3, Math.floor(options.width / 140)),
      domain: [least, spec.max ? Number(spec.max) : most || 1],
      labelArrow: 'none',
    },
    y: {
      domain: labels,
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => room.lines.get(label) ?? label,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.barX(
        data.filter((d) => d.x !== null),
        { x: 'x', y: 'label', fill: (d: Datum) => d.color, insetTop: 4, insetBottom: 4 },
      ),
      Plot.ruleX([0], { stroke: theme.muted }),
      ...referenceMarks(spec, whole, 'x', theme),
      Plot.text(data, {
        x: (d: Datum) => Math.max(0, d.x ?? 0),
        y: 'label',
        text: note,
        textAnchor: 'start',
        dx: 6,
        fill: (d: Datum) => (d.x === null ? theme.muted : theme.ink),
      } as Plot.TextOptions),
      tip(
        data.map((d) => ({ ...d, x: d.x ?? 0 })),
        { x: 'x', y: 'label' },
        options,
      ),
    ],
  }
}
