import type { Figure } from '../../model/fact.ts'
import type { Kind, Scope, Stage } from '../../model/vocabulary.ts'
import { cellSpans, newFigure } from '../figure.ts'
import { plainNumber } from '../figures.ts'
import type { Cell } from '../table.ts'

/** A table with what is needed to read it. */
export interface Sheet {
  /** The title as printed, without year, number and mark-up. */
  title: string
  /** Money unit of the table, from its head. */
  unit: string
  kind: Kind
  fiscalYear: number
  stage: Stage
  /** What 预算数 means in this table. */
  budget: Stage
  /** Whether the table's note says it. */
  budgetSaid: boolean
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,6})?$/

/** The number in a cell, separators removed; null where the cell holds none. Blank is not zero. */
export function cellValue(cell: Cell | undefined): string | null {
  return cell !== undefined && AMOUNT.test(cell.folded) ? plainNumber(cell.folded) : null
}

/** A number in a cell, and the unit printed with it. */
export interface Amount {
  value: string
  unit: string | null
}

const WITH_UNIT = /^(.*\d)(%|亿元|万元|千元|元|人次|人|辆|个|批次|批|台|家)$/

/** The number in a cell with its own unit, if it has one; null where the cell holds none. */
export function amountOf(cell: Cell): Amount | null {
  const [, number = cell.folded, unit = null] = WITH_UNIT.exec(cell.folded) ?? []
  return AMOUNT.test(number) ? { value: plainNumber(number), unit } : null
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

/** A row that numbers the columns: 1 2 3 … after labels such as 栏次; 7=8+9+12 counts as 7. */
export function isColumnNumbers(row: readonly Cell[]): boolean {
  const filled = row.filter((cell) => cell.folded !== '')
  const numbered = (cell: Cell) => /^\d{1,2}(?:=.*)?$/.test(cell.folded)
  const numbers = filled.filter(numbered).map((cell) => Number.parseInt(cell.folded, 10))
  return (
    numbers.length >= 2 &&
    numbers[0] === 1 &&
    numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1) &&
    filled.every(
      (cell) =>
        numbered(cell) || /^(?:类|款|项|栏次|行次|项目|合计|序号|科目名称|科目编码|[—-]+)$/.test(cell.folded),
    )
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
