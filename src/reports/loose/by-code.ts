import { cents } from '../figures.ts'
import type { Form } from '../statements/forms.ts'
import type { Cell } from '../table.ts'
import { codesOf, HEAD_WORD, type IsCode, joinCode, TOTAL } from './codes.ts'
import { columnsOf, identitiesOf, knownNames, numbering } from './columns.ts'
import { undump } from './dump.ts'
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
  /** Whether it stands to the right of another row, in a block of its own. */
  beside: boolean
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

function rowsOf(
  tokens: readonly Token[],
  above: readonly Token[],
  headWords: ReadonlySet<string>,
  isCode: IsCode,
): Row[] {
  const decimals = tokens.filter((t) => t.number && t.folded.includes('.')).length
  const wholes = tokens.filter((t) => t.number && !t.folded.includes('.') && t.folded.includes(',')).length
  const isAmount = (t: Token) =>
    t.number && (t.folded.includes('.') || t.folded === '0' || (wholes >= decimals && decimals < 3))
  const isHead = (text: string) =>
    HEAD_WORD.test(text) ||
    headWords.has(text) ||
    (text.length > 3 && [...headWords].some((word) => word.length > text.length && word.includes(text)))
  const rows: Loose[] = []
  /** The last row of each block: of those that began a line, and of those beside them. */
  const lastOf = (beside: boolean) => rows.findLast((row) => row.beside === beside)
  const leftOf = (row: Loose | undefined) => (row?.code ?? row?.label[0])?.left ?? Number.NEGATIVE_INFINITY
  const isBeside = (token: Token) =>
    Math.abs(token.left - leftOf(lastOf(true))) < Math.abs(token.left - leftOf(lastOf(false)))
  const begin = (first: Token, row: Pick<Row, 'code' | 'label'>) => {
    const last = rows.at(-1)
    const isSameLine = (last?.code ?? last?.label[0])?.line === first.line
    rows.push({ ...row, numbers: [], after: [], beside: isSameLine || isBeside(first) })
  }
  let previous = ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const row = rows.at(-1)
    if (isCode(tokens, i, previous)) {
      const { code, next } = joinCode(tokens, i)
      begin(code, { code, label: [] })
      previous = code.folded
      i = next - 1
    } else if (TOTAL.test(token.folded) && tokens[i + 1]?.number === true && !isCode(tokens, i + 1, ''))
      begin(token, { code: null, label: [token] })
    else if (token.number) {
      if (row !== undefined && isAmount(token)) row.numbers.push(token)
    } else if (row !== undefined && !isHead(token.folded)) {
      if (row.code !== null && row.numbers.length === 0) row.label.push(token)
      else lastOf(isBeside(token))?.after.push(token)
    }
  }
  shareOut(
    rows.filter(({ beside }) => !beside),
    above,
  )
  shareOut(
    rows.filter(({ beside }) => beside),
    [],
  )
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

/** Rebuilds a table of functional or economic classes. Null where the cells do not go together as one. */
export function rebuildByCode(tokens: readonly Token[], form: Form, attests: Attests): Rebuilt | null {
  const isCode = codesOf(form)
  const run = numbering(tokens)
  const runEnd = run.length === 0 ? 0 : tokens.indexOf(run.at(-1)!) + 1
  const isRow = (i: number) =>
    isCode(tokens, i, '') || (TOTAL.test(tokens[i]!.folded) && tokens[i + 1]?.number === true)
  const first = tokens.findIndex((_, i) => i >= runEnd && isRow(i))
  if (first < 0) return null
  const head = tokens.slice(0, first)
  const data = tokens.slice(first)
  const table = (names: readonly string[], rows: Cell[][], unplaced: Token[] = []): Rebuilt => ({
    rows: [['科目编码', '科目名称', ...names].map((name) => named(name, tokens[0]!)), ...rows],
    unplaced,
  })
  const dump = undump(data, form)
  if (dump !== null) return table(dump.names, dump.rows)
  const columns = form.shape === 'blocks' ? null : columnsOf(head, form, run)
  const headed = columns?.head ?? []
  const lastHead = head.findLast((token) => HEAD_WORD.test(token.folded) || headed.includes(token))
  const above = head.filter(
    (token) => !token.number && token.line > (lastHead?.line ?? Number.POSITIVE_INFINITY),
  )
  const headWords = new Set([...head.map((token) => token.folded), ...knownNames(form)])
  for (const token of above) headWords.delete(token.folded)
  const rows = rowsOf(data, above, headWords, isCode)
    .filter((row) => row.label.length > 0 && row.numbers.length > 0)
    .map(({ code, label, numbers }) => ({ code, label: joined(label), numbers, depth: depthOf(code) }))
  const names = columns?.names ?? form.columns
  if (form.shape === 'blocks' && rows.every(({ numbers }) => numbers.length === 1))
    return table(
      ['金额'],
      rows.map(({ code, label, numbers }) => [code ?? blank(label), label, numbers[0]!]),
    )
  if (columns === null && form.shape !== 'blocks') return null
  if (rows.length === 0 || rows.some(({ numbers }) => numbers.length > names.length)) return null
  const identities = identitiesOf(form, names)
  const placed = placeRows(rows, names, identities, columns ?? { centres: null, page: null }, attests)
  return coherent(placed.rows, identities) ? table(names, placed.rows, placed.unplaced) : null
}
