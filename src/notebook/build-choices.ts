import type { DuckDBConnection } from '@duckdb/node-api'
import { runQuery } from '../ingest/database.ts'
import type { Query } from '../model/query.ts'
import { type Result, sameResult } from '../model/result.ts'
import { narrowed } from './narrow.ts'

type Values = Readonly<Record<string, string>>

/** The results of one page's queries for one choice, of those that cannot be told from the results at the start. */
export interface ChoiceResults {
  /** `name=value` of the parameter that is chosen. */
  choice: string
  values: Record<string, string>
  results: Record<string, Result>
}

/** What {@link buildChoices} tells of a page. */
export interface Choices {
  /** The queries of whose result a narrower choice only leaves out rows. */
  narrows: string[]
  told: ChoiceResults[]
}

/** The first clicks that a page is made for: a district, a first year. Other choices leave out rows, or wait for the engine. */
const offers = (column: (name: string) => string[]): Values[] => [
  ...column('districts').map((districts) => ({ districts })),
  ...column('years').map((years_from) => ({ years_from })),
]

/**
 * Runs a page's queries for the choices of {@link offers}, each made from the start: which of them can be told by leaving
 * out rows, and the results of the others. What is left out of a comparison is asked of the engine.
 */
export async function buildChoices(
  connection: DuckDBConnection,
  queries: ReadonlyMap<string, Query>,
  start: Values,
  results: Readonly<Record<string, Result>>,
  offered: Readonly<Record<string, Result>>,
): Promise<Choices> {
  const column = (name: string) => offered[name]?.rows.map((row) => String(row[0])) ?? []
  const narrows: string[] = []
  const told = new Map<string, ChoiceResults>()
  for (const [name, query] of queries) {
    const takes = (choice: Values) =>
      Object.keys(choice).every((one) => query.parameters.some((p) => p.name === one)) &&
      Object.entries(choice).every(([one, value]) => start[one] !== undefined && start[one] !== value)
    const run = async (choice: Values) => {
      const values = { ...start, ...choice }
      const result = await runQuery(connection, query, values)
      const left = narrowed(query, results[name]!, start, values)
      return { choice, values, result, left: left !== null && sameResult(left, result) }
    }
    const asked = []
    for (const choice of offers(column).filter(takes)) asked.push(await run(choice))
    let narrow = asked.length > 0 && asked.every(({ left }) => left)
    for (const [one, values] of [
      ['kinds', column('kinds')],
      ['years_to', column('years')],
    ] as const)
      for (const value of values)
        if (narrow && takes({ [one]: value })) narrow = (await run({ [one]: value })).left
    if (narrow) {
      narrows.push(name)
      continue
    }
    for (const { choice, values, result } of asked) {
      const key = Object.entries(choice).map(([one, value]) => `${one}=${value}`)[0]!
      const held = told.get(key) ?? { choice: key, values, results: {} }
      held.results[name] = result
      told.set(key, held)
    }
  }
  return { narrows, told: [...told.values()] }
}
