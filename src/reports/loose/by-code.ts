import { FUNCTION_CLASSES } from '../../model/vocabulary.ts'
import type { Form } from '../statements/statement.ts'
import type { Cell } from '../table.ts'
import { byPosition, columnsOf, identitiesOf, knownNames, numbering } from './columns.ts'
import { cents, holds, type Identity, type Placing, placings, settle } from './place.ts'
import { blank, named, type Token } from './token.ts'

/** Rows rebuilt from loose cells, and the numbers whose column stayed unknown. */
export interface Rebuilt {
  rows: Cell[][]
  unplaced: Token[]
}

/** Whether the report's text names a column beside this amount. */
export type Attests = (column: string, amount: string) => boolean

interface Row {
  code: Token | null
  label: Token[]
  numbers: Token[]
}

const TOTAL = /^(?:合计|总计|本年(?:收入|支出)合计)$/
const HEAD_WORD =
  /^(?:类|款|项|栏次|项目|行次|序号|科目编码|科目名称|功能分类科目(?:编码|名称)|单位:.*|小计)$/

function isCode(tokens: readonly Token[], i: number, previous: string): boolean {
  const token = tokens[i]!
  if (!/^\d{3}(?:\d{2}){0,2}$/.test(token.folded) || FUNCTION_CLASSES[token.folded.slice(0, 3)] === undefined)
    return false
  const first = tokens[i - 1]?.line !== token.line
  const next = tokens[i + 1]
  if (!first && (next === undefined || next.number)) return false
  return joinCode(tokens, i).code.folded.padEnd(7, '0') >= previous.padEnd(7, '0')
}

/** Codes printed as 201 | 06 | 01 become one. */
function joinCode(tokens: readonly Token[], i: number): { code: Token; next: number } {
  const code = { ...tokens[i]! }
  let next = i + 1
  while (code.folded.length < 7 && /^\d{2}$/.test(tokens[next]?.folded ?? '')) {
    code.folded += tokens[next]!.folded
    code.printed += ` ${tokens[next]!.printed}`
    next++
  }
  return { code, next }
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

/** Codes, names and each column one after another, as some programs copy a table: one row again for each code. */
function undump(tokens: readonly Token[], form: Form, names: readonly string[]): Dump | null {
  const codes: Token[] = []
  const labels: Token[] = []
  const segments: { name: string | null; numbers: Token[] }[] = [{ name: null, numbers: [] }]
  const nameOf = (text: string) => form.aliases?.[text] ?? (form.columns.includes(text) ? text : null)
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const segment = segments.at(-1)!
    const before = segments.length === 1 && segment.numbers.length === 0
    if (isCode(tokens, i, codes.at(-1)?.folded ?? '') && before) {
      const { code, next } = joinCode(tokens, i)
      codes.push(code)
      i = next
      continue
    }
    const name = nameOf(token.folded)
    if (token.number) {
      if (token.folded.includes('.') || token.folded === '0') segment.numbers.push(token)
    } else if (name !== null && (!TOTAL.test(token.folded) || labels.length >= codes.length)) {
      if (segment.numbers.length > 0) segments.push({ name, numbers: [] })
      else segment.name = name
    } else if (!HEAD_WORD.test(token.folded)) labels.push(token)
    i++
  }
  const total = labels.findIndex((label) => TOTAL.test(label.folded))
  if (codes.length < 3 || labels.length !== codes.length + (total >= 0 ? 1 : 0)) return null
  const count = labels.length
  const filled = segments.filter((segment) => segment.numbers.length > 0)
  const [first] = filled
  if (first === undefined || first.numbers.length < count) return null
  const rows = (cells: (k: number) => readonly (Token | null)[], columns: readonly string[]): Dump => ({
    names: columns,
    rows: labels.map((label, k) => ({
      code: k === total ? null : (codes[total >= 0 && k > total ? k - 1 : k] ?? null),
      label: [label],
      cells: cells(k),
    })),
  })
  if (filled.length > 1) {
    const columns = filled.map((segment) => segment.name)
    if (first.numbers.length !== count || columns.slice(1).includes(null)) return null
    const parts = shared(
      first.numbers,
      filled.slice(1).map((segment) => segment.numbers),
    )
    const named = [columns[0] ?? names[0]!, ...(columns.slice(1) as string[])]
    return parts === null ? null : rows((k) => [first.numbers[k]!, ...parts[k]!], named)
  }
  const { numbers } = first
  if (numbers.length === count * names.length)
    return rows((k) => names.map((_, c) => numbers[c * count + k]!), names)
  const whole = numbers.slice(0, count)
  const rest = numbers.slice(count)
  if (rest.length === 0) return rows((k) => [whole[k]!], names.slice(0, 1))
  if (names.length !== 3) return null
  const ways = Array.from(rest, (_, cut) => shared(whole, [rest.slice(0, cut), rest.slice(cut)])).filter(
    (way) => way !== null,
  )
  return ways.length === 1 ? rows((k) => [whole[k]!, ...ways[0]![k]!], names) : null
}

interface Dump {
  names: readonly string[]
  rows: { code: Token | null; label: Token[]; cells: readonly (Token | null)[] }[]
}

