import { bare, type Line } from '../document.ts'
import { amountOf } from '../statements/statement.ts'
import type { Cell, Table } from '../table.ts'
import { blank, characterWidth, widthOf } from './token.ts'

/** A cell and the columns of a fixed-width font that it takes. */
interface Placed extends Cell {
  left: number
  right: number
}

interface Row {
  line: Line
  cells: Placed[]
}

const MONEY = /^-?(?:\d{1,3}(?:,\d{3})+|\d+(?=\.))(?:\.\d+)?$/
const FEWEST = 3

/** Cells parted by two spaces or more. */
function cellsOf(line: Line, wide: number): Placed[] {
  return [...line.folded.matchAll(/\S+(?: \S+)*/g)].map((match) => {
    const printed = line.printed.slice(match.index, match.index + match[0].length)
    const left = widthOf(line.printed.slice(0, match.index), wide)
    return {
      printed,
      folded: match[0].replace(/\s+/g, ''),
      line: line.number,
      page: line.page,
      start: match.index,
      left,
      right: left + widthOf(printed, wide),
    }
  })
}

const isData = ({ cells }: Row) => cells.length > 1 && cells.slice(1).some((cell) => amountOf(cell) !== null)

/** The columns: what is left between the white that runs through all rows. */
function columnsOf(rows: readonly Row[]): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of rows.flatMap((row) => row.cells).sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

/** The row with each cell in its column; null where two stand in one. */
function placed({ cells }: Row, columns: readonly { left: number; right: number }[]): Cell[] | null {
  const out: (Cell | null)[] = columns.map(() => null)
  for (const cell of cells) {
    const distance = ({ left, right }: { left: number; right: number }) =>
      Math.max(left - cell.right, cell.left - right, -0.5)
    const at = columns.reduce(
      (best, column, j) => (distance(column) < distance(columns[best]!) ? j : best),
      0,
    )
    if (out[at] !== null) return null
    out[at] = cell
  }
  return out.map((cell) => cell ?? blank(cells[0]!))
}

/** Rows that fill every column of their head: their cells follow each other, wherever they stand on the line. */
function filled(run: readonly Row[]): Cell[][] | null {
  const width = run[0]!.cells.length
  const whole = !isData(run[0]!) && run.every((row) => row.cells.length === width)
  return width > 1 && whole ? run.map((row) => row.cells) : null
}

/** The rows of a run of lines as a table; null where they neither fill their head nor stand under each other. */
function tableOf(run: readonly Row[]): Cell[][] | null {
  const data = run.filter(isData)
  const money = data.filter((row) => row.cells.some((cell) => MONEY.test(cell.folded)))
  if (data.length < FEWEST || money.length < FEWEST) return null
  const columns = columnsOf(data)
  const rows = run.map((row) => placed(row, columns))
  return columns.length < 2 || rows.includes(null) ? filled(run) : (rows as Cell[][])
}

/** Tables without rules or tabs whose cells stand under each other, whatever they are; `taken` are their lines. */
export function alignedTables(lines: readonly Line[]): { tables: Table[]; taken: Set<Line> } {
  const tables: Table[] = []
  const taken = new Set<Line>()
  const full = lines.filter((line) => bare(line) !== '')
  for (let i = 0; i < full.length; i++) {
    let end = i
    while (end < full.length && isRow(full[end]!)) end++
    if (end - i < FEWEST) continue
    const wide = characterWidth(full.slice(i, end))
    const rows = tableOf(full.slice(i, end).map((line) => ({ line, cells: cellsOf(line, wide) })))
    if (rows !== null) {
      tables.push({ above: full.slice(Math.max(0, i - 8), i), below: full.slice(end, end + 6), rows })
      for (const line of full.slice(i, end)) taken.add(line)
    }
    i = end
  }
  return { tables, taken }

  function isRow(line: Line): boolean {
    return / {2,}\S/.test(line.folded.trim()) && !/[。;!?]|\.{3}|…/.test(line.folded)
  }
}
