import type { Form } from '../statements/forms.ts'
import type { Identity } from './place.ts'
import type { Token } from './token.ts'

/** The columns of a head in their order, where each stands on the line, and the tokens that name them. */
export interface Columns {
  /** The page that the centres hold for; text laid out page by page moves its columns. */
  page: number | null
  names: readonly string[]
  centres: readonly number[] | null
  head: readonly Token[]
}

const LABEL_HEAD = /^(?:类|款|项|栏次|项目|行次|序号|.{0,6}科目.{0,4}|编码|科目名称|功能分类|经济分类)$|:/

const NAME_HEAD = /科目名称$/

/** Where a token stands on its line. */
export const middleOf = (token: Token): number => (token.left + token.right) / 2

const overlaps = (a: Token, b: Token) => a.left < b.right && b.left < a.right

/** Heads set over their columns, from left to right: what stands below each other is one name. Null where the head is not set in columns. */
export function stacked(
  head: readonly Token[],
  form: Form,
): { name: string; centre: number; tokens: Token[] }[] | null {
  const leaves = head.filter((token) => {
    if (token.number || LABEL_HEAD.test(token.folded)) return false
    if (head.some((other) => NAME_HEAD.test(other.folded) && overlaps(token, other))) return false
    const under = head.filter((other) => other.line > token.line && overlaps(token, other) && !other.number)
    return !under.some((a) => under.some((b) => a !== b && !overlaps(a, b)))
  })
  const stacks: Token[][] = []
  for (const token of leaves) {
    const stack = stacks.find((group) =>
      group.some((other) => other.line !== token.line && overlaps(other, token)),
    )
    if (stack === undefined) stacks.push([token])
    else stack.push(token)
  }
  // Heads one space apart are a line of words, not columns: nothing below stands under them.
  const apart = stacks.every((a) =>
    stacks.every((b) => a === b || b[0]!.line !== a[0]!.line || b[0]!.left - a[0]!.right !== 1),
  )
  if (stacks.length < 2 || !apart) return null
  const all = stacks
    .map((tokens) => {
      const text = tokens
        .toSorted((a, b) => a.line - b.line)
        .map((token) => token.folded)
        .join('')
      const known = knownNames(form).find((name) => text.endsWith(name))
      const left = Math.min(...tokens.map((token) => token.left))
      const right = Math.max(...tokens.map((token) => token.right))
      return {
        name: known === undefined ? text : (form.aliases?.[known] ?? known),
        centre: (left + right) / 2,
        tokens,
      }
    })
    .sort((a, b) => a.centre - b.centre)
  const columns = form.shape === 'two-sided' ? all.filter(({ name }) => form.columns.includes(name)) : all
  const whole = form.sums[0]?.whole
  const names = columns.map((column) => column.name)
  if (whole !== undefined && !names.includes(whole)) return null
  return new Set(names).size === names.length ? columns : null
}

/** The form's column names and their other names, longest first. */
export const knownNames = (form: Form) =>
  [...form.columns, ...Object.keys(form.aliases ?? {})].sort((a, b) => b.length - a.length)

/** The columns that a head speaks of; the form's own where it cannot be told. Null where they contradict each other. */
export function columnsOf(head: readonly Token[], form: Form, run: readonly Token[]): Columns | null {
  const count = run.length === 0 ? null : run.length
  const page = head[0]?.page ?? null
  const stacks = stacked(head, form)
  if (stacks !== null && (count === null || stacks.length === count))
    return {
      page,
      names: stacks.map((column) => column.name),
      centres: middles(run) ?? stacks.map((column) => column.centre),
      head: stacks.flatMap((column) => column.tokens),
    }
  const labels = head.filter((token) => !token.number && !token.folded.includes(':'))
  const found: { at: number; name: string; tokens: Token[] }[] = []
  const used = new Set<Token>()
  const take = (at: number, name: string, tokens: Token[]) => {
    for (const token of tokens) used.add(token)
    const own = form.aliases?.[name] ?? name
    if (!found.some((f) => f.name === own)) found.push({ at, name: own, tokens })
  }
  for (const name of knownNames(form))
    for (const [at, token] of labels.entries())
      if (!used.has(token) && token.folded === name) take(at, name, [token])
  for (const name of knownNames(form))
    for (let at = 0; at < labels.length; at++) {
      const tokens: Token[] = []
      while (tokens.map((t) => t.folded).join('').length < name.length && at + tokens.length < labels.length)
        tokens.push(labels[at + tokens.length]!)
      const text = tokens.map((token) => token.folded).join('')
      if (text === name && !tokens.some((token) => used.has(token))) take(at, name, tokens)
    }
  const names = found.sort((a, b) => a.at - b.at).map((f) => f.name)
  const whole = form.sums[0]?.whole
  const told = names.length > 1 && (whole === undefined || names.includes(whole))
  const own = count === null ? form.columns : form.columns.slice(0, count)
  if (count !== null && (told ? names.length : own.length) !== count)
    return count <= form.columns.length ? { page, names: own, centres: middles(run), head: [] } : null
  if (names.length > 1 && !told) return null
  return { page, names: told ? names : own, centres: middles(run), head: found.flatMap((f) => f.tokens) }
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
  return oneLine && wide ? numbers.map(middleOf) : null
}

/**
 * Whether numbers are set under their heads: ends, beginnings or middles of all rows' numbers come to few places. Where
 * cells follow each other at a fixed gap and blanks are gone, they come to as many as there are numbers.
 */
export function isSet(rows: readonly (readonly Token[])[], centres: readonly number[]): boolean {
  const numbers = rows.flat()
  if (rows.length < 3)
    return numbers.every((token) =>
      centres.some((centre) => Math.abs(centre - middleOf(token)) <= (token.right - token.left) / 2),
    )
  const places = (edge: (token: Token) => number) =>
    new Set(numbers.map((token) => Math.round(edge(token)))).size
  const fewest = Math.min(
    places((token) => token.left),
    places((token) => token.right),
    places(middleOf) / 2,
  )
  return fewest <= 2 * centres.length && fewest < numbers.length
}

/** The columns of numbers that stand on one line, by what they stand under; null where two would share one. */
export function byPosition(
  numbers: readonly Token[],
  centres: readonly number[] | null,
  page: number | null,
): number[] | null {
  if (centres === null || numbers.some((token) => token.line !== numbers[0]!.line || token.page !== page))
    return null
  const at = numbers.map((token) => {
    const middle = middleOf(token)
    return centres.reduce(
      (best, c, j) => (Math.abs(c - middle) < Math.abs(centres[best]! - middle) ? j : best),
      0,
    )
  })
  return at.every((j, i) => i === 0 || j > at[i - 1]!) ? at : null
}
