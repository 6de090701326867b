import type { Query } from '../model/query.ts'
import { type Result, toRows } from '../model/result.ts'

/** The question of what drops out of the comparison of a measure, and why. */
export const DROPOUTS = 'dropouts'

/** That question for every measure that some queries compare, by name, in their order. */
export function leftOutQueries(queries: Iterable<Query>, dropouts: Query | undefined): Map<string, Query> {
  const asked = new Map<string, Query>()
  if (dropouts === undefined) return asked
  for (const { measure } of queries) {
    const name = `left_out_${measure}`
    if (measure === '' || asked.has(name)) continue
    const parameters = dropouts.parameters.map((p) => (p.name === 'measure' ? { ...p, value: measure } : p))
    asked.set(name, { ...dropouts, name, measure, parameters })
  }
  return asked
}

/** Why some years of units are not in a comparison. */
export interface Reason {
  /** A code of `VALUE_WORDS.reason`. */
  reason: string
  rows: number
  units: number
  /** A few of them, as `unit year`. */
  examples: string
  fact_ids: string[]
}

/** How many years of units a comparison keeps of those chosen, and why the others drop out; null where none does. */
export interface LeftOut {
  kept: number
  of: number
  reasons: Reason[]
}

/** What a result of {@link DROPOUTS} tells. */
export function toLeftOut(result: Result): LeftOut | null {
  const rows = toRows(result)
  const [first] = rows
  if (first === undefined) return null
  return {
    kept: Number(first.kept),
    of: Number(first.of_rows),
    reasons: rows.map((row) => ({
      reason: String(row.reason),
      rows: Number(row.rows),
      units: Number(row.units),
      examples: String(row.examples ?? ''),
      fact_ids: ((row.fact_ids ?? []) as unknown[]).map(String),
    })),
  }
}
