import { msg, str } from '@lit/localize'
import { formatNumber, isCompletion, type NumberFormat } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import type { Area } from './axes.ts'
import { words } from './axes.ts'
import type { ChartContext, Datum } from './datum.ts'
import { SIZE } from './labels.ts'
import type { MeasureScale } from './scale.ts'
import { spreadOf } from './stats.ts'
import { el, group } from './svg.ts'
import { textWidth } from './text.ts'

/** A middle of counted things may lie between two of them. */
export const middleFormat = (format: NumberFormat): NumberFormat => ({
  ...format,
  decimals: format.decimals || 1,
})

/**
 * The value and words of a chart's reference line: the median or mean of all that is compared, or a number; 100 % where
 * rates of completion are compared and the chart line says nothing else. Null without.
 */
export function referenceOf(
  spec: ChartSpec,
  whole: readonly Datum[],
  measure: 'x' | 'y',
  format: NumberFormat,
): { at: number; words: string } | null {
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
  reference: { at: number; words: string } | null,
  scale: MeasureScale,
  area: Area,
  { theme, width }: ChartContext,
): string {
  if (reference === null) return ''
  const x = scale.at(reference.at)
  const half = (textWidth(reference.words) * SIZE) / 2
  return group('reference', {}, [
    el('line', {
      x1: x,
      x2: x,
      y1: area.top - 3,
      y2: area.bottom,
      stroke: theme.accent,
      'stroke-dasharray': '5 4',
    }),
    words(Math.max(half + 2, Math.min(x, width - half - 2)), area.top - 6, reference.words, {
      fill: theme.accent,
      'text-anchor': 'middle',
    }),
  ])
}

/** A reference line level across an area. */
export function referenceY(
  reference: { at: number; words: string } | null,
  scale: MeasureScale,
  area: Area,
  { theme }: ChartContext,
): string {
  if (reference === null) return ''
  const y = scale.at(reference.at)
  return group('reference', {}, [
    el('line', {
      x1: area.left,
      x2: area.right,
      y1: y,
      y2: y,
      stroke: theme.accent,
      'stroke-dasharray': '5 4',
    }),
    words(area.right, area.top - 12, reference.words, { fill: theme.accent, 'text-anchor': 'end' }),
  ])
}
