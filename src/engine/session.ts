import type { AsyncDuckDBConnection, AsyncPreparedStatement } from '@duckdb/duckdb-wasm'
import type { Table } from 'apache-arrow'
import { bindings, positional, type Query } from '../model/query.ts'
import { explain, type QueryError } from '../model/query-error.ts'
import { sqlName } from '../model/quote.ts'
import type { Result } from '../model/result.ts'
import type { KeptFile } from '../store/records.ts'
import { keepFile, keptFiles, removeFile } from '../store/reports.ts'
import { store } from '../store/store.ts'
import { readStream, toResult } from './arrow.ts'
import { Duckdb, isBroken } from './duckdb.ts'
import { EngineFailure } from './failure.ts'
import { costOf, makeTable, tableName } from './files.ts'
import { BEFORE, enclosed, guestError } from './guest.ts'
import { loadKept } from './local.ts'
import { Relations } from './relations.ts'
import { listTables, type TableInfo } from './tables.ts'
import { EVERYTHING } from './views.ts'

/** Where the engine stands. */
export type EngineState = 'idle' | 'starting' | 'ready' | 'running' | 'failed'

const PREPARED = 64

/** Rows that a page can hold; a query with more is stopped there, and says so. */
const MOST_ROWS = 2_000_000

/** Ms in which a query stops that is told to; else its worker is replaced. */
const GRACE = 3000

/** Who asks: a guest's query was written by a person or came with a link, and may only read. */
export type Asker = 'page' | 'guest'

/** A query was stopped because the person asked. */
export class Cancelled extends Error {
  constructor() {
    super('查询已取消')
  }
}

/** What makes a name's column the type of a brought table: one table of a person's own, and how it was read. */
export interface BroughtTable {
  table: string
  file: string
  /** Absent of a Parquet file, which says its types itself. */
  plan: Awaited<ReturnType<typeof makeTable>>
}

/**
 * DuckDB in a worker. Starts at first need; a worker that breaks or ends is replaced and its tables come back.
 * One query runs at a time; later ones wait.
 */
