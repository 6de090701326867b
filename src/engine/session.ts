import * as duckdb from '@duckdb/duckdb-wasm'
import duckdbWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import duckdbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import type { Table } from 'apache-arrow'
import { bindings, positional, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { keepFile, keptFiles, removeFile } from '../store/reports.ts'
import { readStream, toResult } from './arrow.ts'
import { explain } from './error.ts'
import { makeTable, tableName } from './files.ts'
import { loadKept } from './local.ts'
import { Relations } from './relations.ts'

/** A table or view, for the schema list and for completion. */
export interface TableInfo {
  name: string
  comment: string
  view: boolean
  columns: { name: string; type: string; comment: string }[]
}

/** Where the engine stands. */
export type EngineState = 'idle' | 'starting' | 'ready' | 'running' | 'failed'

const FATAL =
  /memory access out of bounds|unreachable|Aborted|table index is out of bounds|RuntimeError|worker (?:died|terminated)/i

const PREPARED = 64

/** Rows that a page can hold; a query with more is stopped there, and says so. */
const MOST_ROWS = 2_000_000

/** How DuckDB says that a text holds several statements. */
const SEVERAL = 'Invalid Input Error: Cannot prepare multiple statements at once!'

/** Who asks: a guest's query was written by a person or came with a link, and may only read. */
export type Asker = 'page' | 'guest'

/** A query was stopped because the person asked. */
export class Cancelled extends Error {
  constructor() {
    super('查询已取消')
  }
}

/**
 * DuckDB in a worker. Starts at first need; a worker that dies is replaced and its tables come back.
 * One query runs at a time; later ones wait.
 */
export class Session extends EventTarget {
  state: EngineState = 'idle'
  #base: URL
  #kept: boolean
  #ready: Promise<duckdb.AsyncDuckDBConnection> | null = null
  #db: duckdb.AsyncDuckDB | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #tables: TableInfo[] | null = null
  #relations: Relations | null = null
  /** Statements planned once and bound anew; they live as long as the worker. */
  #prepared = new Map<string, duckdb.AsyncPreparedStatement>()

  /** @param base where `data/` lies; `kept`: whether reports and tables kept in this browser are taken in */
  constructor(base: URL, kept: boolean) {
    super()
    this.#base = base
    this.#kept = kept
  }

  #enter(state: EngineState): void {
    this.state = state
    this.dispatchEvent(new CustomEvent('state', { detail: state }))
  }

  /** Starts the worker and loads the tables; later calls wait for the first. */
  start(): Promise<duckdb.AsyncDuckDBConnection> {
    this.#ready ??= this.#open().catch((error) => {
      this.#ready = null
      this.#enter('failed')
      throw error
    })
    return this.#ready
  }

  async #open(): Promise<duckdb.AsyncDuckDBConnection> {
    this.#enter('starting')
    performance.mark('engine-start')
    const relations = new Relations(this.#base)
    const worker = new Worker(new URL(duckdbWorker, document.baseURI))
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker)
    this.#db = db
    worker.addEventListener('error', () => this.#die())
    await db.instantiate(new URL(duckdbWasm, document.baseURI).href)
    await db.open({ query: { castBigIntToDouble: false, castDecimalToDouble: false } })
    const connection = await db.connect()
    await connection.query('SET autoinstall_known_extensions = false')
    await connection.query('SET autoload_known_extensions = false')
    await relations.open(connection)
    this.#relations = relations
    if (this.#kept) await this.#takeKept(connection, relations)
    for (const file of this.#kept ? await keptFiles() : []) await makeTable(connection, file).catch(() => {})
    await connection.query('SET enable_external_access = false')
    await connection.query('SET lock_configuration = true')
    performance.mark('engine-ready')
    this.#enter('ready')
    return connection
  }

  #die(): void {
    void this.#db?.terminate().catch(() => {})
    this.#db = null
    this.#ready = null
    this.#prepared.clear()
    this.#enter('idle')
  }

  /** Throws the worker away and starts another; tables and views are there again afterwards. */
  async restart(): Promise<void> {
    this.#tables = null
    this.#die()
    this.#queue = Promise.resolve()
    await this.start()
  }

  /** Takes up reports that were just kept, without starting over. */
  addKept(): Promise<void> {
    const turn = this.#queue.then(async () => {
      const connection = await this.start()
      this.#tables = null
      this.#prepared.clear()
      await this.#takeKept(connection, this.#relations!)
    })
    this.#queue = turn.catch(() => {})
    return turn
  }

  /** Puts the reports kept in this browser into the tables. */
  async #takeKept(connection: duckdb.AsyncDuckDBConnection, relations: Relations): Promise<void> {
    if (await loadKept(connection, () => relations.bringTables())) await relations.tablesChanged()
  }

  /** Makes a table of a CSV or Parquet file and keeps it in this browser. Rejects with a sentence. */
  addFile(name: string, bytes: Uint8Array): Promise<string> {
    const turn = this.#queue.then(async () => {
      const connection = await this.start()
      const taken = new Set(
        (await this.#listTables(connection)).filter(({ view }) => view).map((t) => t.name),
      )
      const file = { table: tableName(name, taken), file: name, bytes }
      await makeTable(connection, file)
      this.#tables = null
      await keepFile(file)
      return file.table
    })
    this.#queue = turn.catch(() => {})
    return turn
  }

  /** Drops a table that {@link addFile} made. */
  async dropFile(table: string): Promise<void> {
    await removeFile(table)
    await this.restart()
  }

  /** Runs a query with its parameters bound. Rejects with a sentence ({@link explain}) or {@link Cancelled}. */
  run(
    query: Query,
    given: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
    asker: Asker = 'page',
  ): Promise<Result> {
    const turn = this.#queue.then(() => this.#execute(query, given, signal, asker))
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #execute(
    query: Query,
    given: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
    asker: Asker,
  ): Promise<Result> {
    if (signal?.aborted) throw new Cancelled()
    const connection = await this.start()
    const { sql, names } = positional(query.sql)
    const values = bindings(query, names, given)
    this.#enter('running')
    try {
      // A guest may call a table by a name that is put together at run time.
      await (asker === 'guest' ? this.#relations!.bringAll() : this.#relations!.bringFor(sql))
      if (asker === 'guest') {
        await this.#oneStatement(connection, sql)
        await connection.query('BEGIN TRANSACTION READ ONLY')
      }
      const result =
        values.length > 0
          ? toResult(await this.#bound(connection, sql, values, signal))
          : await this.#sent(connection, sql, signal)
      if (signal?.aborted) throw new Cancelled()
      return result
    } catch (error) {
      if (signal?.aborted) throw new Cancelled()
      const told = explain(error)
      if (FATAL.test(told.detail)) {
        this.#die()
        throw Object.assign(new Error(`${told.message}。查询引擎已重新启动，表都还在`), { told })
      }
      throw Object.assign(new Error(told.message), { told })
    } finally {
      if (asker === 'guest' && this.#db !== null) await connection.query('ROLLBACK').catch(() => {})
      if (this.#db !== null) this.#enter('ready')
    }
  }

  /**
   * Rejects a guest's text of several statements: the second could end the transaction that only reads. DuckDB's own
   * parser counts; a PIVOT, which it takes apart into several, is one where it can stand in brackets.
   */
  async #oneStatement(connection: duckdb.AsyncDuckDBConnection, sql: string): Promise<void> {
    const several = async (text: string): Promise<boolean> => {
      try {
        await (await connection.prepare(text)).close()
        return false
      } catch (error) {
        return /multiple statements/i.test(String(error))
      }
    }
    if (!(await several(sql))) return
    if (!(await several(`SELECT * FROM (\n${sql.trimEnd().replace(/;$/, '')}\n)`))) throw new Error(SEVERAL)
  }

  async #bound(
    connection: duckdb.AsyncDuckDBConnection,
    sql: string,
    values: (string | number)[],
    signal?: AbortSignal,
  ): Promise<Table> {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      statement = await connection.prepare(sql)
      if (this.#prepared.size >= PREPARED) this.#prepared.clear()
      this.#prepared.set(sql, statement)
    }
    const stop = this.#stopper(signal)
    try {
      return (await Promise.race([statement.query(...values), stop.promise])) as unknown as Table
    } finally {
      stop.off()
    }
  }

  async #sent(connection: duckdb.AsyncDuckDBConnection, sql: string, signal?: AbortSignal): Promise<Result> {
    const cancel = () => void connection.cancelSent().catch(() => {})
    signal?.addEventListener('abort', cancel)
    const stop = this.#stopper(signal, 3000)
    try {
      const reader = await Promise.race([connection.send(sql, true), stop.promise])
      const result = await readStream(reader, MOST_ROWS, () => signal?.aborted ?? false)
      if (result.cut) await connection.cancelSent()
      return result
    } finally {
      signal?.removeEventListener('abort', cancel)
      stop.off()
    }
  }

  /** Rejects, and replaces the worker, when a query does not stop within `grace` ms of being told to. */
  #stopper(signal: AbortSignal | undefined, grace = 0): { promise: Promise<never>; off: () => void } {
    let timer: ReturnType<typeof setTimeout> | undefined
    let onAbort = () => {}
    const promise = new Promise<never>((_, reject) => {
      onAbort = () => {
        timer = setTimeout(() => {
          this.#die()
          reject(new Cancelled())
        }, grace)
      }
      signal?.addEventListener('abort', onAbort)
    })
    promise.catch(() => {})
    return {
      promise,
      off: () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      },
    }
  }

  /** The tables and views with their comments. */
  async tables(): Promise<TableInfo[]> {
    const turn = this.#queue.then(async () => this.#listTables(await this.start()))
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #listTables(connection: duckdb.AsyncDuckDBConnection): Promise<TableInfo[]> {
    if (this.#tables !== null) return this.#tables
    await this.#relations!.bringAll()
    const sql = `
      SELECT c.table_name, coalesce(t.comment, v.comment, '') AS table_comment, v.view_name IS NOT NULL AS is_view,
             c.column_name, c.data_type, coalesce(c.comment, '') AS comment
      FROM duckdb_columns() AS c
      LEFT JOIN duckdb_tables() AS t ON t.table_oid = c.table_oid
      LEFT JOIN duckdb_views() AS v ON v.view_oid = c.table_oid
      WHERE NOT c.internal AND c.schema_name = 'main'
      ORDER BY is_view DESC, c.table_name, c.column_index`
    const { rows } = toResult((await connection.query(sql)) as unknown as Table)
    const tables = new Map<string, TableInfo>()
    for (const [table, comment, view, column, type, columnComment] of rows as [
      string,
      string,
      boolean,
      string,
      string,
      string,
    ][]) {
      const info = tables.get(table) ?? { name: table, comment, view, columns: [] }
      info.columns.push({ name: column, type, comment: columnComment })
      tables.set(table, info)
    }
    this.#tables = [...tables.values()]
    return this.#tables
  }
}