/** Columns whose blanks are gone, laid beside the totals again: the one way in which each row adds up. */
function shared(totals: readonly Token[], columns: readonly (readonly Token[])[]): (Token | null)[][] | null {
  const found: (Token | null)[][][] = []
  const go = (k: number, at: readonly number[], out: (Token | null)[][]): void => {
    if (found.length > 1) return
    if (k === totals.length) {
      if (at.every((i, c) => i === columns[c]!.length)) found.push(out)
      return
    }
    const total = cents(totals[k]!.folded)
    for (let mask = 1; mask < 1 << columns.length; mask++) {
      const row = columns.map((column, c) => ((mask >> c) & 1 ? (column[at[c]!] ?? null) : null))
      const terms = row.filter((token) => token !== null)
      if (terms.length !== [...mask.toString(2)].filter((bit) => bit === '1').length) continue
      const sum = terms.reduce((a, token) => a + cents(token.folded), 0)
      if (Math.abs(sum - total) > terms.length) continue
      go(
        k + 1,
        at.map((i, c) => (row[c] === null ? i : i + 1)),
        [...out, row],
      )
    }
  }
  go(
    0,
    columns.map(() => 0),
    [],
  )
  return found.length === 1 ? found[0]! : null
}

/** How a row's numbers may stand in the columns; one way where all columns are filled. */
function candidates(
  numbers: readonly Token[],
  names: readonly string[],
  identities: readonly Identity[],
  at: { centres: readonly number[] | null; page: number | null },
  attests: Attests | null,
): Placing[] {
  const values = numbers.map((token) => cents(token.folded))
  if (values.length > names.length) return []
  if (values.length === names.length) return [values]
  const ways = placings(values, names.length, identities)
  const { centres } = at
  const standing = byPosition(numbers, centres, at.page)
  if (standing !== null && centres !== null) {
    const nearest = nearestOf(numbers, ways, centres)
    return [nearest ?? names.map((_, j) => (standing.includes(j) ? values[standing.indexOf(j)]! : null))]
  }
  if (ways.length < 2 || attests === null) return ways
  const score = (way: Placing) =>
    way.filter((value, j) => value !== null && attests(names[j]!, (value / 100).toFixed(2))).length
  const best = Math.max(...ways.map(score))
  const top = ways.filter((way) => score(way) === best)
  return best > 0 ? top : ways
}

/** Of the ways that keep the sums, the one whose numbers stand nearest to their columns. */
function nearestOf(
  numbers: readonly Token[],
  ways: readonly Placing[],
  centres: readonly number[],
): Placing | null {
  const distance = (way: Placing) => {
    const columns = way.flatMap((value, j) => (value === null ? [] : [j]))
    return columns.reduce((sum, j, i) => {
      const token = numbers[i]!
      return sum + Math.abs((token.left + token.right) / 2 - centres[j]!)
    }, 0)
  }
  const [first, ...rest] = ways
  if (first === undefined) return null
  return rest.reduce((best, way) => (distance(way) < distance(best) ? way : best), first)
}

/** Puts numbers under the columns; a number that could stand under several stays out. */
export function placeRows(
  rows: readonly { numbers: Token[]; label: Cell; code: Cell | null; depth: number }[],
  names: readonly string[],
  identities: readonly Identity[],
  at: { centres: readonly number[] | null; page: number | null },
  attests: Attests,
): Rebuilt {
  const order = [...rows.keys()].sort((a, b) => Number(rows[b]!.depth === 0) - Number(rows[a]!.depth === 0))
  const inOrder = settle(
    order.map((k) => {
      const { depth, numbers } = rows[k]!
      return {
        depth,
        values: numbers.map((token) => cents(token.folded)),
        candidates: candidates(numbers, names, identities, at, depth === 0 ? attests : null),
      }
    }),
  )
  const settled = rows.map((_, k) => inOrder[order.indexOf(k)])
  const unplaced: Token[] = []
  const out = rows.map((row, k) => {
    const free = [...row.numbers]
    const near = row.code ?? row.label
    const cells = names.map((_, j): Cell => {
      const value = settled[k]?.[j] ?? null
      const own = value === null ? -1 : free.findIndex((token) => cents(token.folded) === value)
      return own < 0 ? blank(near) : free.splice(own, 1)[0]!
    })
    unplaced.push(...free)
    return [row.code ?? blank(near), row.label, ...cells]
  })
  return { rows: out, unplaced }
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

/** Within a hundredth: apart by what a report may print wrong, not by a row too many or too few. */
export const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(100, Math.abs(b) / 100)

/** The pieces of a name as one cell. */
export function joined(label: readonly Token[]): Cell {
  return {
    ...label[0]!,
    folded: label.map((piece) => piece.folded).join(''),
    printed: label.map((piece) => piece.printed).join(''),
  }
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
      depth: code === null ? 0 : (code.folded.length - 1) / 2,
    }))
  const header = (columns: readonly string[]) =>
    ['科目编码', '科目名称', ...columns].map((name) => named(name, near!))
  const dump = undump(data, form, names)
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
