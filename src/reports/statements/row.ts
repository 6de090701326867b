import type { Cell } from '../table.ts'
import type { Layout } from './head.ts'
import { type Amount, amountOf, plainCode } from './statement.ts'

/** What one row says on one side: a code, its labels, and the amounts with the columns they stand in. */
export interface Segment {
  side: number
  code: string | null
  labels: { cell: Cell; column: number }[]
  values: { cell: Cell; amount: Amount; column: number }[]
  /** Cells that hold no number and look as if they should. */
  spoilt: Cell[]
}

const CLASS = /^[235]\d{2}(?:\d{2}){0,2}$/
const GLUED = /^([235]\d{2}(?:\d{2}){0,2})[-_:]?([一-龥].*)$/
const BLANK = /^(?:[-—–/]+|\*+)$/

/** How far the amounts of a one-sided row stand from their heads; see {@link Layout}. */
function shiftOf(row: readonly Cell[], labelAt: number, first: number): number {
  if (labelAt >= first) return labelAt + 1 - first
  const value = row.findIndex((cell, j) => j > labelAt && amountOf(cell) !== null)
  return value >= 0 && value < first ? value - first : 0
}

const isText = (cell: Cell) => cell.folded !== '' && amountOf(cell) === null && !BLANK.test(cell.folded)

/**
 * The segments of a row. `first` is the first column of amounts by the heads: names that stand there move the row's
 * amounts to the right, a label over code and name that was written once moves them to the left.
 */
export function segmentsOf(row: readonly Cell[], layout: Layout, first: number): Segment[] {
  const segments: Segment[] = []
  const { sides, rowNumbers } = layout
  for (const [side, from] of sides.entries()) {
    const until = sides[side + 1] ?? row.length
    let open: Segment = { side, code: null, labels: [], values: [], spoilt: [] }
    segments.push(open)
    const begin = () => {
      open = { side, code: null, labels: [], values: [], spoilt: [] }
      segments.push(open)
    }
    for (let j = side === 0 ? 0 : from; j < until; j++) {
      const cell = row[j]
      if (cell === undefined || cell.folded === '' || rowNumbers.has(j) || BLANK.test(cell.folded)) continue
      const text = plainCode(cell.folded)
      const next = row.slice(j + 1, until).find((other) => other.folded !== '')
      const named = next !== undefined && (isText(next) || /^\d{2}$/.test(next.folded))
      if (CLASS.test(text) && open.code === null && (named || j < first) && open.values.length === 0) {
        open.code = text
      } else if (CLASS.test(text) && named && (open.values.length > 0 || open.code !== null)) {
        begin()
        open.code = text
      } else if (
        /^\d{2}$/.test(cell.folded) &&
        open.code !== null &&
        open.code.length < 7 &&
        open.labels.length === 0
      ) {
        open.code += cell.folded
      } else {
        const amount = amountOf(cell)
        if (amount !== null) open.values.push({ cell, amount, column: j })
        else if (/^-?[\d.,]*\d[\d.,]*$/.test(cell.folded)) open.spoilt.push(cell)
        else {
          if (open.values.length > 0 && next !== undefined && amountOf(next) !== null) begin()
          const glued = open.code === null ? GLUED.exec(cell.folded) : null
          if (glued !== null) open.code = glued[1]!
          open.labels.push({ cell, column: j })
        }
      }
    }
  }
  if (sides.length === 1) {
    const labelAt = Math.max(-1, ...segments[0]!.labels.map((label) => label.column))
    const shift = segments[0]!.values.length === 0 ? 0 : shiftOf(row, labelAt, first)
    for (const segment of segments) for (const value of segment.values) value.column -= shift
  }
  for (const [i, segment] of segments.entries()) {
    const before = segments[i - 1]
    if (before === undefined || segment.labels.length > 0 || segment.code !== null) continue
    if (before.labels.length === 0 || before.values.length > 0) continue
    // a label merged over a side's width: its amount stands further right
    before.values.push(...segment.values.splice(0))
  }
  return segments.filter(
    (segment) => segment.values.length > 0 || segment.spoilt.length > 0 || segment.labels.length > 0,
  )
}
