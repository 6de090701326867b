import { msg, str } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type ChartOptions, type Datum, mark, type Panel, text } from './datum.ts'
import { frame, isLog, measureLabel, measureScale, tip, yearDomain } from './frame.ts'
import { referenceMarks } from './reference.ts'
import { shortNumber } from './text.ts'

/** Consecutive years of one series; a missing year parts them, so that no line is drawn over a gap. */
function runs(data: Datum[]): (Datum & { run: string })[] {
  const last = new Map<string, { year: number; run: number }>()
  return data.map((d) => {
    const key = `${d.facet}|${d.series}`
    const before = last.get(key)
    const run = before === undefined ? 0 : before.run + (d.year !== null && d.year - before.year > 1 ? 1 : 0)
    last.set(key, { year: d.year ?? 0, run })
    return { ...d, run: `${key}|${run}` }
  })
}

/** Where the values of points stand: above the point, or below it where another point is close above. Heights in px. */
function dodge<T extends Datum>(
  points: readonly T[],
  height: number,
  top: number,
): (T & { labelY: number })[] {
  const px = top / height
  return points.map((point) => {
    const rivals = points.filter(
      (other) => other !== point && other.year === point.year && other.facet === point.facet,
    )
    const crowded = rivals.some(
      (other) => (other.y ?? 0) >= (point.y ?? 0) && (other.y ?? 0) - (point.y ?? 0) < 30 * px,
    )
    return { ...point, labelY: (point.y ?? 0) + (crowded ? -15 : 14) * px }
  })
}

interface Seam {
  x: number
  from: string
  to: string
  facet: string
}

function seams(data: Datum[], column: string | undefined): Seam[] {
  if (column === undefined) return []
  const found: Seam[] = []
  const last = new Map<string, Datum>()
  for (const d of data) {
    const key = `${d.facet}|${d.series}`
    const before = last.get(key)
    const [from, to] = [text(before?.row ?? {}, column), text(d.row, column)]
    if (before !== undefined && from !== '' && to !== '' && from !== to)
      found.push({ x: ((before.year ?? 0) + (d.year ?? 0)) / 2, from, to, facet: d.facet })
    last.set(key, d)
  }
  return found
}

/** Series over the years: gaps stay open, a change of scope is marked, derived years are hollow. */
export function lines({ data, whole }: Panel, spec: ChartSpec, options: ChartOptions): Plot.PlotOptions {
  const { theme } = options
  const years = yearDomain(whole)
  const points = runs(data.filter((d) => d.y !== null))
  const changes = seams(points, spec.seam)
  const short = (scope: string) => scope.replace('财政拨款', '') || '财政拨款'
  const many = years.length > options.width / 52
  const height = Math.min(360, Math.max(250, options.width * 0.42))
  const scale = measureScale(
    spec,
    whole.map((d) => d.y),
    1.22,
  )
  const top = (scale.domain as number[])[1]!
  return {
    ...frame(options),
    marginLeft: 52,
    marginRight: 40,
    marginTop: 26,
    marginBottom: 30,
    height,
    x: {
      type: 'linear',
      domain: [Math.min(...years) - 0.3, Math.max(...years) + 0.3],
      ticks: many ? years.filter((y) => (y - years[0]!) % 2 === 0) : years,
      label: null,
      tickFormat: (y: number) => String(y),
    },
    y: {
      label: measureLabel(spec, spec.y, options),
      grid: true,
      tickFormat: shortNumber,
      labelArrow: 'none',
      ...scale,
    },
    marks: [
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      ...(isLog(spec) ? [] : [Plot.ruleY([0], { stroke: theme.muted })]),
      ...referenceMarks(spec, whole, 'y', theme),
      Plot.ruleX(changes, { x: 'x', stroke: theme.accent, strokeDasharray: '2 4' }),
      Plot.text(changes, {
        x: 'x',
        frameAnchor: 'top',
        dy: -14,
        text: (s: Seam) => msg(str`口径：${short(s.from)} → ${short(s.to)}`),
        fill: theme.accent,
      } as Plot.TextOptions),
      Plot.line(points, { x: 'year', y: 'y', z: 'run', stroke: (d: Datum) => d.color, strokeWidth: 2 }),
      Plot.dot(points, {
        x: 'year',
        y: 'y',
        r: 5,
        symbol: (d: Datum) => (d.square ? 'square' : 'circle'),
        stroke: (d: Datum) => d.color,
        strokeWidth: 2,
        fill: (d: Datum) => (d.hollow ? theme.paper : d.color),
      } as Plot.DotOptions),
      Plot.text(
        isLog(spec) ? points.map((d) => ({ ...d, labelY: d.y ?? 0 })) : dodge(points, height - 56, top),
        {
          x: 'year',
          y: 'labelY',
          dy: isLog(spec) ? -13 : 0,
          text: (d: Datum) => (spec.labels === 'off' ? '' : shortNumber(d.y ?? 0)) + mark(d),
          fill: (d: Datum) => d.color,
          stroke: theme.paper,
          strokeWidth: 3,
          fontWeight: 600,
        },
      ),
      tip(points, { x: 'year', y: 'y' }, options),
    ],
  }
}
