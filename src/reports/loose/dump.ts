import { cents } from '../figures.ts'
import type { Form } from '../statements/forms.ts'
import { HEAD_WORD, isCode, joinCode, TOTAL } from './codes.ts'
import type { Token } from './token.ts'

/** Codes, names and each column one after another, as some programs copy a table: one row again for each code. */
export function undumpCodes(tokens: readonly Token[], form: Form, names: readonly string[]): Dump | null {
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

/** A table put together again from its columns. */
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
      if (row.some((token, c) => token === null && (mask >> c) & 1)) continue
      const terms = row.filter((token) => token !== null)
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
