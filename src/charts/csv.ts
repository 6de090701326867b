import type { Result, Value } from '../model/result.ts'

const flat = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.map(flat).join(' ') : String(value)

function cell(value: Value): string {
  const text = flat(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A result as CSV that Excel opens rightly: a byte order mark, CRLF, headings as given. */
export function toCsv(result: Result, heading: (name: string) => string = (name) => name): string {
  const rows = [result.columns.map((c) => heading(c.name)), ...result.rows]
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A result as rows parted by tabs, to be pasted into a spreadsheet. */
export function toTsv(result: Result, heading: (name: string) => string = (name) => name): string {
  const plain = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const rows = [
    result.columns.map((c) => heading(c.name)),
    ...result.rows.map((row) => row.map((value) => flat(value))),
  ]
  return rows.map((row) => row.map(plain).join('\t')).join('\n')
}
