import { readdirSync, readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openData, runQuery } from '../ingest/database.ts'
import { queriesPath } from '../ingest/paths.ts'
import { parseQuery, type Query } from '../model/query.ts'
import { columnAt, type Result, sameResult, valuesOf } from '../model/result.ts'
import { factLists } from './basis.ts'
import { inBasket, startBasket } from './basket.ts'
import { startOf } from './choice.ts'
import { DIRECTORY } from './directory.ts'
import { narrowed } from './narrow.ts'
import { parseNotebook, queriesOf } from './notebook.ts'
import { BESIDE, SHELL, type Snapshot } from './snapshot.ts'
import { sourcesOf } from './sources.ts'

/** Reports beneath one chart that are named in its snapshot; more are counted there, and named once the engine is up. */
const MOST_TITLES = 12

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
  const run = (name: string, sql: string) => runQuery(connection, parseQuery(name, sql))
  const beside: Record<string, Result> = {}
  for (const [name, sql] of Object.entries(BESIDE)) beside[name] = await run(name, sql)
  const directory = await runQuery(connection, DIRECTORY)
  const basket = startBasket(valuesOf(directory, 'unit_id').map(String))
  const snapshots = new Map<string, Snapshot>()
  for (const [page, text] of filesIn('notebooks', '.md')) {
    const notebook = parseNotebook(page, text)
    const queries = new Map<string, Query>()
    const sources: Record<string, string> = {}
    for (const name of queriesOf(notebook)) {
      const sql = files.get(name)
      if (sql === undefined) throw new Error(`笔记 ${page} 用到的查询 ${name} 不在 queries/ 里`)
      sources[name] = sql
      queries.set(name, parseQuery(name, sql))
    }
    const values = { ...startOf(notebook, queries.values()), basket }
    const results: Snapshot['results'] = {}
    const narrows: string[] = []
    for (const [name, query] of queries) {
      results[name] = await runQuery(connection, query, values)
      if (await canNarrow(connection, query, results[name], values)) narrows.push(name)
    }
    snapshots.set(page, {
      values,
      results,
      narrows,
      beside: referredTo(Object.values(results), beside),
      source: { notebook: text, queries: sources },
    })
  }
  const shell: Snapshot['results'] = {}
  for (const name of SHELL) {
    const sql = files.get(name)
    if (sql !== undefined) shell[name] = await run(name, sql)
  }
  const followed = new Set(inBasket(basket).map(({ unit_id }) => unit_id))
  shell.basket = { ...directory, rows: directory.rows.filter(([id]) => followed.has(String(id))) }
  snapshots.set('shell', { values: { basket, units: String(directory.rows.length) }, results: shell })
  snapshots.set('units', { values: {}, results: { units: directory } })
  connection.closeSync()
  return snapshots
}

/** Whether leaving out rows gives what the query gives, for every single district, kind and year that it shows. */
async function canNarrow(
  connection: DuckDBConnection,
  query: Query,
  result: Result,
  values: Record<string, string>,
): Promise<boolean> {
  const takes = (name: string) => query.parameters.some((parameter) => parameter.name === name)
  const held = (column: string) =>
    columnAt(result, column) < 0 ? [] : [...new Set(valuesOf(result, column))]
  const choices = [
    ...(takes('districts') ? held('district').map((one) => ({ districts: String(one) })) : []),
    ...(takes('kinds') ? held('kind').map((one) => ({ kinds: String(one) })) : []),
    ...(takes('years_from')
      ? held('fiscal_year').map((one) => ({ years_from: String(one), years_to: String(one) }))
      : []),
  ]
  for (const choice of choices) {
    const asked = { ...values, ...choice }
    const left = narrowed(query, result, values, asked)
    if (left === null || !sameResult(left, await runQuery(connection, query, asked))) return false
  }
  return choices.length > 0
}

/** Of what stands beside the results only what they refer to. */
function referredTo(
  results: readonly Result[],
  { documents, doubts, names }: Record<string, Result>,
): Record<string, Result> {
  const facts = new Set(results.flatMap((result) => factLists(result).flat()))
  const sources = results.map(sourcesOf)
  const reports = new Set(sources.flatMap((s) => (s.documents.length > MOST_TITLES ? [] : s.documents)))
  const units = new Set(sources.flatMap((s) => s.units))
  const only = (result: Result, has: (first: string) => boolean) => ({
    ...result,
    rows: result.rows.filter(([first]) => has(String(first))),
  })
  return {
    documents: only(documents!, (id) => reports.has(id)),
    doubts: only(doubts!, (id) => facts.has(id)),
    names: only(names!, (unit) => units.has(unit)),
  }
}
