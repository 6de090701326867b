import { plainNumber } from '../figures.ts'

/** A target or a result as a form prints it: ≥120次, 97%-100%, 及时. */
export interface IndicatorValue {
  /** The number, or null where words or a range stand for it. */
  value: string | null
  unit: string
  text: string
}

/** Reads an indicator's value; null where the cell is blank. Words are kept as words, a range as printed. */
export function indicatorValue(printed: string): IndicatorValue | null {
  const text = printed.replace(/\s+/g, '')
  if (text === '') return null
  const range = /^([≥≤<>=＝]*)(\d+(?:\.\d+)?%?[-~—至]\d+(?:\.\d+)?)(.*)$/.exec(text)
  if (range !== null) {
    const percent = range[3]!.startsWith('%')
    return { value: null, unit: percent ? '%' : range[3]!, text: `${range[2]}${percent ? '%' : ''}` }
  }
  const single = /^(?:[≥≤<>=＝]|不少于|不低于|不超过|大于|小于)*(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(.*)$/.exec(
    text,
  )
  if (single === null) return { value: null, unit: '', text }
  return { value: plainNumber(single[1]!), unit: single[2]!.replace(/(?:及?以[上下]|左右|余)$/, ''), text }
}
