import type { Engine } from '../engine/engine.ts'
import { parseQuery, positional, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { QUERIES } from './library.ts'
import { type Notebook, queriesOf, startValues } from './notebook.ts'
import { SHARED_QUERIES, type Snapshot } from './snapshot.ts'

/** A query's place on a page: its result, where that came from, and what went wrong. */
export interface CellState {
  result: Result | null
  from: 'snapshot' | 'live' | null
  error: string | null
  busy: boolean
}

/** The parameters that a query uses. */
function parametersOf(query: Query): string[] {
  return positional(query.sql).names
}

/** One page: the values of its inputs and the results of its queries. An input that changes runs what depends on it, once. */
export class Page extends EventTarget {
  readonly notebook: Notebook
  values: Record<string, string>
  readonly cells = new Map<string, CellState>()
  #engine: Engine
  #snapshot: Snapshot | null = null
  #turn = new Map<string, number>()
  #cache = new Map<string, Result>()

  constructor(notebook: Notebook, engine: Engine, values: Readonly<Record<string, string>> = {}) {
    super()
    this.notebook = notebook
    this.#engine = engine
    this.values = { ...startValues(notebook), ...values }
    for (const name of queriesOf(notebook))
      this.cells.set(name, { result: null, from: null, error: null, busy: false })
  }

  query(name: string): Query {
    const query = QUERIES.get(name)
    if (query === undefined) throw new Error(`没有查询 ${name}`)
    return query
  }

  result(name: string): Result | null {
    return this.cells.get(name)?.result ?? null
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
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
    const same = parametersOf(this.query(name)).every((p) => snapshot.values[p] === this.values[p])
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
    this.values = { ...this.values, ...changes }
    this.dispatchEvent(new Event('values'))
    await this.run(
      [...this.cells.keys()].filter((cell) => parametersOf(this.query(cell)).some((p) => names.includes(p))),
    )
  }

  async run(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const cell = this.cells.get(name)!
      cell.busy = true
    }
    this.#changed()
    await Promise.all(names.map((name) => this.#runOne(name)))
  }

  async #runOne(name: string): Promise<void> {
    const cell = this.cells.get(name)!
    const turn = (this.#turn.get(name) ?? 0) + 1
    this.#turn.set(name, turn)
    const query = this.query(name)
    const key = `${name}|${parametersOf(query).map((p) => this.values[p] ?? '')}`
    let next: Partial<CellState>
    try {
      const result = this.#cache.get(key) ?? (await this.#engine.run(query, this.values))
      this.#cache.set(key, result)
      next = { result, from: 'live', error: null }
    } catch (error) {
      next = { error: (error as Error).message }
    }
    if (this.#turn.get(name) !== turn) return
    Object.assign(cell, next, { busy: false })
    this.#changed()
  }
}

/** Reports and findings, for sources and marks: from the snapshot at first, then live. */
export async function runShared(engine: Engine): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {}
  for (const [name, sql] of Object.entries(SHARED_QUERIES))
    results[name] = await engine.run(parseQuery(name, sql))
  return results
}
