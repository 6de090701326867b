import type { Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { Asker, EngineState, Session, TableInfo } from './session.ts'

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
    this.#session ??= import('./session.ts').then(({ Session }) => {
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

  async dropFile(table: string): Promise<void> {
    await (await this.#open()).dropFile(table)
  }

  async tables(): Promise<TableInfo[]> {
    return (await this.#open()).tables()
  }
}
