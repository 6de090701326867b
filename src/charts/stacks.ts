import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import type { ChartOptions, Datum } from './datum.ts'
import { frame, tip, yearDomain } from './frame.ts'
import { shortNumber } from './text.ts'

/** Parts stacked by year, one facet a unit; derived parts are pale with a dashed edge. */
export function stacks(data: Datum[], spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const facets = [...new Set(data.map((d) => d.facet))]
  const wide = options.width >= 640
  const totals = [...new Set(data.map((d) => `${d.facet}|${d.year}`))].map((key) => {
    const own = data.filter((d) => `${d.facet}|${d.year}` === key)
    return {
      facet: own[0]!.facet,
      year: own[0]!.year,
      y: own.reduce((sum, d) => sum + (d.y ?? 0), 0),
      doubt: own.some((d) => d.doubt),
    }
  })
  const facetScale = {
    domain: facets,
    label: null,
    axis: 'top' as const,
    padding: 0.08,
  }
  const channel = wide ? { fx: 'facet' } : { fy: 'facet' }
  return {
    ...frame(options),
    marginLeft: 48,
    marginTop: wide ? 34 : 26,
    marginRight: 16,
    marginBottom: 30,
    height: wide ? 300 : 180 * facets.length + 40,
    x: {
      type: 'band',
      domain: yearDomain(data),
      label: null,
      tickFormat: (y: number) => String(y),
      tickSize: 0,
      padding: 0.25,
    },
    y: {
      label: spec.label ?? null,
      grid: true,
      labelArrow: 'none',
      domain: [0, Math.max(0.01, ...totals.map((t) => t.y)) * 1.12],
    },
    ...(wide ? { fx: facetScale } : { fy: { ...facetScale, axis: null } }),
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.barY(
        data,
        Plot.stackY({
          ...channel,
          x: 'year',
          y: 'y',
          fill: (d: Datum) => d.color,
          fillOpacity: (d: Datum) => (d.hollow ? 0.28 : 1),
          stroke: (d: Datum) => (d.hollow ? d.color : 'none'),
          strokeDasharray: '4 3',
          order: null,
        } as Plot.BarYOptions),
      ),
      Plot.ruleY([0], { stroke: theme.muted }),
      Plot.text(totals, {
        ...channel,
        x: 'year',
        y: 'y',
        text: (t: (typeof totals)[number]) => shortNumber(t.y) + (t.doubt ? ' ▲' : ''),
        dy: -7,
        fill: theme.ink,
      }),
      ...(wide
        ? []
        : [
            Plot.text(
              facets.map((facet) => ({ facet })),
              {
                fy: 'facet',
                text: 'facet',
                frameAnchor: 'top-left',
                dx: 4,
                dy: 2,
                fontWeight: 600,
                fill: theme.ink,
              } as Plot.TextOptions,
            ),
          ]),
      tip(
        data.filter((d) => (d.y ?? 0) > 0),
        { ...channel, ...stackedCentre() },
        options,
      ),
    ],
  }

  function stackedCentre() {
    const at = new Map<Datum, number>()
    const sums = new Map<string, number>()
    for (const d of data) {
      const key = `${d.facet}|${d.year}`
      const below = sums.get(key) ?? 0
      at.set(d, below + (d.y ?? 0) / 2)
      sums.set(key, below + (d.y ?? 0))
    }
    return { x: 'year', y: ((d: Datum) => at.get(d) ?? 0) as unknown as string }
  }
}
