import type { Query } from '../model/query.ts'
import { type Result, type Row, toRows } from '../model/result.ts'
import { factLists } from '../notebook/basis.ts'
import { TRAIL } from '../notebook/trace.ts'

/** Answers a query with its parameters bound: the engine in the browser, DuckDB in Node. */
export type Ask = (query: Query, values?: Readonly<Record<string, string>>) => Promise<Result>

/** What figures rest on: the facts, as rows of `TRAIL.facts`, and the findings about them, as rows of `TRAIL.findings`. */
export interface Beneath {
  facts: ReadonlyMap<string, Row>
  findings: readonly Row[]
}

/** Facts asked for at a go. */
const MOST = 20_000

async function rowsOf(query: Query, ids: readonly string[], ask: Ask): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < ids.length; from += MOST)
    rows.push(...toRows(await ask(query, { ids: ids.slice(from, from + MOST).join(',') })))
  return rows
}

/** The facts with these ids, those that derived ones were worked out from, and the findings about all of them. */
export async function beneath(ids: Iterable<string>, ask: Ask): Promise<Beneath> {
  const asked = [...new Set(ids)]
  const own = await rowsOf(TRAIL.facts, asked, ask)
  const held = new Set(asked)
  const origins = new Set(
    own.flatMap(({ derived_from }) => (Array.isArray(derived_from) ? derived_from.map(String) : [])),
  )
  const missing = [...origins].filter((id) => !held.has(id))
  const facts = [...own, ...(await rowsOf(TRAIL.facts, missing, ask))]
  const findings = new Map<string, Row>()
  for (const row of await rowsOf(TRAIL.findings, [...asked, ...missing], ask))
    findings.set(String(row.finding_id), row)
  return {
    facts: new Map(facts.map((row) => [String(row.fact_id), row])),
    findings: [...findings.values()],
  }
}

/** Every fact beneath some results, in the order of their rows. */
export const factsOf = (results: Iterable<Result>): string[] => [
  ...new Set([...results].flatMap((result) => factLists(result).flat())),
]
