import type { Cell } from '../table.ts'
import { cellValue, isColumnNumbers, plainCode } from './statement.ts'
import { LABEL } from './words.ts'

/** A table as heads and rows: the words over each column from top to bottom, and where its sides begin. */
export interface Layout {
  head: Cell[][]
  paths: string[][]
  body: Cell[][]
  /** Columns in which a side begins: one, or several where two or more tables stand beside each other. */
  sides: number[]
  /** Columns that number the rows. */
  rowNumbers: ReadonlySet<number>
}

/** What a row of small counts is of: 青云市丹霞区图书馆 16 15. */
const OF_NAME = /^[一-龥()]{4,}$/
const CODE = /^\d{3}(?:\d{2}){0,2}$/
const TOTAL = /^(?:栏次)?(?:合计|总计)$/
const ITEM = /^[一二三四五六七八九十]{1,3}、/
/** A head that begins a side of its own. */
const SIDE = /^(?:项目|收入|支出|收入项目|支出项目|支出功能分类科目)(?:\(.{1,12}\))?$/
const NUMBERS = /^(?:行次|序号|行号)$/
const NO_NAME = /^\d{1,2}(?:=.*)?$|^[A-Z]$|^栏次$|^[一-龥]$/

const filled = (row: readonly Cell[]) => row.filter((cell) => cell.folded !== '')

/** Title, unit and such that stand inside a table above its heads. */
function isCaption(row: readonly Cell[]): boolean {
  const cells = filled(row)
  const text = cells.map((cell) => cell.folded).join('')
  return (
    (cells.length <= 4 && /(?:单位|部门|日期)(?:名称)?:|单位:|公开\d+表/.test(text)) ||
    (cells.length === 1 && row.length > 2 && /表(?:\(.*\))?$/.test(text))
  )
}

function isData(row: readonly Cell[]): boolean {
  const cells = filled(row)
  const [first] = cells
  if (first === undefined || isColumnNumbers(row as Cell[])) return false
  if (TOTAL.test(first.folded) && cells.length > 1 && cells.slice(1).every((c) => cellValue(c) !== null))
    return true
  if (CODE.test(plainCode(first.folded)) && cells.length > 1 && !/^20\d\d$/.test(first.folded)) return true
  if (ITEM.test(first.folded)) return true
  const [, ...rest] = cells
  if (OF_NAME.test(first.folded) && rest.length > 1 && rest.slice(-2).every((c) => cellValue(c) !== null))
    return true
  return cells.some((cell) => cellValue(cell) !== null && !/^(?:20\d\d|\d{1,2})$/.test(cell.folded))
}

/**
 * The head with 项目 over code and name written out to its width: where merged cells are written once, what follows it
 * would stand too far left.
 */
function spreadLabels(head: Cell[][]): Cell[][] {
  const under = head.find(
    (row) =>
      filled(row).length >= 2 && filled(row).every((cell) => LABEL.test(cell.folded)) && !hasSides(row),
  )
  if (under === undefined) return head
  const width = filled(under).length
  return head.map((row) => {
    const [first, second] = row
    const merged = /^(?:项目|科目|栏次)$/.test(first?.folded ?? '') && (second?.folded ?? '') !== ''
    return merged ? [first!, ...Array<Cell>(width - 1).fill({ ...first!, folded: '' }), ...row.slice(1)] : row
  })
}

const sidesIn = (row: readonly Cell[]) => row.flatMap((cell, j) => (SIDE.test(cell.folded) ? [j] : []))
const hasSides = (row: readonly Cell[]) => sidesIn(row).length >= 2

