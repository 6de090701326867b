import { shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { formatNumber } from '../model/format.ts'
import { HIDDEN_COLUMNS } from '../model/labels.ts'
import type { Value } from '../model/result.ts'
import type { ChartContext, Datum, Gap } from './datum.ts'

/** Columns of a row that only serve the drawing. */
const SERVING: ReadonlySet<string> = new Set(['unit_id', 'gap'])

/** Why there is no number, in words. */
export function gapWords(gap: Gap | null): string {
  if (gap === 'not held') return msg('没有这份报告')
  if (gap === 'not disclosed') return msg('报告没有公开')
  if (gap === 'not read') return msg('印了但没有读出')
  return msg('没有印出')
}

/** A value of a column as every chart writes it. */
export function written(column: string, value: Value, context: ChartContext): string {
  const numeric = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value))
  if (numeric && !/year$|_id$/.test(column)) return formatNumber(value, context.format(column))
  return shownValue(column, Array.isArray(value) ? value.join(msg('、')) : String(value))
}

/** What is told of a thing when it is pointed at: its row, its doubts, what a click does. */
export function tipLines(datum: Datum, context: ChartContext): string[] {
  const lines = Object.entries(datum.row)
    .filter(
      ([name, value]) => !HIDDEN_COLUMNS.has(name) && !SERVING.has(name) && value !== null && value !== '',
    )
    .slice(0, 8)
    .map(([name, value]) => `${context.heading(name)}${msg('：')}${written(name, value, context)}`)
  if (datum.gap !== null) lines.push(gapWords(datum.gap))
  if (datum.staleYear !== null) lines.push(msg(str`人数是 ${datum.staleYear} 年的`))
  if (datum.derived) lines.push(msg('由后一年的报告推算'))
  if (datum.doubt) lines.push(msg('▲ 报告在别处有不同的说法'))
  return lines
}
