import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Briefing } from '../exports/briefing/briefing.ts'
import { makeBriefing } from '../exports/briefing/make.ts'
import { openData, runQuery } from '../ingest/database.ts'
import { dataPath, queriesPath } from '../ingest/paths.ts'
import { parseQuery, type Query } from '../model/query.ts'
import { parseNotebook } from '../notebook/markdown.ts'
import { type Notebook, queriesOf, startValues } from '../notebook/notebook.ts'
import type { Runner } from '../notebook/own.ts'
import { runShared } from '../notebook/sources.ts'

/** The shipped queries by name. */
export function library(): Map<string, Query> {
  const queries = new Map<string, Query>()
  for (const folder of [queriesPath(), queriesPath('inputs')])
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'tables.sql')) {
      const name = basename(file, '.sql')
      queries.set(name, parseQuery(name, readFileSync(join(folder, file), 'utf8')))
    }
  return queries
}

/** A notebook's file. Throws a sentence where it is not one. */
export const readNotebook = (path: string): Notebook =>
  parseNotebook(basename(path, '.md'), readFileSync(path, 'utf8'))

/** The version of the data in a folder: the first digits of what its seeds hash to. */
export function versionOf(folder = dataPath()): string {
  const { seeds } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as { seeds?: string }
  return (seeds ?? '').replace(/^sha256:/, '').slice(0, 12)
}

/** The parameters that a notebook's queries and inputs take. */
export function parametersOf(notebook: Notebook, queries: ReadonlyMap<string, Query>): Set<string> {
  const own = notebook.blocks.flatMap((block) =>
    block.kind === 'cell' && block.sql !== null ? [parseQuery(block.name, block.sql)] : [],
  )
  const shipped = queriesOf(notebook).flatMap((name) => queries.get(name) ?? [])
  return new Set([
    ...[...own, ...shipped].flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...Object.keys(startValues(notebook)),
    'basket',
  ])
}

/** The data of a folder; what a notebook brings of its own may read its tables and nothing else. */
async function opened(folder: string): Promise<DuckDBConnection> {
  const connection = await openData(folder)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
  return connection
}

/** Whether the data of a folder are made up: its description says so. */
const isInvented = (folder: string): boolean =>
  (JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as { invented?: boolean }).invented ===
  true

/** A notebook made out over the data of a folder; made-up data are called so wherever they are shown. */
export async function briefingOf(
  notebook: Notebook,
  values: Readonly<Record<string, string>> = {},
  folder = dataPath(),
): Promise<Briefing> {
  const connection = await opened(folder)
  const runner = {
    run: (query: Query, given?: Readonly<Record<string, string>>) => runQuery(connection, query, given),
  } satisfies Runner
  try {
    const shared = await runShared(runner, isInvented(folder))
    return await makeBriefing(notebook, {
      runner,
      library: library(),
      shared,
      values,
      version: versionOf(folder),
      date: new Date().toISOString().slice(0, 10),
    })
  } finally {
    connection.closeSync()
  }
}
