import { readdirSync, readFileSync } from 'node:fs'
import { openData, runQuery } from '../ingest/database.ts'
import { queriesPath } from '../ingest/paths.ts'
import { parseQuery } from '../model/query.ts'
import { parseNotebook, queriesOf, startValues } from './notebook.ts'
import { SHARED_QUERIES, type Snapshot } from './snapshot.ts'

/** The text of the shipped files under `queries/`, by name. */
function filesIn(folder: string, end: string): Map<string, string> {
  const files = readdirSync(queriesPath(folder)).filter((file) => file.endsWith(end) && file !== 'tables.sql')
  return new Map(
    files
      .sort()
      .map((file) => [file.slice(0, -end.length), readFileSync(queriesPath(folder, file), 'utf8')] as const),
  )
}

/** Runs every query of the shipped notebooks for its starting values: file name → content, for `dist/snapshots/`. */
export async function buildSnapshots(): Promise<Map<string, Snapshot>> {
  const connection = await openData()
  const files = new Map([...filesIn('', '.sql'), ...filesIn('inputs', '.sql')])
  const snapshots = new Map<string, Snapshot>()
  for (const [page, text] of filesIn('notebooks', '.md')) {
    const notebook = parseNotebook(page, text)
    const values = startValues(notebook)
    const results: Snapshot['results'] = {}
    const queries: Record<string, string> = {}
    for (const name of queriesOf(notebook)) {
      const sql = files.get(name)
      if (sql === undefined) throw new Error(`笔记 ${page} 用到的查询 ${name} 不在 queries/ 里`)
      queries[name] = sql
      results[name] = await runQuery(connection, parseQuery(name, sql), values)
    }
    snapshots.set(page, { values, results, source: { notebook: text, queries } })
  }
  const results: Snapshot['results'] = {}
  for (const [name, sql] of Object.entries(SHARED_QUERIES))
    results[name] = await runQuery(connection, parseQuery(name, sql))
  snapshots.set('shared', { values: {}, results })
  connection.closeSync()
  return snapshots
}
