import { parseQuery } from '../model/query.ts'
import { type Result, type Value, valuesOf } from '../model/result.ts'

/** Stage and scope of the money beneath a result. `$ids` parted by commas. */
export const BASIS_FACTS = parseQuery(
  'basis_facts',
  `-- param: ids text = ''
SELECT fact_id, stage, scope FROM facts
WHERE amount IS NOT NULL AND list_contains(string_split($ids, ','), fact_id)`,
)

/** More facts than this are not asked for one by one. */
const MOST_FACTS = 5000

/** The phases and the money that a result's figures have, and whether its rows have them alike. */
export interface Basis {
  stages: string[]
  scopes: string[]
  /** Each row rests on one stage, and not all on the same. A row that sets one stage against another is no mixture. */
  mixedStages: boolean
  /** The same for scopes. */
  mixedScopes: boolean
}

/** The ids of the facts beneath each row. */
export function factLists(result: Result): string[][] {
  return valuesOf(result, 'fact_ids').map((ids) => (Array.isArray(ids) ? ids.map(String) : []))
}

/** The facts that a result's rows rest on; none where they are too many to ask for. */
export function factsBeneath(result: Result): string[] {
  const ids = new Set(factLists(result).flat())
  return ids.size > MOST_FACTS ? [] : [...ids]
}

/** The basis of a result, from the stage and scope of each fact beneath ({@link BASIS_FACTS}). */
export function basisOf(result: Result, facts: Result): Basis {
  const held = new Map(facts.rows.map(([id, stage, scope]) => [String(id), { stage, scope }]))
  const rows = factLists(result).map((ids) => ids.flatMap((id) => held.get(id) ?? []))
  const of = (what: 'stage' | 'scope') => {
    const sets = rows.map((facts) => names(facts.map((fact) => fact[what]))).filter((set) => set.length > 0)
    const plain = sets.every((set) => set.length === 1)
    return { all: names(sets.flat()), mixed: plain && new Set(sets.flat()).size > 1 }
  }
  const [stages, scopes] = [of('stage'), of('scope')]
  return {
    stages: stages.all,
    scopes: scopes.all,
    mixedStages: stages.mixed,
    mixedScopes: scopes.mixed,
  }
}

const names = (values: readonly (Value | undefined)[]) =>
  [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))].sort()
