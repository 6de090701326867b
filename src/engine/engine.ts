import type { Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { KeptFile } from '../store/records.ts'
import { EngineFailure } from './failure.ts'
import type { Asker, BroughtTable, EngineState, Session } from './session.ts'
import type { TableInfo } from './tables.ts'

/** The engine as pages see it: nothing of DuckDB is fetched before the first need. */
export class Engine extends EventTarget {
  state: EngineState = 'idle'
  #session: Promise<Session> | null = null
  #base: URL
  #kept: boolean

  /** @param base where `data/` lies; `kept`: whether reports and tables kept in this browser are taken in */
  constructor(base: URL, { kept = true } = {}) {
    super()
    this.#base = base
    this.#kept = kept
  }

  #open(): Promise<Session> {
    const coming = import('./session.ts').catch(() => {
      this.#session = null
      throw new EngineFailure('查询引擎的程序没有取到，或出了错：网站可能正在更新，请再试一次或刷新页面')
    })
    this.#session ??= coming.then(({ Session }) => {
      const session = new Session(this.#base, this.#kept)
      session.addEventListener('state', () => {
        this.state = session.state
        this.dispatchEvent(new Event('state'))
      })
      return session
    })
    return this.#session
  }

  async start(): Promise<void> {
    await (await this.#open()).start()
  }

  async restart(): Promise<void> {
    await (await this.#open()).restart()
  }

  async run(
    query: Query,
    given: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
    asker: Asker = 'page',
  ): Promise<Result> {
    return (await this.#open()).run(query, given, signal, asker)
  }

  /** Takes up reports that were just kept in this browser. */
  async addKept(): Promise<void> {
    await (await this.#open()).addKept()
  }

  /** Makes a table of a CSV or Parquet file; resolves to its name. */
  async addFile(name: string, bytes: Uint8Array): Promise<string> {
    return (await this.#open()).addFile(name, bytes)
  }

  /** What a large file costs, in a sentence, before it is taken; null for one that is not large. */
  async costOf(name: string, bytes: Uint8Array): Promise<Error | null> {
    return (await this.#open()).costOf(name, bytes)
  }

  /** Changes the name of a brought table, or what its columns are read as. */
  async changeFile(table: string, change: Partial<Pick<KeptFile, 'table' | 'types'>>): Promise<void> {
    await (await this.#open()).changeFile(table, change)
  }

  /** The tables that a person brought, once the engine has started. */
  async brought(): Promise<readonly BroughtTable[]> {
    const session = await this.#open()
    await session.start()
    return session.brought
  }

  /** DuckDB's plan of a guest's query, as rows. */
  async plan(query: Query, given: Readonly<Record<string, string>>): Promise<Result> {
    return (await this.#open()).plan(query, given)
  }

  /** The tables that a query reads, as DuckDB understands it; null where it does not. */
  async tableNames(sql: string): Promise<readonly string[] | null> {
    return (await this.#open()).tableNames(sql)
  }

  async dropFile(table: string): Promise<void> {
    await (await this.#open()).dropFile(table)
  }

  async tables(): Promise<TableInfo[]> {
    return (await this.#open()).tables()
  }
}
