import { formatCsv, formatTsv } from '../model/csv.ts'
import { formatOf, formatPlain, isMeasure } from '../model/format.ts'
import { readerColumns } from '../model/labels.ts'
import type { Result, Value } from '../model/result.ts'

const flat = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.map(flat).join(' ') : String(value)

/** Headings and cells of the columns that are for a reader, as text; a measure by the rule of its unit, money with every digit. */
function textOf(result: Result, heading: (name: string) => string): string[][] {
  const shown = readerColumns(result.columns).map((i) => {
    const column = result.columns[i]!
    const format = isMeasure(column) ? formatOf(column, heading(column.name)) : null
    const write = (value: Value) =>
      value === null || format === null || format.unit === '' ? flat(value) : formatPlain(flat(value), format)
    return { i, name: column.name, write }
  })
  return [
    shown.map(({ name }) => heading(name)),
    ...result.rows.map((row) => shown.map(({ i, write }) => write(row[i] ?? null))),
  ]
}

/** A result as CSV that Excel opens rightly: a byte order mark, CRLF, headings as given; columns of the trail stay behind. */
export function toCsv(result: Result, heading: (name: string) => string = (name) => name): string {
  return `\ufeff${formatCsv(textOf(result, heading), '\r\n')}`
}

/** A result as rows parted by tabs, to be pasted into a spreadsheet. */
export function toTsv(result: Result, heading: (name: string) => string = (name) => name): string {
  return formatTsv(textOf(result, heading))
}
