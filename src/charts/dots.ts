import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type ChartOptions, type Datum, mark, type Panel } from './datum.ts'
import { frame, measureLabel, measureScale, tip } from './frame.ts'
import { referenceMarks } from './reference.ts'
import { shortNumber } from './text.ts'

/** More names than this would cover each other; the pointer still tells them. */
const MOST_NAMES = 24

/** Two measures of many things: one dot each, named where there is room. */
export function dots({ data, whole }: Panel, spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme, width, heading } = options
  const points = data.filter((d) => d.x !== null && d.y !== null)
  const named = spec.text !== undefined && spec.labels !== 'off' && points.length <= MOST_NAMES
  return {
    ...frame(options),
    marginLeft: 56,
    marginRight: named ? 90 : 24,
    marginTop: 26,
    marginBottom: 40,
    height: Math.min(420, Math.max(260, width * 0.55)),
    x: {
      ...measureScale(
        spec,
        whole.map((d) => d.x),
      ),
      label: heading(spec.x ?? ''),
      labelArrow: 'none',
      tickFormat: shortNumber,
      grid: true,
    },
    y: {
      ...measureScale(
        spec,
        whole.map((d) => d.y),
      ),
      label: measureLabel(spec, spec.y, options),
      labelArrow: 'none',
      tickFormat: shortNumber,
      grid: true,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      ...referenceMarks(spec, whole, 'y', theme),
      Plot.dot(points, {
        x: 'x',
        y: 'y',
        r: 5,
        stroke: (d: Datum) => d.color,
        strokeWidth: 2,
        fill: (d: Datum) => (d.hollow ? theme.paper : d.color),
        fillOpacity: 0.75,
      } as Plot.DotOptions),
      ...(named
        ? [
            Plot.text(points, {
              x: 'x',
              y: 'y',
              text: (d: Datum) => `${d.row[spec.text!] ?? ''}${mark(d)}`,
              textAnchor: 'start',
              dx: 8,
              fill: theme.ink,
              stroke: theme.paper,
              strokeWidth: 3,
            } as Plot.TextOptions),
          ]
        : []),
      tip(points, { x: 'x', y: 'y' }, options),
    ],
  }
}
