import { textWidth } from '../../charts/text.ts'

/** Room at both sides of a cell's words, in ems. */
const SIDES = 1.2
/** A heading may be broken; this much of it stands on a line. */
const HEAD = 6
/** Words that are not broken: what stands between blanks and Chinese characters, such as a number. */
const UNBROKEN = /[!-~]+/g
/** So much of a long one is kept whole: a longer one is an address or the like. */
const LONGEST = 8

const widestWord = (cell: string): number =>
  Math.max(0, ...(cell.match(UNBROKEN) ?? []).map((word) => Math.min(LONGEST, textWidth(word))))

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/**
 * How wide each column of a table is, as shares of the table's width (`room`, in ems): as its words need, and where that is
 * too much, the columns of long words share what the others leave. A row of another length says nothing of widths.
 */
export function columnWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] {
  const whole = rows.filter((row) => row.length === head.length)
  const most = (of: (cell: string) => number, i: number, floor: number) =>
    whole.reduce((widest, row) => Math.max(widest, of(row[i]!)), floor) + SIDES
  const needed = head.map((name, i) => most(textWidth, i, Math.min(textWidth(name), HEAD)))
  // No column is so narrow that a number of it breaks, or its heading stands on end.
  const least = head.map((name, i) => most(widestWord, i, Math.min(textWidth(name), HEAD - 2)))
  // By the root of what stands in them, so that sentences have more room than names and both can be read.
  const weights = head.map((_, i) =>
    Math.sqrt(sumOf(whole.map((row) => textWidth(row[i]!))) / Math.max(1, whole.length) + SIDES),
  )
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
  const shareOf = (i: number) => (left * weights[i]!) / sumOf([...open].map((o) => weights[o]!))
  for (let settled = true; settled && open.size > 1; ) {
    settled = false
    for (const i of open)
      if (shareOf(i) < least[i]!) {
        ems[i] = least[i]!
        left -= least[i]!
        open.delete(i)
        settled = true
        break
      }
  }
  for (const [i, em] of [...open].map((i) => [i, shareOf(i)] as const)) ems[i] = em
  const total = sumOf(ems)
  return ems.map((em) => em / total)
}

/** How many lines a row takes, where its columns have these shares of `room` ems. */
export const linesOf = (row: readonly string[], shares: readonly number[], room: number): number =>
  Math.max(1, ...row.map((text, i) => Math.ceil(textWidth(text) / Math.max(1, shares[i]! * room - SIDES))))
