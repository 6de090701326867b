import type { Remark } from '../model/fact.ts'
import { cents, plainNumber } from './figures.ts'
import { notice } from './notice.ts'
import type { Cell, Table } from './table.ts'

const SLIP = /^-?[\dOoQlI|,.]*\d[\dOoQlI|,.]*$/
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/
const CODE = /^[23]\d{2}(?:\d{2}){0,2}$/

/** What a scanned amount may have been: O for 0, l for 1, a comma for the point. Null where it is no such slip. */
export function likelyAmount(text: string): string | null {
  if (!SLIP.test(text) || AMOUNT.test(text)) return null
  const digits = text.replace(/[OoQ]/g, '0').replace(/[lI|]/g, '1')
  const pointed = digits.replace(/^([^.]*),(\d{2})$/, '$1.$2')
  return pointed !== text && AMOUNT.test(pointed) ? pointed : null
}

const amountOf = (cell: Cell | undefined): number | null =>
  cell !== undefined && AMOUNT.test(cell.folded) ? cents(cell.folded) : null
const equal = (a: number, b: number, terms: number) => Math.abs(a - b) <= Math.max(1, terms - 1)

/** Whether parts add up to the whole, to a cent for each term. */
function addsUp(whole: number | null | undefined, parts: readonly number[]): boolean {
  if (whole === null || whole === undefined || parts.length === 0) return false
  return equal(
    whole,
    parts.reduce((a, b) => a + b, 0),
    parts.length,
  )
}

/** Whether the row's first amount is the sum of its others. */
function rowHolds(row: readonly Cell[]): boolean {
  const [whole, ...parts] = row.map(amountOf).filter((value) => value !== null)
  return addsUp(whole, parts)
}

const codeOf = (row: readonly Cell[]) => row.find((cell) => cell.folded !== '')?.folded ?? ''

/** Whether in this column a row's classes add up to it, or it and its neighbours to the row above them. */
function columnHolds(table: Table, at: number, column: number): boolean {
  const own = codeOf(table.rows[at]!)
  const isTotal = (code: string) => /^(?:合计|总计)$/.test(code)
  const childrenOf = (code: string) =>
    table.rows.filter((row) => {
      const other = codeOf(row)
      if (!CODE.test(other)) return false
      return isTotal(code) ? other.length === 3 : other.startsWith(code) && other.length === code.length + 2
    })
  const holds = (row: readonly Cell[] | undefined) => {
    if (row === undefined) return false
    const parts = childrenOf(codeOf(row))
      .map((child) => amountOf(child[column]))
      .filter((v) => v !== null)
    return addsUp(amountOf(row[column]), parts)
  }
  const parent = table.rows.find((row) =>
    own.length === 3 ? isTotal(codeOf(row)) : codeOf(row) === own.slice(0, own.length - 2),
  )
  return (CODE.test(own) && holds(parent)) || holds(table.rows[at])
}

/** Whether the amount stands above 本年合计 in its column, or is it, and the amounts above add up to it. */
function sideHolds(table: Table, at: number, column: number): boolean {
  let sum = 0
  let terms = 0
  for (const [r, row] of table.rows.entries()) {
    const label = row
      .slice(Math.max(0, column - 2), column)
      .map((cell) => cell.folded)
      .join('')
    const value = amountOf(row[column])
    if (value === null) continue
    if (/合计/.test(label)) return r >= at && terms > 0 && equal(value, sum, terms)
    sum += value
    terms++
  }
  return false
}

/**
 * Slips of character recognition in tables, mended where the form's own sums prove the mending, and told as a finding.
 * What nothing proves stays as printed, and is not taken.
 */
export function mendSlips(tables: readonly Table[]): { tables: Table[]; notices: Remark[] } {
  const notices: Remark[] = []
  const mended = tables.map((table) => {
    if (!table.rows.some((row) => row.some((cell) => likelyAmount(cell.folded) !== null))) return table
    const rows = table.rows.map((row) => [...row])
    const own = { ...table, rows }
    for (const [r, row] of rows.entries())
      for (const [c, cell] of row.entries()) {
        const amount = likelyAmount(cell.folded)
        if (amount === null) continue
        row[c] = { ...cell, folded: amount }
        const coded = CODE.test(codeOf(row)) || /^(?:合计|总计)$/.test(codeOf(row))
        const args = { line: cell.line, text: cell.printed, amount }
        if (coded ? rowHolds(row) || columnHolds(own, r, c) : sideHolds(own, r, c)) {
          const value = plainNumber(amount)
          notices.push(notice('slip', [cell.line], args, [{ line: cell.line, item: null, value }]))
        } else {
          row[c] = cell
          notices.push(notice('unprovenSlip', [cell.line], args))
        }
      }
    return own
  })
  return { tables: mended, notices }
}
