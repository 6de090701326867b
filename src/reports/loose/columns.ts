import type { Form } from '../statements/statement.ts'
import type { Identity } from './place.ts'
import type { Token } from './token.ts'

/** The column names that a head speaks of, in the order printed; the form's own where it cannot be told. */
export function columnsOf(
  head: readonly Token[],
  form: Form,
  count: number | null,
): readonly string[] | null {
  const text = head
    .filter((token) => !token.folded.includes(':'))
    .map((token) => token.folded)
    .join('')
  const known = [...form.columns, ...Object.keys(form.aliases ?? {})].sort((a, b) => b.length - a.length)
  const found: { at: number; name: string }[] = []
  const taken = new Set<number>()
  for (const name of known) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const places = Array.from(name, (_, k) => at + k)
      if (places.some((k) => taken.has(k))) continue
      for (const k of places) taken.add(k)
      const own = form.aliases?.[name] ?? name
      if (!found.some((f) => f.name === own)) found.push({ at, name: own })
    }
  }
  const names = found.sort((a, b) => a.at - b.at).map((f) => f.name)
  const whole = form.sums[0]?.whole
  if (whole !== undefined && names.length > 1 && !names.includes(whole)) return null
  if (count !== null && names.length !== count)
    return count <= form.columns.length ? form.columns.slice(0, count) : null
  return names.length > 1 ? names : form.columns
}

/** The form's sums over these columns; a sum whose whole is missing is left out. */
export function identitiesOf(form: Form, names: readonly string[]): Identity[] {
  const at = (list: readonly string[]) => list.map((name) => names.indexOf(name)).filter((j) => j >= 0)
  return form.sums.flatMap(({ whole, parts, less = [] }) =>
    names.includes(whole) && at(parts).length > 0
      ? [{ whole: names.indexOf(whole), parts: at(parts), less: at(less) }]
      : [],
  )
}

/** Where a head numbers its columns 1 2 3 …: the tokens that do. */
export function numbering(tokens: readonly Token[]): readonly Token[] {
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.folded !== '1') continue
    let n = 1
    while (tokens[i + n]?.folded === String(n + 1)) n++
    if (n >= 2) return tokens.slice(i, i + n)
  }
  return []
}

/** The middle of each column where the head numbers all columns on one line; null where it does not. */
export function middles(numbers: readonly Token[]): number[] | null {
  const oneLine = numbers.length > 1 && numbers.every((token) => token.line === numbers[0]!.line)
  const wide = numbers.slice(1).every((token, i) => token.left - numbers[i]!.right >= 3)
  return oneLine && wide ? numbers.map((token) => (token.left + token.right) / 2) : null
}

/** The columns of numbers that stand on one line, by what they stand under; null where two would share one. */
export function byPosition(numbers: readonly Token[], centres: readonly number[] | null): number[] | null {
  if (centres === null || numbers.some((token) => token.line !== numbers[0]!.line)) return null
  const at = numbers.map((token) => {
    const middle = (token.left + token.right) / 2
    return centres.reduce(
      (best, c, j) => (Math.abs(c - middle) < Math.abs(centres[best]! - middle) ? j : best),
      0,
    )
  })
  return at.every((j, i) => i === 0 || j > at[i - 1]!) ? at : null
}
