import { defuse } from '../model/csv.ts'
import { escaped } from '../model/quote.ts'
import type { Value } from '../model/result.ts'
import { type Exhibit, sourceLine } from '../notebook/exhibit.ts'
import { toTsv } from './csv.ts'
import { exactNumber, exactText, type SheetColumn, sheetOf, shownText } from './sheet.ts'

const RULE = '1px solid #000'
const CELL = 'padding:2px 8px;font-size:10.5pt'

/** A cell: Word shows the number by its rule, a spreadsheet takes every digit of it; words are never a formula. */
function cell(value: Value, column: SheetColumn, border: string): string {
  const number = exactNumber(value, column)
  if (number !== null) {
    const code =
      column.format === null ? '0' : column.format.decimals > 0 ? '\\#\\,\\#\\#0\\.00' : '\\#\\,\\#\\#0'
    return `<td align="right" style="${CELL};${border}mso-number-format:'${code}'" x:num="${exactText(value, column)}">${escaped(shownText(value, column))}</td>`
  }
  return `<td style="${CELL};${border}mso-number-format:'\\@'">${escaped(defuse(exactText(value, column)))}</td>`
}

/** An exhibit's table as HTML for Word, WPS and Excel: three lines, numbers at the right, basis, notes and sources around it. */
export function toClipboardHtml(exhibit: Exhibit): string {
  const { title, basis, warning, note, result, heading } = exhibit
  const { columns, rows } = sheetOf(result, heading)
  const head = columns
    .map(
      (column) =>
        `<th align="${column.numeric ? 'right' : 'left'}" style="${CELL};border-top:${RULE};border-bottom:${RULE}">${escaped(column.heading)}</th>`,
    )
    .join('')
  const body = rows.map((row, r) => {
    const border = r === rows.length - 1 ? `border-bottom:${RULE};` : ''
    return `<tr>${columns.map((column) => cell(row[column.at] ?? null, column, border)).join('')}</tr>`
  })
  const line = (text: string, tag = 'p') => (text === '' ? '' : `<${tag}>${escaped(text)}</${tag}>`)
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>${[
    `<p><b>${escaped(title)}</b></p>`,
    line(basis),
    line(warning),
    `<table style="border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`,
    line(note),
    line(sourceLine(exhibit)),
  ].join('')}</body></html>`
}

/** What goes to the clipboard: the table for documents, and the same cells parted by tabs for what takes only text. */
export const toClipboard = (exhibit: Exhibit): { html: string; text: string } => ({
  html: toClipboardHtml(exhibit),
  text: toTsv(exhibit.result, exhibit.heading),
})
