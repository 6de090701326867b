import { FUNCTION_CLASSES } from '../../model/vocabulary.ts'
import type { Form } from '../statements/statement.ts'
import type { Cell } from '../table.ts'
import { byPosition, columnsOf, identitiesOf, middles, numbering } from './columns.ts'
import { cents, type Identity, type Placing, placings, settle } from './place.ts'
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
  return token.folded.padEnd(7, '0') >= previous.padEnd(7, '0')
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

/** Names that wrap above or below their numbers go to the row that lacks one. */
function shareOut(pending: Token[], before: Row | null, after: { hasOwn: boolean }): Token[] {
  if (pending.length === 0) return []
  if (after.hasOwn) {
    before?.label.push(...pending)
    return []
  }
  if (before === null || before.code === null || (before.label.length > 0 && pending.length === 1))
    return pending
  const tail = pending.splice(0, pending.length > 1 ? 1 : 0)
  before.label.push(...tail)
  return pending
}

function rowsOf(tokens: readonly Token[], names: readonly string[]): Row[] {
  const decimals = tokens.filter((t) => t.number && t.folded.includes('.')).length
  const wholes = tokens.filter((t) => t.number && !t.folded.includes('.') && t.folded.includes(',')).length
  const isAmount = (t: Token) =>
    t.number && (t.folded.includes('.') || t.folded === '0' || (wholes >= decimals && decimals < 3))
  const rows: Row[] = []
  let pending: Token[] = []
  let previous = ''
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const row = rows.at(-1) ?? null
    if (isCode(tokens, i, previous)) {
      const { code, next } = joinCode(tokens, i)
      const follower = tokens[next]
      const hasOwn = follower !== undefined && !follower.number && follower.line - code.line <= 2
      rows.push({ code, label: shareOut(pending, row, { hasOwn }), numbers: [] })
      pending = []
      previous = code.folded
      i = next
      continue
    }
    if (TOTAL.test(token.folded) && tokens[i + 1]?.number === true && !isCode(tokens, i + 1, '')) {
      if (row !== null) row.label.push(...pending)
      pending = []
      rows.push({ code: null, label: [token], numbers: [] })
    } else if (token.number) {
      if (row !== null && isAmount(token)) row.numbers.push(token)
    } else if (!HEAD_WORD.test(token.folded) && !names.includes(token.folded)) {
      if (row !== null && row.code !== null && row.numbers.length === 0) row.label.push(token)
      else pending.push(token)
    }
    i++
  }
  rows.at(-1)?.label.push(...(rows.at(-1)?.code === null ? [] : pending))
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
  row: Row,
  names: readonly string[],
  identities: readonly Identity[],
  centres: readonly number[] | null,
  attests: Attests | null,
): Placing[] {
  const values = row.numbers.map((token) => cents(token.folded))
  if (values.length > names.length) return []
  if (values.length === names.length) return [values]
  const at = byPosition(row.numbers, centres)
  const positioned =
    at === null ? null : names.map((_, j) => (at.includes(j) ? values[at.indexOf(j)]! : null))
  if (positioned !== null) return [positioned]
  const ways = placings(values, names.length, identities)
  if (ways.length < 2 || attests === null) return ways
  const score = (way: Placing) =>
    way.filter((value, j) => value !== null && attests(names[j]!, (value / 100).toFixed(2))).length
  const best = Math.max(...ways.map(score))
  const top = ways.filter((way) => score(way) === best)
  return best > 0 ? top : ways
}

/** Puts numbers under the columns; a number that could stand under several stays out. */
export function placeRows(
  rows: readonly { numbers: Token[]; label: Cell; code: Cell | null; depth: number }[],
  names: readonly string[],
  identities: readonly Identity[],
  centres: readonly number[] | null,
  attests: Attests,
): Rebuilt {
  const settled = settle(
    rows.map((row, k) => ({
      depth: row.depth,
      values: row.numbers.map((token) => cents(token.folded)),
      candidates: candidates(
        { ...row, code: null, label: [] },
        names,
        identities,
        centres,
        k === 0 || row.depth === 0 ? attests : null,
      ),
    })),
  )
  const unplaced: Token[] = []
  const out = rows.map((row, k) => {
    const free = [...row.numbers]
    const near = row.code ?? row.label
    const cells = names.map((_, j): Cell => {
      const value = settled[k]?.[j] ?? null
      const at = value === null ? -1 : free.findIndex((token) => cents(token.folded) === value)
      return at < 0 ? blank(near) : free.splice(at, 1)[0]!
    })
    unplaced.push(...free)
    return [row.code ?? blank(near), row.label, ...cells]
  })
  return { rows: out, unplaced }
}

function joined(label: readonly Token[]): Cell {
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
  const names = columnsOf(head, form, run.length === 0 ? null : run.length)
  if (names === null) return null
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
  const read = rowsOf(data, names).filter((row) => row.label.length > 0 && row.numbers.length > 0)
  if (read.length === 0) return null
  const placed = placeRows(
    rows(read).map((row, k) => ({ ...row, numbers: read[k]!.numbers })),
    names,
    identitiesOf(form, names),
    middles(run),
    attests,
  )
  return { rows: [header(names), ...placed.rows], unplaced: placed.unplaced }
}
