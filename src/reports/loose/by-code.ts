import { cents } from '../figures.ts'
import type { Form } from '../statements/forms.ts'
import type { Cell } from '../table.ts'
import { HEAD_WORD, isCode, joinCode, TOTAL } from './codes.ts'
import { columnsOf, identitiesOf, knownNames, numbering } from './columns.ts'
import { undumpCodes } from './dump.ts'
import { holds, type Identity } from './place.ts'
import { type Attests, depthOf, joined, near, placeRows, type Rebuilt } from './rows.ts'
import { blank, named, type Token } from './token.ts'

interface Row {
  code: Token | null
  label: Token[]
  numbers: Token[]
}

/** A row with the loose pieces of names that stand between its numbers and the next row. */
interface Loose extends Row {
  after: Token[]
}

/**
 * Names that wrap. Where some row has no name on its own line, names are centred on their rows: of the pieces between
 * two rows each takes as many as make its own halves even. Else names begin on their row, and the pieces are its rest.
 */
function shareOut(rows: readonly Loose[], above: readonly Token[]): void {
  if (rows.every((row) => row.label.length > 0)) {
    for (const row of rows) if (row.code !== null) row.label.push(...row.after)
    return
  }
  interface Path {
    cost: number
    cuts: readonly number[]
  }
  // paths[h]: the cheapest way to come to this row with h pieces above it
  let paths = new Map<number, Path>([[above.length, { cost: 0, cuts: [] }]])
  for (const row of rows) {
    const next = new Map<number, Path>()
    for (const [head, path] of paths)
      for (let tail = 0; tail <= row.after.length; tail++) {
        const own = row.label.length > 0
        const nameless = !own && head + tail === 0
        const onTotal = row.code === null && head + tail > 0
        const cost = path.cost + Math.abs(head - tail) + (nameless ? 5 : 0) + (onTotal ? 9 : 0)
        const rest = row.after.length - tail
        const best = next.get(rest)
        if (best === undefined || cost < best.cost) next.set(rest, { cost, cuts: [...path.cuts, tail] })
      }
    paths = next
  }
  const cuts = paths.get(0)?.cuts
  if (cuts === undefined) return
  let head = [...above]
  for (const [i, row] of rows.entries()) {
    row.label = [...head, ...row.label, ...row.after.slice(0, cuts[i])]
    head = row.after.slice(cuts[i])
  }
}

function rowsOf(tokens: readonly Token[], above: readonly Token[], headWords: ReadonlySet<string>): Row[] {
  const decimals = tokens.filter((t) => t.number && t.folded.includes('.')).length
  const wholes = tokens.filter((t) => t.number && !t.folded.includes('.') && t.folded.includes(',')).length
  const isAmount = (t: Token) =>
    t.number && (t.folded.includes('.') || t.folded === '0' || (wholes >= decimals && decimals < 3))
  const isHead = (text: string) =>
    HEAD_WORD.test(text) ||
    headWords.has(text) ||
    (text.length > 3 && [...headWords].some((word) => word.length > text.length && word.includes(text)))
  const rows: Loose[] = []
  let previous = ''
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const row = rows.at(-1)
    if (isCode(tokens, i, previous)) {
      const { code, next } = joinCode(tokens, i)
      rows.push({ code, label: [], numbers: [], after: [] })
      previous = code.folded
      i = next
      continue
    }
    if (TOTAL.test(token.folded) && tokens[i + 1]?.number === true && !isCode(tokens, i + 1, ''))
      rows.push({ code: null, label: [token], numbers: [], after: [] })
    else if (token.number) {
      if (row !== undefined && isAmount(token)) row.numbers.push(token)
    } else if (row !== undefined && !isHead(token.folded)) {
      if (row.code !== null && row.numbers.length === 0) row.label.push(token)
      else row.after.push(token)
    }
    i++
  }
  shareOut(rows, above)
  return rows
}

/**
 * Whether rebuilt rows can be the table: a report may print a sum that fails, but where many fail, or the classes are
 * nowhere near their total, cells were put together that do not belong together.
 */
function coherent(rows: readonly Cell[][], identities: readonly Identity[]): boolean {
  const placing = (row: readonly Cell[]) =>
    row.slice(2).map((cell) => (cell.folded === '' ? null : cents(cell.folded)))
  const full = rows.filter((row) => row.slice(2).filter((cell) => cell.folded !== '').length > 1)
  const broken = full.filter((row) => !holds(placing(row), identities))
  const total = rows.find((row) => row[0]!.folded === '')
  if (broken.length > (total === undefined ? 0 : Math.max(1, 0.3 * full.length))) return false
  const classes = rows.filter((row) => row[0]!.folded.length === 3)
  if (total === undefined || classes.length === 0) return true
  const [whole] = placing(total)
  const sum = classes.reduce((all, row) => all + (placing(row)[0] ?? 0), 0)
  return whole === null || whole === undefined || near(sum, whole)
}

/** Rebuilds a table of functional classes. Null where the cells do not go together as one. */
export function rebuildByCode(tokens: readonly Token[], form: Form, attests: Attests): Rebuilt | null {
  const run = numbering(tokens)
  const runEnd = run.length === 0 ? 0 : tokens.indexOf(run.at(-1)!) + 1
  let first = runEnd
  while (
    first < tokens.length &&
    !isCode(tokens, first, '') &&
    !(TOTAL.test(tokens[first]!.folded) && tokens[first + 1]?.number === true)
  )
    first++
  if (first === tokens.length) return null
  const head = tokens.slice(0, first)
  const columns = columnsOf(head, form, run)
  if (columns === null) return null
  const { names } = columns
  const data = tokens.slice(first)
  const [near] = tokens
  const rows = (read: readonly { code: Token | null; label: Token[] }[]) =>
    read.map(({ code, label }) => ({
      code,
      label: joined(label),
      depth: depthOf(code),
    }))
  const header = (columns: readonly string[]) =>
    ['科目编码', '科目名称', ...columns].map((name) => named(name, near!))
  const dump = undumpCodes(data, form, names)
  if (dump !== null) {
    const cells = rows(dump.rows).map(({ code, label }, k) => [
      code ?? blank(label),
      label,
      ...dump.rows[k]!.cells.map((cell) => cell ?? blank(label)),
    ])
    return { rows: [header(dump.names), ...cells], unplaced: [] }
  }
  const lastHead = head.findLast((token) => HEAD_WORD.test(token.folded) || columns.head.includes(token))
  const above = head.filter(
    (token) => !token.number && token.line > (lastHead?.line ?? Number.POSITIVE_INFINITY),
  )
  const headWords = new Set([...head.map((token) => token.folded), ...knownNames(form)])
  for (const token of above) headWords.delete(token.folded)
  const read = rowsOf(data, above, headWords).filter((row) => row.label.length > 0 && row.numbers.length > 0)
  if (read.length === 0 || read.some((row) => row.numbers.length > names.length)) return null
  const identities = identitiesOf(form, names)
  const placed = placeRows(
    rows(read).map((row, k) => ({ ...row, numbers: read[k]!.numbers })),
    names,
    identities,
    columns,
    attests,
  )
  if (!coherent(placed.rows, identities)) return null
  return { rows: [header(names), ...placed.rows], unplaced: placed.unplaced }
}
