import { Engine } from '../engine/engine.ts'
import type { Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'

const engines = new Map<string, Engine>()

/** Works a question out over the deployment's data as they are now; DuckDB starts with the first. `set`: the folder of another set of data. */
export function work(
  deployment: URL,
  set: string,
  query: Query,
  values: Readonly<Record<string, string>>,
): Promise<Result> {
  let engine = engines.get(set)
  if (engine === undefined) {
    // Reports that the reader keeps in this browser are no part of what somebody else's page shows.
    engine = new Engine(new URL(`${set}data/`, deployment), { kept: false })
    engines.set(set, engine)
  }
  return engine.run(query, values)
}
