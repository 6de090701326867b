import { msg, str } from '../../locale/msg.ts'
import { groupDigits, type Value } from '../../model/result.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'
import { exactText, type SheetColumn, sheetOf, shownText } from '../sheet.ts'

/** More rows than this are no reading; the rest is told of, and is in the Excel file. */
export const MOST_ROWS = 200

/** A table as a document prints it. */
export interface DocTable {
  columns: SheetColumn[]
  /** The cells as shown; blanks are —. */
  cells: string[][]
  /** Where each row stands in the result. */
  rows: number[]
  /** What all rows have alike, and how many rows are not printed; empty where nothing. */
  said: string[]
}

/** Columns that only place a row among others: left out where all rows have the same. */
const isPlacing = ({ numeric, column }: SheetColumn) => !numeric || column.name === 'fiscal_year'

/** The table of an exhibit: what all rows share is told once, and not in a column. */
export function docTable({ result, heading }: Exhibit, most = MOST_ROWS): DocTable {
  const { columns, rows } = sheetOf(result, heading)
  const same = (column: SheetColumn) => {
    const first = exactText(rows[0]?.[column.at], column)
    return rows.every((row) => exactText(row[column.at], column) === first)
  }
  const alike = rows.length < 2 ? [] : columns.filter((column) => isPlacing(column) && same(column))
  const kept = columns.filter((column) => !alike.includes(column))
  const shown = rows.slice(0, most)
  const told = alike
    .map((column) => [column.heading, exactText(rows[0]![column.at], column)] as const)
    .filter(([, value]) => value !== '')
  return {
    columns: kept,
    cells: shown.map((row) => kept.map((column) => written(row[column.at] ?? null, column))),
    rows: [...shown.keys()],
    said: [
      told.length === 0
        ? ''
        : msg(str`各行相同：${told.map(([head, value]) => `${head} ${value}`).join(msg('；'))}`),
      rows.length <= most
        ? ''
        : msg(str`共 ${groupDigits(String(rows.length))} 行，这里印前 ${most} 行；全部的行请存成 Excel。`),
    ].filter(Boolean),
  }
}

const written = (value: Value, column: SheetColumn): string => {
  const text = shownText(value, column)
  return text === '' ? '—' : text
}
