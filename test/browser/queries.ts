import { readdirSync, readFileSync } from 'node:fs'
import { queriesPath } from '../../src/ingest/paths.ts'
import { parseQuery, type Query } from '../../src/model/query.ts'

/** Every query file that answers a question, by name. */
export function queryFiles(): Map<string, Query> {
  const queries = new Map<string, Query>()
  for (const folder of ['', 'inputs']) {
    for (const file of readdirSync(queriesPath(folder)).filter(
      (name) => name.endsWith('.sql') && name !== 'tables.sql',
    )) {
      queries.set(
        file.slice(0, -4),
        parseQuery(file.slice(0, -4), readFileSync(queriesPath(folder, file), 'utf8')),
      )
    }
  }
  return queries
}
