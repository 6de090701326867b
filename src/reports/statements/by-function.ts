import type { Figure } from '../../model/fact.ts'
import type { Scope } from '../../model/vocabulary.ts'
import type { Cell } from '../table.ts'
import {
  cellValue,
  columnNames,
  isColumnNumbers,
  isMalformed,
  type Notice,
  plainCode,
  printedLabel,
  type Sheet,
  tableFigure,
} from './statement.ts'

/** One column of a table by function. */
export interface Column {
  pattern: RegExp
  /** What the 合计 row's figure is called. */
  item: string
  /** What part of a class the column holds; null where it holds the whole. */
  part: string | null
}

/** A table with one row for each functional class and a 合计 row. */
export interface ByFunction {
  subject: string
  scope: Scope
  columns: readonly Column[]
  /** Subject of the coded rows; functional classes where absent. */
  rows?: string
  /** Columns without which the table is not the form's. */
  required: readonly string[]
}

const CODE = /^\d{3}(?:\d{2}){0,2}$/

const TOTAL = /^(栏次)?(合计|总计)$/

/** The code of a row, from one cell or from cells side by side (201 | 03 | 01), and the cells that hold it. */
function codeOf(row: Cell[]): { code: string; cells: Cell[] } | null {
  const at = row.findIndex((cell) => cell.folded !== '')
  const first = row[at]
  const start = plainCode(first?.folded ?? '')
  if (first === undefined || !CODE.test(start)) return null
  const cells = [first]
  if (start.length === 3) {
    for (const cell of row.slice(at + 1)) {
      if (!/^\d{2}$/.test(cell.folded) || cells.length === 3) break
      cells.push(cell)
    }
  }
  return { code: cells.map((cell) => plainCode(cell.folded)).join(''), cells }
}

const LABEL_HEAD = /^(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码|名称)$|^[类款项]$/

/**
 * The head with 项目 over code and name written out to its width: where merged cells are written once, what follows it
 * would stand too far left.
 */
function spreadLabels(header: Cell[][]): Cell[][] {
  const filled = (row: Cell[]) => row.filter((cell) => cell.folded !== '')
  const under = header.find(
    (row) => filled(row).length >= 2 && filled(row).every((cell) => LABEL_HEAD.test(cell.folded)),
  )
  if (under === undefined) return header
  const width = filled(under).length
  return header.map((row) => {
    const [first, second] = row
    const merged = /^(?:项目|科目|栏次)$/.test(first?.folded ?? '') && (second?.folded ?? '') !== ''
    return merged ? [first!, ...Array<Cell>(width - 1).fill({ ...first!, folded: '' }), ...row.slice(1)] : row
  })
}

/**
 * How far a row's amounts stand from their heads: names where the first amount should be move it to the right, a label
 * over code and name that was written once moves it to the left.
 */
function shiftOf(row: Cell[], labelAt: number, firstColumn: number): number {
  if (labelAt >= firstColumn) return labelAt + 1 - firstColumn
  const value = row.findIndex((cell, j) => j > labelAt && cellValue(cell) !== null)
  return value >= 0 && value < firstColumn ? value - firstColumn : 0
}

function isData(row: Cell[]): boolean {
  const first = row.find((cell) => cell.folded !== '')
  return first !== undefined && (TOTAL.test(first.folded) || codeOf(row) !== null)
}

/** The form's column of a name; what a bracket adds to it (不含…) is no other column. */
function columnNamed(spec: ByFunction, name: string): Column | null {
  const named = (text: string) => spec.columns.find((column) => column.pattern.test(text))
  return named(name) ?? named(name.replace(/\([^()]*\)$/, '')) ?? null
}

/** Reads a table by functional class: codes to 项, columns by their printed names. */
export function readByFunction(sheet: Sheet, spec: ByFunction): { figures: Figure[]; notices: Notice[] } {
  const rows = sheet.table.rows
  const numbering = rows.findIndex(isColumnNumbers)
  const first = rows.findIndex((row, i) => i > numbering && isData(row) && !isColumnNumbers(row))
  if (first < 0) return { figures: [], notices: [] }
  const names = columnNames(spreadLabels(rows.slice(0, first)))
  const columns = names.map((name) => columnNamed(spec, name))
  const firstColumn = columns.findIndex((column) => column !== null)
  const notices: Notice[] = []
  const found = new Set(columns.flatMap((column) => (column === null ? [] : [column.item])))
  for (const item of spec.required.filter((name) => !found.has(name))) {
    const line = rows[0]?.[0]?.line ?? 0
    notices.push({
      line,
      message: `第 ${line} 行起的《${sheet.title}》缺少“${item}”一栏，该栏的数未读入`,
      message_en: `The table 《${sheet.title}》 at line ${line} has no column “${item}”; its figures were not read`,
    })
  }
  const figures: Figure[] = []
  const parents: string[] = []
  for (const row of rows.slice(first)) {
    const coded = codeOf(row)
    const label = row.find(
      (cell) => cell.folded !== '' && cellValue(cell) === null && !coded?.cells.includes(cell),
    )
    if (label === undefined) continue
    const total = TOTAL.test(label.folded)
    if (coded === null && !total) continue
    const name = printedLabel(label)
    const depth = coded === null ? 0 : (coded.code.length - 3) / 2
    parents[depth] = name
    const labelAt = row.indexOf(label)
    const shift = shiftOf(row, labelAt, firstColumn)
    for (const [j, cell] of row.entries()) {
      const column = columns[j - shift]
      if (column === null || column === undefined || j <= labelAt) continue
      const value = cellValue(cell)
      if (value === null) {
        if (isMalformed(cell)) notices.push(malformed(sheet, cell))
        continue
      }
      figures.push(
        tableFigure(sheet, cell, value, `${name} ${column.part ?? column.item}`, {
          subject: total ? spec.subject : (spec.rows ?? '功能分类'),
          item: total ? column.item : name,
          item_code: coded?.code ?? null,
          parent: total || depth === 0 ? null : (parents[depth - 1] ?? null),
          part: total ? null : column.part,
          scope: spec.scope,
        }),
      )
    }
  }
  return { figures, notices }
}

/** The notice for a cell such as 1.2.3. */
export function malformed(sheet: Sheet, cell: Cell): Notice {
  return {
    line: cell.line,
    message: `第 ${cell.line} 行《${sheet.title}》的“${cell.printed}”不是一个数，未采用`,
    message_en: `Line ${cell.line}: “${cell.printed}” in 《${sheet.title}》 is not a number and was not taken`,
  }
}
