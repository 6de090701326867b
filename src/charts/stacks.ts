import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import type { ChartOptions, Datum, Panel } from './datum.ts'
import { frame, measureLabel, tip, yearDomain } from './frame.ts'
import { shortNumber } from './text.ts'

/** Each panel's year with all its parts. */
function totalsOf(data: readonly Datum[]): { year: number | null; y: number; doubt: boolean }[] {
  return [...new Set(data.map((d) => `${d.facet}|${d.year}`))].map((key) => {
    const own = data.filter((d) => `${d.facet}|${d.year}` === key)
    return {
      year: own[0]!.year,
      y: own.reduce((sum, d) => sum + (d.y ?? 0), 0),
      doubt: own.some((d) => d.doubt),
    }
  })
}

/** Parts stacked by year; derived parts are pale with a dashed edge. `scale=share` stacks their shares of the whole. */
export function stacks({ data, whole }: Panel, spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const share = spec.scale === 'share'
  const totals = totalsOf(data)
  const sums = new Map(totals.map((t) => [t.year, t.y]))
  const part = (d: Datum) => (share ? ((d.y ?? 0) / (sums.get(d.year) || 1)) * 100 : (d.y ?? 0))
  const most = share ? 100 : Math.max(0.01, ...totalsOf(whole).map((t) => t.y))
  return {
    ...frame(options),
    marginLeft: 48,
    marginTop: 26,
    marginRight: 16,
    marginBottom: 30,
    height: 290,
    x: {
      type: 'band',
      domain: yearDomain(whole),
      label: null,
      tickFormat: (y: number) => String(y),
      tickSize: 0,
      padding: 0.25,
    },
    y: {
      label: share ? '%' : measureLabel(spec, spec.y, options),
      grid: true,
      tickFormat: shortNumber,
      labelArrow: 'none',
      domain: [0, most * 1.12],
    },
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      Plot.barY(
        data,
        Plot.stackY({
          x: 'year',
          y: part,
          fill: (d: Datum) => d.color,
          fillOpacity: (d: Datum) => (d.hollow ? 0.28 : 1),
          stroke: (d: Datum) => (d.hollow ? d.color : 'none'),
          strokeDasharray: '4 3',
          order: null,
        } as unknown as Plot.BarYOptions),
      ),
      Plot.ruleY([0], { stroke: theme.muted }),
      Plot.text(totals, {
        x: 'year',
        y: (t: (typeof totals)[number]) => (share ? 100 : t.y),
        text: (t: (typeof totals)[number]) =>
          (spec.labels === 'off' ? '' : shortNumber(t.y)) + (t.doubt ? ' ▲' : ''),
        dy: -7,
        fill: theme.ink,
      } as Plot.TextOptions),
      tip(
        data.filter((d) => (d.y ?? 0) > 0),
        { x: 'year', y: middles() },
        options,
      ),
    ],
  }

  /** The middle of each part, where its words hang. */
  function middles(): string {
    const at = new Map<Datum, number>()
    const below = new Map<number | null, number>()
    for (const d of data) {
      const base = below.get(d.year) ?? 0
      at.set(d, base + part(d) / 2)
      below.set(d.year, base + part(d))
    }
    return ((d: Datum) => at.get(d) ?? 0) as unknown as string
  }
}