export class Session extends EventTarget {
  state: EngineState = 'idle'
  /** The tables that a person brought. */
  brought: readonly BroughtTable[] = []
  #base: URL
  #kept: boolean
  #ready: Promise<Duckdb> | null = null
  #duckdb: Duckdb | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #tables: TableInfo[] | null = null
  #relations!: Relations
  /** Statements planned once and bound anew; they live as long as the worker. */
  #prepared = new Map<string, AsyncPreparedStatement>()

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
  start(): Promise<Duckdb> {
    this.#ready ??= this.#open().catch((error) => {
      this.#drop()
      this.#enter('failed')
      throw error
    })
    return this.#ready
  }

  async #open(): Promise<Duckdb> {
    this.#enter('starting')
    performance.mark('engine-start')
    this.#relations = new Relations(this.#base)
    const duckdb = await Duckdb.start()
    this.#duckdb = duckdb
    await duckdb.guard(this.#fill(duckdb))
    performance.mark('engine-ready')
    this.#enter('ready')
    return duckdb
  }

  async #fill({ connection }: Duckdb): Promise<void> {
    await connection.query('SET autoinstall_known_extensions = false')
    await connection.query('SET autoload_known_extensions = false')
    await this.#relations.open(connection)
    if (this.#kept) await this.#takeKept(connection)
    const brought: BroughtTable[] = []
    for (const kept of this.#kept ? await keptFiles() : []) {
      const file = await besideOurs(kept)
      try {
        brought.push({ table: file.table, file: file.file, plan: await makeTable(connection, file) })
      } catch (error) {
        if (isBroken(error)) throw error
        await store.setAside('files', file.table, file, error as Error)
      }
    }
    this.brought = brought
    await connection.query('SET enable_external_access = false')
    await connection.query('SET lock_configuration = true')
  }

  #drop(): void {
    this.#duckdb?.end()
    this.#duckdb = null
    this.#ready = null
    this.#tables = null
    this.#prepared.clear()
  }

  /** Throws the worker away and starts another; tables and views are there again afterwards. */
  async restart(): Promise<void> {
    this.#drop()
    this.#enter('idle')
    await this.start()
  }

  /** Does something when all that was asked for before is done. The worker that breaks over it is replaced. */
  #next<T>(act: (duckdb: Duckdb) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      const duckdb = await this.start()
      try {
        return await duckdb.guard(act(duckdb))
      } catch (error) {
        if (!isBroken(error) || this.#duckdb !== duckdb) throw error
        this.#drop()
        this.#enter('idle')
        throw error instanceof EngineFailure
          ? error
          : new EngineFailure('查询引擎出错停了（内存可能不够），已经重新启动，表都还在')
      }
    })
    this.#queue = turn.catch(() => {})
    return turn
  }

  /** Takes up reports that were just kept, without starting over. */
  addKept(): Promise<void> {
    return this.#next(async ({ connection }) => {
      this.#tables = null
      this.#prepared.clear()
      await this.#takeKept(connection)
    })
  }

  /** Puts the reports kept in this browser into the tables. */
  async #takeKept(connection: AsyncDuckDBConnection): Promise<void> {
    if (await loadKept(connection, () => this.#relations.bringTables())) await this.#relations.tablesChanged()
  }

  /** What a large file costs, in a sentence, before it is taken; null for one that is not large. */
  costOf(name: string, bytes: Uint8Array): Promise<Error | null> {
    return this.#next(() => costOf(name, bytes))
  }

  /** Makes a table of a CSV or Parquet file and keeps it in this browser, beside every other. Rejects with a sentence. */
  addFile(name: string, bytes: Uint8Array): Promise<string> {
    return this.#next(async (duckdb) => {
      const taken = new Set((await this.#list(duckdb)).map((table) => table.name))
      const file: KeptFile = { table: tableName(name, taken), file: name, bytes }
      const plan = await makeTable(duckdb.connection, file)
      this.#tables = null
      this.brought = [...this.brought, { table: file.table, file: name, plan }]
      await keepFile(file)
      return file.table
    })
  }

  /** Changes the name of a brought table, or what its columns are read as. Rejects with a sentence where the name is taken. */
  changeFile(table: string, change: Partial<Pick<KeptFile, 'table' | 'types'>>): Promise<void> {
    return this.#next(async (duckdb) => {
      const file = (await keptFiles()).find((kept) => kept.table === table)
      if (file === undefined) throw new Error(`没有带来的表 ${table}`)
      const next = { ...file, ...change }
      const names = (await this.#list(duckdb)).map(({ name }) => name.toLowerCase())
      if (
        next.table !== table &&
        (names.includes(next.table.toLowerCase()) || tableName(next.table, new Set()) !== next.table)
      )
        throw new Error(`表不能叫“${next.table}”：已经有了，或不是字母、数字、汉字和下划线`)
      await duckdb.connection.query(`DROP TABLE ${sqlName(table)}`)
      const plan = await makeTable(duckdb.connection, next)
      this.#tables = null
      this.#prepared.clear()
      this.brought = this.brought.map((each) =>
        each.table === table ? { table: next.table, file: next.file, plan } : each,
      )
      await keepFile(next)
      if (next.table !== table) await removeFile(table)
    })
  }

  /** Drops a table that {@link addFile} made. */
  dropFile(table: string): Promise<void> {
    return this.#next(async ({ connection }) => {
      await connection.query(`DROP TABLE IF EXISTS ${sqlName(table)}`)
      this.#tables = null
      this.#prepared.clear()
      this.brought = this.brought.filter((each) => each.table !== table)
      await removeFile(table)
    })
  }

  /** Runs a query with its parameters bound. Rejects with a sentence ({@link explain}) or {@link Cancelled}. */
  run(
    query: Query,
    given: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
    asker: Asker = 'page',
  ): Promise<Result> {
    return this.#next((duckdb) => this.#execute(duckdb, query, given, signal, asker, ''))
  }

  /** DuckDB's plan of a guest's query, as rows. */
  plan(query: Query, given: Readonly<Record<string, string>>): Promise<Result> {
    return this.#next((duckdb) => this.#execute(duckdb, query, given, undefined, 'guest', 'EXPLAIN '))
  }

  /** The tables that a query reads, as DuckDB understands it; null where it does not. */
  tableNames(sql: string): Promise<readonly string[] | null> {
    const bare = positional(sql).sql.replace(/\$\d+/g, 'NULL')
    return this.#next(async ({ connection }) => {
      await this.#relations.bringAll()
      return connection.getTableNames(bare).catch(() => null)
    })
  }

  /** The tables and views with their comments. */
  tables(): Promise<TableInfo[]> {
    return this.#next((duckdb) => this.#list(duckdb))
  }

  async #list({ connection }: Duckdb): Promise<TableInfo[]> {
    await this.#relations.bringAll()
    this.#tables ??= await listTables((sql) => connection.query(sql))
    return this.#tables
  }

  async #execute(
    duckdb: Duckdb,
    query: Query,
    given: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
    asker: Asker,
    before: string,
  ): Promise<Result> {
    if (signal?.aborted) throw new Cancelled()
    const { connection } = duckdb
    const { sql, names } = positional(query.sql)
    const values = bindings(query, names, given)
    this.#enter('running')
    const stop = () => {
      void connection.cancelSent().catch(() => {})
      setTimeout(() => running && duckdb.end(), values.length > 0 ? 0 : GRACE)
    }
    let running = true
    signal?.addEventListener('abort', stop)
    try {
      // A guest may call a table by a name that is put together at run time.
      await duckdb.guard(asker === 'guest' ? this.#relations.bringAll() : this.#relations.bringFor(sql))
      const text = asker === 'guest' ? `${before}${await enclosed(duckdb, sql)}` : sql
      if (asker === 'guest') await connection.query('BEGIN TRANSACTION READ ONLY')
      const result = await duckdb.guard(
        values.length > 0 ? this.#bound(duckdb, text, values) : this.#sent(duckdb, text, signal),
      )
      if (signal?.aborted) throw new Cancelled()
      return result
    } catch (error) {
      if (signal?.aborted) {
        if (isBroken(error)) this.#drop()
        throw new Cancelled()
      }
      if (isBroken(error)) throw error
      if (asker !== 'guest') throw failed(explain(error), 0)
      throw failed(explain(await guestError(duckdb, sql, error)), BEFORE)
    } finally {
      running = false
      signal?.removeEventListener('abort', stop)
      if (asker === 'guest' && this.#duckdb === duckdb)
        await duckdb.guard(connection.query('ROLLBACK')).catch(() => {})
      this.#enter(this.#duckdb === duckdb ? 'ready' : 'idle')
    }
  }

  async #bound({ connection }: Duckdb, sql: string, values: (string | number)[]): Promise<Result> {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      statement = await connection.prepare(sql)
      if (this.#prepared.size >= PREPARED) this.#prepared.clear()
      this.#prepared.set(sql, statement)
    }
    return toResult((await statement.query(...values)) as unknown as Table)
  }

  async #sent({ connection }: Duckdb, sql: string, signal: AbortSignal | undefined): Promise<Result> {
    const result = await readStream(
      await connection.send(sql, true),
      MOST_ROWS,
      () => signal?.aborted ?? false,
    )
    if (result.cut) await connection.cancelSent()
    return result
  }
}

/** A kept table under a name that none of the data's tables and views has; older versions let one take theirs. */
async function besideOurs(file: KeptFile): Promise<KeptFile> {
  const ours = new Set(EVERYTHING.split(' '))
  if (!ours.has(file.table)) return file
  const others = (await keptFiles()).map(({ table }) => table)
  const renamed = { ...file, table: tableName(file.table, new Set([...ours, ...others])) }
  await keepFile(renamed)
  await removeFile(file.table)
  return renamed
}

/** An error with what DuckDB told, its place counted in the text as it was written. */
function failed(told: QueryError, shift: number): Error & { told: QueryError } {
  const line = told.line === null ? null : told.line - shift
  const message = told.message.replace(`第 ${told.line} 行`, `第 ${line} 行`)
  return Object.assign(new Error(message), {
    told: { ...told, message, line: line !== null && line > 0 ? line : null },
  })
}