/** The words over each column from top to bottom. A merged cell stands over all that have heads of their own below it. */
function columnPaths(head: readonly (readonly Cell[])[]): string[][] {
  const width = Math.max(0, ...head.map((row) => row.length))
  const paths: string[][] = Array.from({ length: width }, () => [])
  for (const [r, row] of head.entries()) {
    const divided = (j: number) => head.slice(r + 1).some((lower) => (lower[j]?.folded ?? '') !== '')
    const own = Array.from({ length: width }, (_, j) => row[j]?.folded ?? '')
    const spread = [...own]
    for (let j = 1; j < width; j++)
      if (own[j] === '' && divided(j) && paths[j]!.join('|') === paths[j - 1]!.join('|'))
        spread[j] = spread[j - 1]!
    for (const [j, text] of spread.entries()) paths[j]!.push(text)
  }
  return paths.map((path) => path.filter((text) => text !== '' && !NO_NAME.test(text)))
}

/** Columns in which rows name something that other columns put a number to, by what stands in most rows. */
function labelColumns(body: readonly (readonly Cell[])[]): number[] {
  const width = Math.max(0, ...body.map((row) => row.length))
  return Array.from({ length: width }, (_, j) => j).filter((j) => {
    const cells = body.flatMap((row) => (row[j] === undefined || row[j].folded === '' ? [] : [row[j]]))
    const names = cells.filter((cell) => /[一-龥]/.test(cell.folded)).length
    return names >= 2 && names > cells.length / 2
  })
}

const apart = (columns: readonly number[]) => columns.every((j, i) => i === 0 || j - columns[i - 1]! > 1)

function sidesOf(head: readonly (readonly Cell[])[], body: readonly (readonly Cell[])[]): number[] {
  for (const row of head) {
    const numbers = row.flatMap((cell, j) => (cell.folded === '行次' ? [j - 1] : []))
    if (numbers.length >= 2) return numbers
  }
  // the lowest row of heads: above it merged cells may have been written once
  for (const row of head.toReversed()) {
    const codes = row.flatMap((cell, j) => (/(?:编码|代码)$/.test(cell.folded) ? [j] : []))
    if (codes.length >= 2 && apart(codes)) return codes
    const labels = sidesIn(row)
    if (labels.length >= 2 && apart(labels)) return labels
  }
  const labels = labelColumns(body)
  const amounts = (from: number, to: number) =>
    body.filter((row) => row.slice(from, to).some((cell) => cellValue(cell) !== null)).length
  const sides = labels.filter((j, i) => i === 0 || amounts(labels[i - 1]! + 1, j) > 0)
  const valued = sides.filter((j, i) => amounts(j + 1, sides[i + 1] ?? Number.POSITIVE_INFINITY) > 0)
  return valued.length >= 2 && valued[0] === 0 ? valued : [0]
}

/** Columns headed 行次 or 序号, and those that count the rows without saying so. */
function rowNumbersOf(
  head: readonly (readonly Cell[])[],
  body: readonly (readonly Cell[])[],
): ReadonlySet<number> {
  const named = head.flatMap((row) => row.flatMap((cell, j) => (NUMBERS.test(cell.folded) ? [j] : [])))
  const width = Math.max(0, ...body.map((row) => row.length))
  const counting = Array.from({ length: width }, (_, j) => j).filter((j) => {
    const cells = body.flatMap((row) => (row[j] === undefined || row[j].folded === '' ? [] : [row[j].folded]))
    return (
      cells.length >= 3 &&
      cells.every(
        (text, i) => /^\d{1,3}$/.test(text) && (i === 0 || Number(text) === Number(cells[i - 1]) + 1),
      )
    )
  })
  return new Set([...named, ...counting])
}

/** Parts a table into its head and its rows; null where it has no row of data. */
export function layOut(rows: readonly Cell[][]): Layout | null {
  const own = rows.filter((row, i) => i >= 6 || !isCaption(row))
  const numbering = own.findIndex((row, i) => i < 10 && isColumnNumbers(row))
  const first = own.findIndex((row, i) => i > numbering && isData(row))
  if (first < 0) return null
  const head = spreadLabels(own.slice(0, first))
  const body = own.slice(first).filter((row) => !isColumnNumbers(row))
  const paths = columnPaths(head.filter((row) => !isColumnNumbers(row)))
  return { head, paths, body, sides: sidesOf(head, body), rowNumbers: rowNumbersOf(head, body) }
}
