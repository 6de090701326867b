import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'
import { bindings, KEPT_SCHEMA, keptView, positional, type Query, viewOrder } from '../model/query.ts'
import { sqlText } from '../model/quote.ts'
import {
  dateOfDays,
  type Result,
  type ResultColumn,
  scaled,
  type Value,
  wholeValue,
} from '../model/result.ts'
import { TABLES } from '../model/schema.ts'
import { dataPath, queriesPath } from './paths.ts'

/** A DuckDB of its own, with no way to the network. */
export async function openDatabase(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  return instance.connect()
}

/** The SQL that makes the analysts' views, in an order in which each finds those that it rests on. */
export function viewFiles(): { name: string; sql: string }[] {
  return viewOrder(readdirSync(queriesPath('views')).filter((file) => file.endsWith('.sql'))).map((file) => ({
    name: file.slice(0, -4),
    sql: readFileSync(queriesPath('views', file), 'utf8'),
  }))
}

/** Tables over `data/`, or another folder like it, and the views over them; `kept`: for many queries, each view is worked out once. */
export async function openData(folder = dataPath(), { kept = false } = {}): Promise<DuckDBConnection> {
  const connection = await openDatabase()
  for (const table of TABLES) {
    const path = sqlText(join(folder, `${table.name}.parquet`))
    await connection.run(`CREATE TABLE ${table.name} AS FROM ${path}`)
  }
  if (kept) await connection.run(KEPT_SCHEMA)
  for (const { sql } of viewFiles()) await connection.run(kept ? keptView(sql) : sql)
  return connection
}

/** Writes the rows of every kept view of {@link openData} as Parquet, so that a browser need not work them out. */
export async function writeViews(connection: DuckDBConnection, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const views = await connection.runAndReadAll(
    "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'kept' ORDER BY 1",
  )
  for (const [name] of views.getRows()) {
    const path = sqlText(join(folder, `${name}.parquet`))
    await connection.run(`COPY kept.${name} TO ${path} (FORMAT parquet, COMPRESSION zstd)`)
  }
}

function columnType(type: DuckDBType): ResultColumn['type'] {
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return 'decimal'
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
      return 'integer'
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return 'number'
    case DuckDBTypeId.VARCHAR:
      return 'text'
    case DuckDBTypeId.BOOLEAN:
      return 'boolean'
    case DuckDBTypeId.DATE:
      return 'date'
    case DuckDBTypeId.LIST:
      return 'list'
    default:
      return 'other'
  }
}

function toValue(value: DuckDBValue): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value
  if (typeof value === 'bigint') return wholeValue(value)
  if (value instanceof DuckDBDecimalValue) return scaled(value.value, value.scale)
  if (value instanceof DuckDBDateValue) return dateOfDays(value.days)
  if (value instanceof DuckDBListValue) return value.items.map(toValue)
  return value.toString()
}

/** Runs a query file with its parameters bound. */
export async function runQuery(
  connection: DuckDBConnection,
  query: Query,
  given: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const { sql, names } = positional(query.sql)
  const statement = await connection.prepare(sql)
  for (const [i, value] of bindings(query, names, given).entries()) {
    if (typeof value === 'string') statement.bindVarchar(i + 1, value)
    else if (Number.isInteger(value)) statement.bindInteger(i + 1, value)
    else statement.bindDouble(i + 1, value)
  }
  const reader = await statement.runAndReadAll()
  const types = reader.columnTypes()
  return {
    columns: reader.columnNames().map((name, i) => ({ name, type: columnType(types[i]!) })),
    rows: reader.getRows().map((row) => row.map(toValue)),
  }
}
