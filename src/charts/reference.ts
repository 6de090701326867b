import * as Plot from '@observablehq/plot'
import { msg, str } from '../locale/msg.ts'
import { formatNumber, isCompletion, type NumberFormat } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import type { ChartContext, Datum } from './datum.ts'
import { type Area, labelMarks } from './frame.ts'
import { SIZE } from './labels.ts'
import type { Placed } from './scale.ts'
import { spreadOf } from './stats.ts'
import { shorten, textWidth } from './text.ts'

/** A middle of counted things may lie between two of them. */
export const middleFormat = (format: NumberFormat): NumberFormat => ({
  ...format,
  decimals: format.decimals || 1,
})

/** Where a reference line stands, and what it says. */
export interface Reference {
  at: number
  words: string
}

/**
 * The value and words of a chart's reference line: the median or mean of all that is compared, or a number; 100 % where
 * rates of completion are compared and the chart line says nothing else. Null without.
 */
export function referenceOf(
  spec: ChartSpec,
  whole: readonly Datum[],
  measure: 'x' | 'y',
  format: NumberFormat,
): Reference | null {
  const values = whole.map((d) => d[measure]).filter((value) => value !== null)
  const rule = spec.rule ?? (isCompletion(spec[measure]) ? '100' : '')
  if (rule === '' || rule === 'none' || values.length === 0) return null
  if (rule === 'median') {
    const at = spreadOf(values)!.median
    return { at, words: msg(str`中位数 ${formatNumber(at, middleFormat(format))}（n = ${values.length}）`) }
  }
  if (rule === 'mean') {
    const at = values.reduce((sum, value) => sum + value, 0) / values.length
    return { at, words: msg(str`平均 ${formatNumber(at, middleFormat(format))}（n = ${values.length}）`) }
  }
  const at = Number(rule)
  return Number.isFinite(at) ? { at, words: `${rule}${format.unit === '%' ? ' %' : ''}` } : null
}

/** A reference line upright through an area, its words above it, kept within the picture. */
export function referenceX(
  reference: Reference | null,
  scale: Placed,
  area: Area,
  { theme, width }: ChartContext,
): Plot.Markish[] {
  if (reference === null) return []
  const text = shorten(reference.words, (width - 4) / SIZE)
  const half = (textWidth(text) * SIZE) / 2
  const x = Math.max(half + 2, Math.min(scale.at(reference.at), width - half - 2))
  return [
    Plot.ruleX([reference.at], {
      stroke: theme.accent,
      strokeDasharray: '5 4',
      insetTop: -3,
      className: 'reference',
    }),
    ...labelMarks([{ x, y: area.top - 10, text, fill: theme.accent }], theme, 'reference-words'),
  ]
}

/** A reference line level across an area, its words above the area at the right. */
export function referenceY(
  reference: Reference | null,
  area: Area,
  { theme, width }: ChartContext,
): Plot.Markish[] {
  if (reference === null) return []
  const text = shorten(reference.words, (width * 0.7) / SIZE)
  return [
    Plot.ruleY([reference.at], { stroke: theme.accent, strokeDasharray: '5 4', className: 'reference' }),
    ...labelMarks(
      [{ x: area.right, y: area.top - 16, text, anchor: 'end', fill: theme.accent }],
      theme,
      'reference-words',
    ),
  ]
}
