import * as duckdb from '@duckdb/duckdb-wasm'
import duckdbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import workerUrl from './duckdb-worker.ts?worker&url'
import { EngineFailure } from './failure.ts'

/** Ms without any progress after which a start has failed. */
const PATIENCE = 60_000

/** Errors of the program itself, by the name that WebAssembly gives them: DuckDB's own answers are plain errors. */
const BROKEN = new Set(['RuntimeError', 'CompileError', 'LinkError', 'RangeError'])

/** Whether the program broke, and not the query: words in a message do not count. */
export const isBroken = (error: unknown): boolean =>
  error instanceof EngineFailure || BROKEN.has((error as Error | null)?.name ?? '')

/** DuckDB in a worker of its own, from its start to its end, which may come at any time. */
export class Duckdb {
  readonly connection: duckdb.AsyncDuckDBConnection
  readonly #life: Life
  readonly #db: duckdb.AsyncDuckDB

  private constructor(db: duckdb.AsyncDuckDB, connection: duckdb.AsyncDuckDBConnection, life: Life) {
    this.#db = db
    this.connection = connection
    this.#life = life
  }

  /** Starts the worker. Rejects with an {@link EngineFailure} that says what did not come. */
  static async start(): Promise<Duckdb> {
    const life = new Life()
    try {
      const { url, free } = await life.guard(wasmAddress())
      const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), life.worker)
      const stalled = stall()
      await life.guard(Promise.race([db.instantiate(url, null, stalled.moved), stalled.promise]))
      stalled.end()
      free()
      life.watch()
      await life.guard(db.open({ query: { castBigIntToDouble: false, castDecimalToDouble: false } }))
      return new Duckdb(db, await life.guard(db.connect()), life)
    } catch (error) {
      life.end()
      throw error instanceof EngineFailure
        ? error
        : new EngineFailure(`查询引擎没有启动：${(error as Error).message}`)
    }
  }

  /** What a promise resolves to, unless the worker ends before: then an {@link EngineFailure}. */
  guard<T>(promise: Promise<T>): Promise<T> {
    return this.#life.guard(promise)
  }

  /** DuckDB's own parts of a text: where each begins, in bytes of UTF-8. */
  tokens(sql: string): Promise<{ offsets: ArrayLike<number> }> {
    return this.guard(this.#db.tokenize(sql))
  }

  /** Ends the worker; whatever waits for it is told so. */
  end(): void {
    this.#life.end()
  }
}

/** A worker's life. */
class Life {
  readonly worker: Worker
  readonly #name = `zhangben-engine-${Math.random()}`
  #ended = false
  #fail!: (error: Error) => void
  readonly #end = new Promise<never>((_, reject) => {
    this.#fail = reject
  })

  constructor() {
    this.#end.catch(() => {})
    this.worker = new Worker(new URL(workerUrl, document.baseURI), { type: 'module', name: this.#name })
    this.worker.addEventListener('error', () =>
      this.#stop(
        new EngineFailure('查询引擎的程序没有取到，或出了错：网站可能正在更新，请再试一次或刷新页面'),
      ),
    )
  }

  /** From now on an end that nobody announces is noticed; not on pages without https, where browsers have no locks. */
  watch(): void {
    void navigator.locks?.request(this.#name, () =>
      this.#stop(new EngineFailure('查询引擎中途停了（内存可能不够），已经重新启动，表都还在')),
    )
  }

  guard<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#end])
  }

  #stop(error: Error): void {
    if (this.#ended) return
    this.#ended = true
    this.worker.terminate()
    this.#fail(error)
  }

  end(): void {
    this.#stop(new EngineFailure('查询引擎停了，已经重新启动，表都还在'))
  }
}

/** Rejects when nothing has moved for {@link PATIENCE}. */
function stall(): { promise: Promise<never>; moved: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let moved = () => {}
  const promise = new Promise<never>((_, reject) => {
    moved = () => {
      clearTimeout(timer)
      timer = setTimeout(
        () => reject(new EngineFailure('查询引擎一直没有取完：网络断了，请再试一次')),
        PATIENCE,
      )
    }
  })
  promise.catch(() => {})
  moved()
  return { promise, moved, end: () => clearTimeout(timer) }
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d]

/**
 * Where the program is fetched from: its own address where the server says that it is WebAssembly, which browsers compile
 * while it comes; else the bytes, where they are WebAssembly all the same. Rejects with a sentence where they are not.
 */
async function wasmAddress(): Promise<{ url: string; free: () => void }> {
  const url = new URL(duckdbWasm, document.baseURI)
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null)
  if (head?.ok && head.headers.get('content-type')?.startsWith('application/wasm'))
    return { url: url.href, free: () => {} }
  const response = await fetch(url).catch(() => null)
  if (response === null) throw new EngineFailure('查询引擎取不到：网络断了，请再试一次')
  if (!response.ok)
    throw new EngineFailure(`查询引擎取不到（${response.status}）：网站可能正在更新，请再试一次或刷新页面`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new EngineFailure('取来的不是查询引擎，是别的东西：网站可能正在更新，请再试一次或刷新页面')
  const blob = URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }))
  return { url: blob, free: () => URL.revokeObjectURL(blob) }
}
