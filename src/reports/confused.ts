import type { Doubt } from './doubts.ts'
import { cellSpans } from './figure.ts'
import type { Table } from './table.ts'

const CONFUSED = /^-?[\dOoQlI|,.]*\d[\dOoQlI|,.]*$/
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/

/** The amount that recognition probably confused: O for 0, l for 1, a comma for the point. Null where it is no such one. */
export function likelyAmount(text: string): string | null {
  if (!CONFUSED.test(text) || AMOUNT.test(text)) return null
  const digits = text.replace(/[OoQ]/g, '0').replace(/[lI|]/g, '1')
  const pointed = digits.replace(/^([^.]*),(\d{2})$/, '$1.$2')
  return pointed !== text && AMOUNT.test(pointed) ? pointed : null
}

/** Tables with confused amounts as they probably were; each is in doubt until a sum proves it. */
export function withLikelyAmounts(tables: readonly Table[]): { tables: Table[]; confused: Doubt[] } {
  const confused: Doubt[] = []
  const rows = (table: Table) =>
    table.rows.map((row) =>
      row.map((cell) => {
        const amount = likelyAmount(cell.folded)
        if (amount === null) return cell
        confused.push({ ...cellSpans(cell)[0]!, text: cell.printed, other: amount, isTaken: true })
        return { ...cell, folded: amount }
      }),
    )
  return { tables: tables.map((table) => ({ ...table, rows: rows(table) })), confused }
}
