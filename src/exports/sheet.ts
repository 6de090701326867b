import { locale, shownValue } from '../locale/locale.ts'
import { formatNumber, formatOf, isMeasure, type NumberFormat } from '../model/format.ts'
import { readerColumns } from '../model/labels.ts'
import { columnAt, groupDigits, type Result, type ResultColumn, type Value } from '../model/result.ts'

/** A column of a result as a file has it. */
export interface SheetColumn {
  column: ResultColumn
  heading: string
  numeric: boolean
  /** How its numbers are shown; null for years, places and words. */
  format: NumberFormat | null
  /** Where it stands in the rows of the result. */
  at: number
}

/** Of a result what is for a reader: the columns of the trail and of the drawing stay behind. */
export interface Sheet {
  columns: SheetColumn[]
  rows: readonly Value[][]
}

/** The reader's columns of a result, all rows. Of a text in two languages the one shown. */
export function sheetOf(result: Result, heading: (column: string) => string): Sheet {
  const both = columnAt(result, 'message') >= 0 && columnAt(result, 'message_en') >= 0
  const other = locale() === 'en' ? 'message' : 'message_en'
  const columns = readerColumns(result.columns).flatMap((at): SheetColumn[] => {
    const column = result.columns[at]!
    if (both && column.name === other) return []
    const name = column.name === 'message_en' && both ? 'message' : column.name
    return [
      {
        column,
        heading: heading(name),
        numeric: column.type === 'decimal' || column.type === 'integer' || column.type === 'number',
        format: isMeasure(column) ? formatOf(column, heading(column.name)) : null,
        at,
      },
    ]
  })
  return { columns, rows: result.rows }
}

/** The most digits of a number that a spreadsheet, and a float, holds. */
const DIGITS = 15

/** A value with every digit that the result has; floats without the noise behind their last true digit. Codes in words. */
export function exactText(value: Value | undefined, { column }: SheetColumn): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((each) => exactText(each, { column } as SheetColumn)).join(' ')
  if (typeof value === 'number' && column.type === 'number')
    return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : ''
  return shownValue(column.name, String(value))
}

/** A value as a page or a document shows it: a measure by the rule of its unit. */
export function shownText(value: Value | undefined, sheet: SheetColumn): string {
  const text = exactText(value, sheet)
  if (text === '' || !sheet.numeric || sheet.format === null) return text
  return sheet.format.unit === '' && sheet.column.type === 'decimal'
    ? groupDigits(text)
    : formatNumber(text, sheet.format)
}

/** A value as a number where it can be one without losing a digit; null where it cannot. */
export function exactNumber(value: Value | undefined, { numeric }: SheetColumn): number | null {
  if (!numeric || value === null || value === undefined || typeof value === 'boolean' || Array.isArray(value))
    return null
  const digits = String(value).replace(/^-?0*\.?0*|\./g, '')
  const number = Number(value)
  return Number.isFinite(number) && (typeof value === 'number' || digits.length <= DIGITS) ? number : null
}
