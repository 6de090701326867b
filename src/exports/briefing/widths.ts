import { textWidth } from '../../charts/text.ts'

/** Room at both sides of a cell's words, in ems. */
const SIDES = 1.2
/** A heading may be broken; this much of it stands on a line. */
const HEAD = 6

/**
 * How wide each column of a table is, as shares of the table's width (`room`, in ems): as its words need, and where that is
 * too much, the columns of long words share what the others leave. A row of another length says nothing of widths.
 */
export function columnWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] {
  const needed = head.map((name, i) => {
    const widest = rows.reduce(
      (most, row) => (row.length === head.length ? Math.max(most, textWidth(row[i]!)) : most),
      Math.min(textWidth(name), HEAD),
    )
    return widest + SIDES
  })
  const ems = [...needed]
  const open = new Set(needed.keys())
  let left = room
  for (let settled = true; settled && open.size > 0; ) {
    settled = false
    for (const i of open)
      if (needed[i]! <= left / open.size) {
        left -= needed[i]!
        open.delete(i)
        settled = true
      }
  }
  // By the root of the need, so that a sentence has more room than a name and both can be read.
  const sum = [...open].reduce((sum, i) => sum + Math.sqrt(needed[i]!), 0)
  for (const i of open) ems[i] = (left * Math.sqrt(needed[i]!)) / sum
  const total = ems.reduce((a, b) => a + b, 0)
  return ems.map((em) => em / total)
}

/** How many lines a row takes, where its columns have these shares of `room` ems. */
export const linesOf = (row: readonly string[], shares: readonly number[], room: number): number =>
  Math.max(1, ...row.map((text, i) => Math.ceil(textWidth(text) / Math.max(1, shares[i]! * room - SIDES))))
