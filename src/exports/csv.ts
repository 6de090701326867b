import { formatCsv, formatTsv } from '../model/csv.ts'
import type { Result } from '../model/result.ts'
import { exactText, type Sheet, sheetOf } from './sheet.ts'

const textOf = ({ columns, rows }: Sheet): string[][] => [
  columns.map(({ heading }) => heading),
  ...rows.map((row) => columns.map((column) => exactText(row[column.at], column))),
]

/** A result as CSV that Excel opens rightly: a byte order mark, CRLF, headings as given, no formulas, every digit. */
export function toCsv(result: Result, heading: (name: string) => string = (name) => name): string {
  return `\ufeff${formatCsv(textOf(sheetOf(result, heading)), '\r\n')}`
}

/** A result as rows parted by tabs, to be pasted into a spreadsheet. */
export function toTsv(result: Result, heading: (name: string) => string = (name) => name): string {
  return formatTsv(textOf(sheetOf(result, heading)))
}
