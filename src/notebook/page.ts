import type { Engine } from '../engine/engine.ts'
import type { QueryError } from '../engine/error.ts'
import { parseQuery, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { BASIS_FACTS, type Basis, basisOf, factsBeneath } from './basis.ts'
import { carrying } from './carry.ts'
import { compose, dependants, needsOf, parametersOf } from './graph.ts'
import { type Notebook, queriesOf, startValues } from './notebook.ts'
import { SHARED_QUERIES, type Snapshot } from './snapshot.ts'

/** Results that come within this time (ms) of each other are drawn together: drawing a page is dearer than its queries. */
const TOGETHER = 80

/** A query's place on a page: its result, where that came from, and what went wrong. */
export interface CellState {
  result: Result | null
  from: 'snapshot' | 'live' | null
  error: string | null
  busy: boolean
  /** Where in the cell's own text the error lies, and DuckDB's words. */
  told?: QueryError | null
  /** Milliseconds that the last run took. */
  took?: number
  /** Stage and scope of the facts beneath; of a cell with a query of its own. */
  basis?: Basis | null
}

/** One page: the values of its inputs and the results of its queries. An input that changes runs what depends on it, once. */
export class Page extends EventTarget {
  notebook: Notebook
  values: Record<string, string>
  readonly cells = new Map<string, CellState>()
  #engine: Engine
  #library: ReadonlyMap<string, Query>
  #queries = new Map<string, Query>()
  /** Cells with a query of their own: what other cells can take as tables. */
  #local = new Map<string, Query>()
  /** The same cells with the column `fact_ids` added, where that held at their last run. */
  #carried = new Map<string, Query>()
  #running = new Map<string, AbortController>()
  #snapshot: Snapshot | null = null
  #turn = new Map<string, number>()
  /** Results by query and values; those on their way too, so that nothing is worked out twice. */
  #cache = new Map<string, Result | Promise<Result>>()
  #foreseen = 0
  #telling: ReturnType<typeof setTimeout> | undefined

  /** @param library the shipped queries, by name; cells may have queries of their own besides */
  constructor(
    notebook: Notebook,
    engine: Engine,
    library: ReadonlyMap<string, Query>,
    values: Readonly<Record<string, string>> = {},
  ) {
    super()
    this.notebook = notebook
    this.#engine = engine
    this.#library = library
    this.values = { ...startValues(notebook), ...values }
    this.edit(notebook)
  }

  /** Takes up a changed notebook; results of cells that are still there stay until they are run again. */
  edit(notebook: Notebook): void {
    this.notebook = notebook
    this.values = { ...startValues(notebook), ...this.values }
    const names = queriesOf(notebook)
    for (const name of this.cells.keys()) if (!names.includes(name)) this.cells.delete(name)
    for (const name of names)
      if (!this.cells.has(name)) this.cells.set(name, { result: null, from: null, error: null, busy: false })
    const before = this.#local
    this.#queries = new Map(
      names.flatMap((name) => (this.#library.has(name) ? [[name, this.#library.get(name)!]] : [])),
    )
    this.#local = new Map(
      notebook.blocks.flatMap((block) =>
        block.kind === 'cell' && block.sql !== null ? [[block.name, headOf(block.name, block.sql)]] : [],
      ),
    )
    for (const [name, query] of this.#local) {
      if (before.get(name)?.sql !== query.sql) this.#carried.delete(name)
      this.#queries.set(name, query)
    }
  }

  /** The queries among which a cell's tables are looked for. */
  #among(name: string): ReadonlyMap<string, Query> {
    return this.#local.has(name) ? this.#local : new Map([[name, this.query(name)]])
  }

  query(name: string): Query {
    const query = this.#queries.get(name)
    if (query === undefined) throw new Error(`没有查询 ${name}`)
    return query
  }

  /** A query of the page, or null. */
  find(name: string): Query | null {
    return this.#queries.get(name) ?? null
  }

  result(name: string): Result | null {
    return this.cells.get(name)?.result ?? null
  }

  #changed(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    this.dispatchEvent(new Event('change'))
  }

  /** Tells of a change together with those that follow at once. */
  #changedSoon(): void {
    this.#telling ??= setTimeout(() => this.#changed(), TOGETHER)
  }

  /** Draws from the snapshot where it holds for these values; the rest waits for the engine. */
  async open(snapshot: Promise<Snapshot | null>): Promise<void> {
    this.#snapshot = await snapshot
    const late: string[] = []
    for (const [name, cell] of this.cells) {
      const kept = this.#fromSnapshot(name)
      if (kept === null) late.push(name)
      else {
        cell.result = kept
        cell.from = 'snapshot'
      }
    }
    this.#changed()
    if (late.length > 0) await this.run(late)
  }

  #fromSnapshot(name: string): Result | null {
    const snapshot = this.#snapshot
    if (snapshot === null || snapshot.results[name] === undefined) return null
    const same = parametersOf(name, this.#among(name)).every((p) => snapshot.values[p] === this.values[p])
    return same ? snapshot.results[name]! : null
  }

  /** The tables changed: nothing that was worked out holds any more. */
  reload(): Promise<void> {
    this.#cache.clear()
    this.#snapshot = null
    return this.run([...this.cells.keys()])
  }

  /** Live results take over from the snapshot. */
  refresh(): Promise<void> {
    return this.run([...this.cells].filter(([, cell]) => cell.from !== 'live').map(([name]) => name))
  }

  /** Sets an input and runs the queries that use it. */
  async set(changes: Readonly<Record<string, string>>): Promise<void> {
    const names = Object.keys(changes).filter((name) => this.values[name] !== changes[name])
    if (names.length === 0) return
    this.#foreseen++
    this.values = { ...this.values, ...changes }
    this.dispatchEvent(new Event('values'))
    await this.run(this.#using(names))
  }

  /** The cells that use any of these parameters. */
  #using(names: readonly string[]): string[] {
    return [...this.cells.keys()].filter((cell) =>
      parametersOf(cell, this.#among(cell)).some((p) => names.includes(p)),
    )
  }

  /** What a result is remembered by: the query and the values that it uses. */
  #key(name: string, values: Readonly<Record<string, string>>): string {
    return `${name}|${parametersOf(name, this.#among(name)).map((p) => values[p] ?? '')}`
  }

  /**
   * Works out ahead what a choice would show that a person is about to make (the pointer is on it). Gives way as soon as
   * a choice is made, or another is foreseen.
   */
  async foresee(choices: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const turn = ++this.#foreseen
    for (const choice of choices) {
      const values = { ...this.values, ...choice }
      for (const name of this.#using(Object.keys(choice))) {
        const key = this.#key(name, values)
        if (turn !== this.#foreseen) return
        if (this.#local.has(name) || this.#cache.has(key)) continue
        const result = this.#engine.run(this.query(name), values)
        this.#cache.set(key, result)
        await result.catch(() => this.#cache.delete(key))
      }
    }
  }

  async run(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const cell = this.cells.get(name)!
      cell.busy = true
    }
    this.#changedSoon()
    await Promise.all(names.map((name) => this.#runOne(name)))
    this.#changed()
    await Promise.all(names.map((name) => this.#findBasis(name)))
  }

  /** The cells whose results a cell takes as tables. */
  needs(name: string): string[] {
    return needsOf(name, this.#local)
  }

  /** DuckDB's plan of a cell, as text. */
  async plan(name: string): Promise<string> {
    const { query } = compose(name, this.#among(name))
    const explain = { ...query, sql: `EXPLAIN ${query.sql}` }
    const { rows } = await this.#engine.run(explain, this.values, undefined, 'guest')
    return rows.map((row) => String(row[1])).join('\n')
  }

  /** Runs a cell, and after it what rests on it; its text may have changed. */
  runCell(name: string): Promise<void> {
    this.#cache.clear()
    const later = dependants([name], this.#local).filter((cell) => this.cells.get(cell)?.from === 'live')
    return this.run([name, ...later])
  }

  /** Stops a cell that is running. */
  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }

  async #runOne(name: string): Promise<void> {
    const cell = this.cells.get(name)!
    const turn = (this.#turn.get(name) ?? 0) + 1
    this.#turn.set(name, turn)
    const started = performance.now()
    const abort = new AbortController()
    const own = this.#local.has(name)
    let shift = 0
    let next: Partial<CellState>
    try {
      const composed = compose(name, this.#among(name))
      shift = composed.shift
      const key = this.#key(name, this.values)
      this.#running.set(name, abort)
      const result =
        (await this.#cache.get(key)) ??
        (own
          ? await this.#runOwn(name, composed.query, abort.signal)
          : await this.#engine.run(composed.query, this.values, abort.signal))
      this.#cache.set(key, result)
      next = { result, from: 'live', error: null, told: null, ...(own ? { basis: null } : {}) }
    } catch (error) {
      const told = (error as { told?: QueryError }).told ?? null
      const line = told === null || told.line === null ? null : told.line - shift
      next = {
        error: (error as Error).message.replace(`第 ${told?.line} 行`, `第 ${line} 行`),
        told: told === null ? null : { ...told, line: line !== null && line > 0 ? line : null },
      }
    }
    if (this.#turn.get(name) !== turn) return
    this.#running.delete(name)
    Object.assign(cell, next, { busy: false, took: performance.now() - started })
    this.#changedSoon()
  }

  /** Runs a cell's own query with the facts beneath each row where DuckDB can give them, else as it is written. */
  async #runOwn(name: string, plain: Query, signal: AbortSignal): Promise<Result> {
    const query = this.#local.get(name)!
    const above = new Map([...this.#local, ...this.#carried])
    // A cell that takes all columns of another gets its facts with them.
    const rests = needsOf(name, this.#local).some((need) => this.#carried.has(need))
    for (const sql of [...carrying(query.sql), ...(rests ? [query.sql] : [])]) {
      const carried = { ...query, sql }
      try {
        const { query: composed } = compose(name, above.set(name, carried))
        const result = await this.#engine.run(composed, this.values, signal, 'guest')
        this.#carried.set(name, carried)
        return result
      } catch (error) {
        if (signal.aborted) throw error
      }
    }
    return this.#engine.run(plain, this.values, signal, 'guest')
  }

  /** Stage and scope of what a cell of one's own shows. */
  async #findBasis(name: string): Promise<void> {
    const cell = this.cells.get(name)
    const result = cell?.result ?? null
    const ids = result === null || !this.#local.has(name) ? [] : factsBeneath(result)
    if (cell === undefined || result === null || ids.length === 0) return
    try {
      const facts = await this.#engine.run(BASIS_FACTS, { ids: ids.join(',') })
      if (cell.result !== result) return
      cell.basis = basisOf(result, facts)
      this.#changed()
    } catch {}
  }
}

/** A cell's own query; a head that cannot be read is left aside, and told when the cell runs. */
function headOf(name: string, sql: string): Query {
  try {
    return parseQuery(name, sql)
  } catch {
    return parseQuery(name, sql.replace(/^--\s*\w+:/gm, '--'))
  }
}

/** Reports and findings, for sources and marks: from the snapshot at first, then live. */
export async function runShared(engine: Engine): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {}
  for (const [name, sql] of Object.entries(SHARED_QUERIES))
    results[name] = await engine.run(parseQuery(name, sql))
  return results
}
