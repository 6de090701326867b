import { readdirSync, readFileSync } from 'node:fs'
import { openData, runQuery } from '../ingest/database.ts'
import { queriesPath } from '../ingest/paths.ts'
import { parseQuery, type Query } from '../model/query.ts'
import { type Notebook, parseNotebook, queriesOf, startValues } from './notebook.ts'
import { SHARED_QUERIES, type Snapshot } from './snapshot.ts'

function queryFiles(): Map<string, Query> {
  const queries = new Map<string, Query>()
  for (const folder of ['', 'inputs']) {
    for (const file of readdirSync(queriesPath(folder)).filter(
      (name) => name.endsWith('.sql') && name !== 'tables.sql',
    )) {
      const name = file.slice(0, -4)
      queries.set(name, parseQuery(name, readFileSync(queriesPath(folder, file), 'utf8')))
    }
  }
  return queries
}

function notebookFiles(): Notebook[] {
  return readdirSync(queriesPath('notebooks'))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parseNotebook(file.slice(0, -3), readFileSync(queriesPath('notebooks', file), 'utf8')))
}

/** Runs every query of the shipped notebooks for its starting values: file name → content, for `dist/snapshots/`. */
export async function buildSnapshots(): Promise<Map<string, Snapshot>> {
  const connection = await openData()
  const queries = queryFiles()
  const snapshots = new Map<string, Snapshot>()
  for (const notebook of notebookFiles()) {
    const values = startValues(notebook)
    const results: Snapshot['results'] = {}
    for (const name of queriesOf(notebook)) {
      const query = queries.get(name)
      if (query === undefined) throw new Error(`笔记 ${notebook.name} 用到的查询 ${name} 不在 queries/ 里`)
      results[name] = await runQuery(connection, query, values)
    }
    snapshots.set(notebook.name, { values, results })
  }
  const results: Snapshot['results'] = {}
  for (const [name, sql] of Object.entries(SHARED_QUERIES))
    results[name] = await runQuery(connection, parseQuery(name, sql))
  snapshots.set('shared', { values: {}, results })
  connection.closeSync()
  return snapshots
}
