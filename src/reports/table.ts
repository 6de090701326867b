import type { Span } from '../model/fact.ts'
import type { Line } from './document.ts'

/** A cell of a table: what is printed, folded for matching, and its line. */
export interface Cell {
  printed: string
  folded: string
  line: number
  page: number | null
  /** Offset of the printed text in its line. */
  start: number
  /** Where the text goes on, if it is joined from several places. */
  rest?: Span[]
}

/** A run of table rows, with the text lines that stand above it (nearest last). */
export interface Table {
  above: Line[]
  below: Line[]
  rows: Cell[][]
}

const PIPE_RULE = /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/

function isPipeRow(line: Line): boolean {
  const text = line.folded.trim()
  return text.length > 2 && ((text.startsWith('|') && text.endsWith('|')) || /\|.*\|/.test(text))
}

/** Whether a line is a row of a table: cells parted by tabs or by pipes. */
export function isRow(line: Line): boolean {
  return line.folded.trim().includes('\t') || isPipeRow(line)
}

function isEdgeRow(line: Line): boolean {
  return line.folded.includes('\t') && line.folded.trim() !== ''
}

function toCells(line: Line): Cell[] {
  const { number, page } = line
  const pipe = isPipeRow(line)
  const separator = pipe ? '|' : '\t'
  const from = pipe ? (/^\s*\|?/.exec(line.folded)?.[0].length ?? 0) : 0
  const to = pipe ? line.folded.length - (/\|?\s*$/.exec(line.folded)?.[0].length ?? 0) : line.folded.length
  let at = from
  return line.folded
    .slice(from, to)
    .split(separator)
    .map((text) => {
      const start = at + text.length - text.trimStart().length
      const printed = line.printed.slice(at, at + text.length).trim()
      at += text.length + 1
      return { printed, folded: text.replace(/\s+/g, ''), line: number, page, start }
    })
}

/** The tables of a report and the lines that are in none. Blank lines inside a table do not end it. */
export function splitTables(lines: Line[]): { tables: Table[]; text: Line[] } {
  const tables: Table[] = []
  const text: Line[] = []
  let open: Table | null = null
  for (const [i, line] of lines.entries()) {
    const blank = line.folded.trim() === ''
    const row = isRow(line) || (open !== null && isEdgeRow(line))
    if (row) {
      if (PIPE_RULE.test(line.folded.trim())) continue
      if (open === null) {
        open = { above: text.filter((l) => l.folded.trim() !== '').slice(-8), below: [], rows: [] }
        tables.push(open)
      }
      open.rows.push(toCells(line))
    } else {
      if (open !== null && !blank) {
        open.below = lines.slice(i, i + 6).filter((l) => l.folded.trim() !== '' && !isRow(l))
        open = null
      }
      text.push(line)
    }
  }
  return { tables: tables.filter((table) => table.rows.length > 1), text }
}
