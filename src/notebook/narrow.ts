import type { Query } from '../model/query.ts'
import { columnAt, type Result } from '../model/result.ts'

type Values = Readonly<Record<string, string>>

/** The parameters that leave out rows of other districts, kinds or years, and the columns that say which those are. */
const LISTS: Readonly<Record<string, string>> = { districts: 'district', kinds: 'kind' }
const ENDS = ['years_from', 'years_to']

/**
 * The rows of a result that would be left by a narrower choice of districts, kinds or years; null where the choice is
 * wider, other parameters change too, or the result lacks the column. Holds for queries whose rows do not depend on each
 * other: which those are, {@link Snapshot.narrows} says.
 */
export function narrowed(query: Query, result: Result, from: Values, to: Values): Result | null {
  const changed = query.parameters.filter(({ name }) => from[name] !== to[name])
  const tests: ((row: Result['rows'][number]) => boolean)[] = []
  for (const { name } of changed) {
    if (ENDS.includes(name)) {
      const at = columnAt(result, 'fiscal_year')
      const [held, asked] = [Number(from[name]), Number(to[name])]
      const first = name === 'years_from'
      if (at < 0 || !Number.isInteger(asked) || (first ? asked < held : asked > held)) return null
      tests.push((row) => (first ? Number(row[at]) >= asked : Number(row[at]) <= asked))
      continue
    }
    const at = columnAt(result, LISTS[name] ?? '')
    if (at < 0 || (from[name] ?? '') !== '') return null
    const picked = new Set((to[name] ?? '').split(','))
    tests.push((row) => picked.has(String(row[at])))
  }
  return { ...result, rows: result.rows.filter((row) => tests.every((test) => test(row))) }
}
