/** `sum` of the columns `parts` (minus those of `less`) must be column `whole`. Columns count from 0. */
export interface Identity {
  whole: number
  parts: readonly number[]
  less?: readonly number[]
}

/** One value for each column, in cents; null where the column is blank. */
export type Placing = readonly (number | null)[]

/** Whether an assignment keeps the form's sums, to a cent for each summed term. */
export function holds(placing: Placing, identities: readonly Identity[]): boolean {
  return identities.every(({ whole, parts, less = [] }) => {
    const terms = [...parts.map((j) => placing[j] ?? 0), ...less.map((j) => -(placing[j] ?? 0))]
    const all = [whole, ...parts, ...less]
    if (all.every((j) => placing[j] === null)) return true
    return Math.abs((placing[whole] ?? 0) - terms.reduce((a, b) => a + b, 0)) <= terms.length
  })
}

const MOST = 200_000

/** The ways to put values, in their order, into `width` columns so that the form's sums hold. */
export function placings(
  values: readonly number[],
  width: number,
  identities: readonly Identity[],
): Placing[] {
  const found: Placing[] = []
  const row: (number | null)[] = Array(width).fill(null)
  let tries = 0
  const put = (i: number, from: number): void => {
    if (tries++ > MOST) return
    if (i === values.length) {
      if (holds(row, identities)) found.push([...row])
      return
    }
    for (let j = from; j <= width - (values.length - i); j++) {
      row[j] = values[i]!
      put(i + 1, j + 1)
      row[j] = null
    }
  }
  if (values.length <= width) put(0, 0)
  return tries > MOST ? [] : found
}

/** One row whose columns are not known: its candidates, and whose total it is part of. */
export interface Row {
  values: readonly number[]
  /** How deep the row lies: the 合计 row 0, 类 1, 款 2, 项 3. */
  depth: number
  candidates: readonly Placing[]
}

const agreement = (placed: readonly Placing[]): Placing | null => {
  const [first] = placed
  if (first === undefined) return null
  return first.map((value, j) => (placed.every((other) => other[j] === value) ? value : null))
}

/** The rows' children at the next depth. */
function childrenOf(rows: readonly Row[], at: number): number[] {
  const out: number[] = []
  const depth = rows[at]!.depth
  let next: number | null = null
  for (let i = at + 1; i < rows.length && rows[i]!.depth > depth; i++) {
    next ??= rows[i]!.depth
    if (rows[i]!.depth === next) out.push(i)
  }
  return out
}

/** All ways to choose one candidate for each child so that each column adds up to the parent's. */
function fitting(parent: Placing, options: readonly (readonly Placing[])[]): Placing[][] {
  const found: Placing[][] = []
  const sums = parent.map(() => 0)
  const chosen: Placing[] = []
  let tries = 0
  const choose = (i: number): void => {
    if (found.length >= 64 || tries++ > MOST) return
    if (i === options.length) {
      if (parent.every((value, j) => Math.abs((value ?? 0) - sums[j]!) <= options.length))
        found.push([...chosen])
      return
    }
    for (const option of options[i]!) {
      if (option.some((value, j) => value !== null && parent[j] === null)) continue
      for (const [j, value] of option.entries()) sums[j]! += value ?? 0
      chosen.push(option)
      choose(i + 1)
      chosen.pop()
      for (const [j, value] of option.entries()) sums[j]! -= value ?? 0
    }
  }
  choose(0)
  return found
}

/** Settles the rows from the total downwards. A cell on which the possible readings disagree stays null. */
export function settle(rows: readonly Row[]): (Placing | null)[] {
  const ways = rows.map((row) => row.candidates)
  for (const at of rows.keys()) {
    const children = childrenOf(rows, at)
    if (ways[at]!.length !== 1 || children.length === 0) continue
    const found = fitting(
      ways[at]![0]!,
      children.map((i) => ways[i]!),
    )
    if (found.length === 0) continue
    for (const [k, i] of children.entries()) ways[i] = [...new Set(found.map((way) => way[k]!))]
  }
  return ways.map(agreement)
}
