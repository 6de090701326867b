import type { Figure } from '../../model/fact.ts'
import type { Kind, Scope, Severity, Stage } from '../../model/vocabulary.ts'
import { cellSpans, newFigure } from '../figure.ts'
import { plainNumber } from '../figures.ts'
import type { Cell, Table } from '../table.ts'

/** A table with what is needed to read it. */
export interface Sheet {
  table: Table
  /** The title as printed, without year, number and mark-up. */
  title: string
  /** Money unit of the table, from its head. */
  unit: string
  kind: Kind
  fiscalYear: number
  stage: Stage
}

/** Something seen while reading that the figures alone do not tell; kept in the transcript's head. */
export interface Notice {
  line: number
  message: string
  message_en: string
  /** A rule of the text (R31, R23 …); READ where the reader speaks for itself. */
  rule?: string
  severity?: Severity
  /** All lines, where there are several. */
  lines?: number[]
}

/** `whole` is the sum of `parts` less those of `less`; columns by their names. */
export interface Sum {
  whole: string
  parts: readonly string[]
  less?: readonly string[]
}

/**
 * What the standard form looks like, for tables printed without rules or tabs: how its rows go, the names of its
 * amount columns in the form's order (with other names in use), and the sums that they keep.
 */
export interface Form {
  shape: 'two-sided' | 'by-code' | 'blocks' | 'sangong'
  columns: readonly string[]
  aliases?: Readonly<Record<string, string>>
  sums: readonly Sum[]
}

/** A standard table of the reports. */
export interface Statement {
  /** Recognises the table by its title, never by its number. */
  title: RegExp
  form: Form
  read: (sheet: Sheet) => { figures: Figure[]; notices: Notice[] }
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,6})?$/

/** The number in a cell, separators removed; null where the cell holds none. Blank is not zero. */
export function cellValue(cell: Cell | undefined): string | null {
  return cell !== undefined && AMOUNT.test(cell.folded) ? plainNumber(cell.folded) : null
}

const MARKED_CODE = /^\(?(\d{3})类?\)?(?:(\d{2})款)?(?:(\d{2})项)?$/

/** A class's code as digits: 201类06款01项 and (201类)06款 are 2010601 and 20106. Other text stays as it is. */
export function plainCode(text: string): string {
  const match = /[类款项]/.test(text) ? MARKED_CODE.exec(text) : null
  return match === null ? text : match.slice(1).join('')
}

/** Whether a cell holds a number that cannot be one: 1.2.3, or 12,3.4. */
export function isMalformed(cell: Cell): boolean {
  return /^-?[\d.,]*\d[\d.,]*$/.test(cell.folded) && !AMOUNT.test(cell.folded)
}

/** A row that numbers the columns: 1 2 3 … after labels such as 栏次. */
export function isColumnNumbers(row: Cell[]): boolean {
  const filled = row.filter((cell) => cell.folded !== '')
  const numbers = filled
    .map((cell) => cell.folded)
    .filter((text) => /^\d{1,2}$/.test(text))
    .map(Number)
  const words = filled.filter((cell) => !/^\d{1,2}$/.test(cell.folded))
  return (
    numbers.length >= 2 &&
    numbers.every((n, i) => n === i + 1) &&
    words.every((cell) => /^(类|款|项|栏次|项目|合计)$/.test(cell.folded))
  )
}

/** A label without its numbering, notes and white space: 一、其中:… */
export function cleanLabel(text: string): string {
  return text.replace(
    /^[一二三四五六七八九十]{1,3}、|^\([一二三四五六七八九十\d]+\)|^\d+[.、](?!\d)|^其中:?|\s+/g,
    '',
  )
}

/** The printed label of a cell, numbering and white space removed. */
export function printedLabel(cell: Cell): string {
  return cell.printed
    .replace(/\s+/g, '')
    .replace(/^[一二三四五六七八九十]{1,3}、|^\d{1,2}[.、．](?!\d)|^其中[:：]?/, '')
}

/** A figure of a table: money in the table's unit. */
export function tableFigure(
  sheet: Sheet,
  cell: Cell,
  value: string,
  label: string,
  named: { subject: string; item: string; scope: Scope } & Partial<Figure>,
): Figure {
  const evidence = `${label} ${cell.printed}`
  return newFigure({
    stage: sheet.stage,
    fiscal_year: sheet.fiscalYear,
    value,
    unit: sheet.unit,
    origin: 'table',
    statement: sheet.title,
    page: cell.page,
    line: cell.line,
    evidence: evidence.length <= 40 ? evidence : evidence.slice(-40),
    spans: cellSpans(cell),
    ...named,
  })
}

const NO_NAME = /^\d{1,2}$|^(栏次|类|款|项)$/

/** The head of each column from top to bottom. A merged cell stands over all that lie below it. */
export function columnPaths(header: Cell[][]): string[][] {
  const width = Math.max(0, ...header.map((row) => row.length))
  const paths: string[][] = Array.from({ length: width }, () => [])
  for (const row of header) {
    const own = Array.from({ length: width }, (_, j) => row[j]?.folded ?? '')
    const filled = [...own]
    for (let j = 1; j < width; j++) {
      if (own[j] === '' && paths[j]!.join('|') === paths[j - 1]!.join('|')) filled[j] = filled[j - 1]!
    }
    for (const [j, text] of filled.entries()) paths[j]!.push(text)
  }
  return paths.map((path) => path.filter((text) => text !== '' && !NO_NAME.test(text)))
}

/** The name of each column: the lowest text of its own above the first row of data. */
export function columnNames(header: Cell[][]): string[] {
  const width = Math.max(0, ...header.map((row) => row.length))
  return Array.from({ length: width }, (_, j) => {
    for (const row of header.toReversed()) {
      const text = row[j]?.folded ?? ''
      if (text !== '' && !NO_NAME.test(text)) return text
    }
    return ''
  })
}
