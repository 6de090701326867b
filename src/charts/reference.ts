import { msg, str } from '@lit/localize'
import * as Plot from '@observablehq/plot'
import type { ChartSpec } from '../model/query.ts'
import { type Datum, median } from './datum.ts'
import { shortNumber } from './text.ts'
import type { Theme } from './theme.ts'

/** The value and words of a chart's reference line: the median or mean of all that is compared, or a number. Null without. */
export function referenceOf(
  spec: ChartSpec,
  whole: readonly Datum[],
  measure: 'x' | 'y',
): { at: number; words: string } | null {
  const values = whole.map((d) => d[measure]).filter((value) => value !== null)
  if (spec.rule === undefined || spec.rule === '' || values.length === 0) return null
  if (spec.rule === 'median') {
    const at = median(values)!
    return { at, words: msg(str`中位数 ${shortNumber(at)}（n = ${values.length}）`) }
  }
  if (spec.rule === 'mean') {
    const at = values.reduce((sum, value) => sum + value, 0) / values.length
    return { at, words: msg(str`平均 ${shortNumber(at)}（n = ${values.length}）`) }
  }
  const at = Number(spec.rule)
  return Number.isFinite(at) ? { at, words: shortNumber(at) } : null
}

/** A chart's reference line as marks: upright for measures along x, level for measures along y. */
export function referenceMarks(
  spec: ChartSpec,
  whole: readonly Datum[],
  measure: 'x' | 'y',
  theme: Theme,
): Plot.Markish[] {
  const reference = referenceOf(spec, whole, measure)
  if (reference === null) return []
  const line = { stroke: theme.accent, strokeDasharray: '5 4' }
  const words = { text: [reference.words], fill: theme.accent, stroke: theme.paper, strokeWidth: 3 }
  return measure === 'x'
    ? [
        Plot.ruleX([reference.at], line),
        Plot.text([reference.at], {
          ...words,
          x: [reference.at],
          frameAnchor: 'bottom',
          dy: -4,
        } as Plot.TextOptions),
      ]
    : [
        Plot.ruleY([reference.at], line),
        Plot.text([reference.at], {
          ...words,
          y: [reference.at],
          frameAnchor: 'right',
          textAnchor: 'end',
          dy: -8,
        } as Plot.TextOptions),
      ]
}
