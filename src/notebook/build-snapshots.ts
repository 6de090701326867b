import { readdirSync, readFileSync } from 'node:fs'
import { type DuckDBConnection, listValue } from '@duckdb/node-api'
import { runQuery } from '../ingest/database.ts'
import { queriesPath } from '../ingest/paths.ts'
import { parseQuery, type Query } from '../model/query.ts'
import { columnAt, type Result, type Value, valuesOf } from '../model/result.ts'
import { factLists } from './basis.ts'
import { inBasket, startBasket } from './basket.ts'
import { buildChoices } from './build-choices.ts'
import { startOf } from './choice.ts'
import { DIRECTORY } from './directory.ts'
import { DROPOUTS, leftOutQueries } from './left-out.ts'
import { parseNotebook } from './markdown.ts'
import { openInputs, queriesOf } from './notebook.ts'
import { BESIDE, SHELL, type Snapshot } from './snapshot.ts'
import { documentOf, sourcesOf } from './sources.ts'
import { TRAIL_OF_ASKED, type TrailPart } from './trace.ts'

/** Reports beneath one chart that are named in its snapshot; more are counted there, and all named once the engine is up. */
const MOST_TITLES = 12
/** Of more, these are named: a picture of the chart says them, and how many there are. */
const FIRST_TITLES = 3

/** The text of the shipped files under `queries/`, by name. */
function filesIn(folder: string, end: string): Map<string, string> {
  const files = readdirSync(queriesPath(folder)).filter((file) => file.endsWith(end) && file !== 'tables.sql')
  return new Map(
    files
      .sort()
      .map((file) => [file.slice(0, -end.length), readFileSync(queriesPath(folder, file), 'utf8')] as const),
  )
}

/**
 * Runs every query of the shipped notebooks for its starting values, over the tables of a connection: the files of
 * `snapshots/` and `facts/`, path → content.
 */
export async function buildSnapshots(
  connection: DuckDBConnection,
): Promise<Map<string, Snapshot | Record<TrailPart, Result>>> {
  const files = new Map([...filesIn('', '.sql'), ...filesIn('inputs', '.sql')])
  const run = (name: string, sql: string) => runQuery(connection, parseQuery(name, sql))
  const beside: Record<string, Result> = {}
  for (const [name, sql] of Object.entries(BESIDE)) beside[name] = await run(name, sql)
  const shell: Snapshot['results'] = {}
  for (const name of SHELL) {
    const sql = files.get(name)
    if (sql !== undefined) shell[name] = await run(name, sql)
  }
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
    const dropouts = parseQuery(DROPOUTS, files.get(DROPOUTS) ?? '')
    const companions = leftOutQueries(queries.values(), dropouts)
    const values: Record<string, string> = { ...startOf(notebook, queries.values()), basket }
    for (const { name, options } of openInputs(notebook)) {
      const first = (await runQuery(connection, queries.get(options)!)).rows[0]?.[0]
      if (first !== undefined) values[name] = String(first)
    }
    const results: Snapshot['results'] = {}
    for (const [name, query] of [...queries, ...companions])
      results[name] = await runQuery(connection, query, values)
    const { narrows, told } = await buildChoices(connection, queries, values, results, shell)
    const choices: Record<string, string> = {}
    for (const [i, { choice, ...snapshot }] of told.entries()) {
      choices[choice] = `${page}-${i + 1}`
      snapshots.set(choices[choice], snapshot)
    }
    const shown = [results, ...told.map((one) => one.results)].flatMap((one) => Object.values(one))
    snapshots.set(page, {
      values,
      results,
      narrows,
      choices,
      beside: referredTo(Object.values(results), shown, beside),
      source: { notebook: text, queries: sources },
    })
  }
  const trails = await buildTrails(
    connection,
    [...snapshots.values()].flatMap((snapshot) => Object.values(snapshot.results)),
  )
  const followed = new Set(inBasket(basket).map(({ unit_id }) => unit_id))
  shell.basket = { ...directory, rows: directory.rows.filter(([id]) => followed.has(String(id))) }
  snapshots.set('shell', { values: { basket, units: String(directory.rows.length) }, results: shell })
  snapshots.set('units', { values: {}, results: { units: directory } })
  return new Map<string, Snapshot | Record<TrailPart, Result>>([
    ...[...snapshots].map(([name, snapshot]) => [`snapshots/${name}.json`, snapshot] as const),
    ...[...trails].map(([document, trail]) => [`facts/${document}.json`, trail] as const),
  ])
}

/** The trails of the figures in these results, by the report that they stand in. */
async function buildTrails(
  connection: DuckDBConnection,
  results: readonly Result[],
): Promise<Map<string, Record<TrailPart, Result>>> {
  const shown = [...new Set(results.flatMap((result) => factLists(result).flat()))]
  await connection.run('CREATE OR REPLACE TEMP TABLE asked AS SELECT unnest($1::VARCHAR[]) AS fact_id', [
    listValue(shown),
  ])
  await connection.run(
    'INSERT INTO asked SELECT DISTINCT unnest(derived_from) FROM facts WHERE fact_id IN (SELECT fact_id FROM asked)',
  )
  const parts: [TrailPart, Result][] = []
  for (const [part, sql] of Object.entries(TRAIL_OF_ASKED))
    parts.push([part as TrailPart, await runQuery(connection, parseQuery(part, sql))])
  const documents = new Map<string, Record<TrailPart, Result>>()
  const empty = () =>
    Object.fromEntries(parts.map(([part, all]) => [part, { ...all, rows: [] as Value[][] }])) as Record<
      TrailPart,
      Result
    >
  for (const [part, all] of parts) {
    const of = columnAt(all, { facts: 'fact_id', printings: 'of_fact', findings: 'of_facts' }[part])
    for (const row of all.rows) {
      for (const document of new Set([row[of] ?? []].flat().map((id) => documentOf(String(id))))) {
        if (!documents.has(document)) documents.set(document, empty())
        documents.get(document)![part].rows.push(row)
      }
    }
  }
  return documents
}

/** Of what stands beside the results only what they refer to; doubts also of what choices would show. */
function referredTo(
  results: readonly Result[],
  shown: readonly Result[],
  { documents, doubts, names }: Record<string, Result>,
): Record<string, Result> {
  const facts = new Set(shown.flatMap((result) => factLists(result).flat()))
  const sources = results.map(sourcesOf)
  const reports = new Set(
    sources.flatMap(({ documents }) =>
      documents.length > MOST_TITLES ? documents.slice(0, FIRST_TITLES) : documents,
    ),
  )
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
