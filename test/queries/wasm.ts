import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Table } from 'apache-arrow'
import { toResult } from '../../src/engine/arrow.ts'
import { viewFiles } from '../../src/ingest/database.ts'
import { dataPath } from '../../src/ingest/paths.ts'
import { bindings, positional, type Query } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { TABLES } from '../../src/model/schema.ts'

/** The browser's DuckDB, run by Node over the same files. */
export interface Wasm {
  run: (query: Query, given?: Readonly<Record<string, string>>) => Result
}

/** Tables and views in DuckDB-WASM, without extensions, as the page makes them. */
export async function openWasm(): Promise<Wasm> {
  const require = createRequire(import.meta.url)
  const duckdb = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs')
  const { readParquet } = require('parquet-wasm')
  const folder = dirname(require.resolve('@duckdb/duckdb-wasm'))
  const bundle = (name: string) => ({ mainModule: join(folder, `duckdb-${name}.wasm`), mainWorker: '' })
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  )
  await database.instantiate(() => {})
  database.open({ query: { castBigIntToDouble: false, castDecimalToDouble: false } })
  const connection = database.connect()
  connection.query('SET autoinstall_known_extensions = false')
  connection.query('SET autoload_known_extensions = false')
  for (const table of TABLES) {
    connection.query(
      `CREATE TABLE ${table.name} (${table.columns.map((c) => `"${c.name}" ${c.type}`).join(', ')})`,
    )
    const ipc = readParquet(new Uint8Array(readFileSync(dataPath(`${table.name}.parquet`)))).intoIPCStream()
    connection.insertArrowFromIPCStream(ipc, { name: table.name, create: false })
  }
  for (const { sql } of viewFiles()) connection.query(sql)
  return {
    run: (query, given = {}) => {
      const { sql, names } = positional(query.sql)
      const statement = connection.prepare(sql)
      const result = toResult(statement.query(...bindings(query, names, given)) as Table)
      statement.close()
      return result
    },
  }
}
