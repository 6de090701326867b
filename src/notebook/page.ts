import type { Engine } from '../engine/engine.ts'
import { EngineFailure } from '../engine/failure.ts'
import type { Query } from '../model/query.ts'
import type { QueryError } from '../model/query-error.ts'
import { type Result, sameResult } from '../model/result.ts'
import type { Basis } from './basis.ts'
import { type Choice, startOf, takenBy } from './choice.ts'
import { parametersOf } from './graph.ts'
import { DROPOUTS, leftOutQueries } from './left-out.ts'
import { narrowed } from './narrow.ts'
import { type Notebook, queriesOf } from './notebook.ts'
import { OwnCells } from './own.ts'
import { Results } from './results.ts'
import type { Snapshot } from './snapshot.ts'

/** Results that come within this time (ms) of each other are drawn together: drawing a page is dearer than its queries. */
const TOGETHER = 80

/** A query's place on a page: its result, where that came from, and what went wrong. Replaced, never changed. */
export interface CellState {
  readonly result: Result | null
  readonly from: 'snapshot' | 'live' | null
  readonly error: string | null
  readonly busy: boolean
  /** Where in the cell's own text the error lies, and DuckDB's words. */
  readonly told?: QueryError | null
  /** The engine failed, not the query: it can be run again as it is. */
  readonly retry?: boolean
  /** Milliseconds that the last run took. */
  readonly took?: number
  /** Stage and scope of the facts beneath; of a cell with a query of its own. */
  readonly basis?: Basis | null
}

type Values = Readonly<Record<string, string>>

/** One page: the values of its inputs and the results of its queries. An input that changes runs what depends on it, once. */
export class Page extends EventTarget {
  notebook!: Notebook
  /** What the parameters stand at before anybody chose. */
  start: Values = {}
  values: Values
  readonly cells = new Map<string, CellState>()
  /** What drops out of each measure that the page compares, by name: asked after the cells, which are what one waits for. */
  companions: ReadonlyMap<string, Query> = new Map()
  #own: OwnCells
  #results: Results
  #library: ReadonlyMap<string, Query>
  #queries = new Map<string, Query>()
  #running = new Map<string, AbortController>()
  #snapshot: Snapshot | null = null
  #more: (name: string) => Promise<Snapshot | null> = async () => null
  #turn = new Map<string, number>()
  #telling: ReturnType<typeof setTimeout> | undefined

  /** @param library the shipped queries, by name; cells may have queries of their own besides */
  constructor(notebook: Notebook, engine: Engine, library: ReadonlyMap<string, Query>, values: Values = {}) {
    super()
    this.#own = new OwnCells(engine)
    this.#results = new Results(engine)
    this.#library = library
    this.values = values
    this.edit(notebook)
  }

  /** Takes up a changed notebook; results of cells that are still there stay until they are run again. */
  edit(notebook: Notebook): void {
    this.notebook = notebook
    const asked = queriesOf(notebook)
    const shipped = asked.flatMap((name) => this.#library.get(name) ?? [])
    this.companions = leftOutQueries(shipped, this.#library.get(DROPOUTS))
    const names = [...asked, ...this.companions.keys()]
    for (const name of this.cells.keys()) if (!names.includes(name)) this.cells.delete(name)
    for (const name of names)
      if (!this.cells.has(name)) this.cells.set(name, { result: null, from: null, error: null, busy: false })
    this.#own.edit(notebook)
    this.#queries = new Map([
      ...shipped.map((query) => [query.name, query] as const),
      ...this.companions,
      ...this.#own.queries,
    ])
    this.start = startOf(notebook, shipped)
    this.values = { ...this.start, ...this.values }
  }

  /** The choices that the page's questions take. */
  get takes(): ReadonlySet<Choice> {
    return takenBy([...this.#queries.values()].filter(({ name }) => !this.companions.has(name)))
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

  #put(name: string, next: Partial<CellState>): void {
    const held = this.cells.get(name)!
    const same = held.result !== null && next.result && sameResult(held.result, next.result)
    this.cells.set(name, { ...held, ...next, ...(same ? { result: held.result } : {}) })
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

  /**
   * Draws from the snapshot what it holds for these values; the rest waits for the engine. `more` fetches the snapshots
   * of single choices.
   */
  async open(
    coming: Promise<Snapshot | null>,
    more: (name: string) => Promise<Snapshot | null> = async () => null,
  ): Promise<void> {
    this.#more = more
    const snapshot = await coming
    if (snapshot !== null) {
      const given = Object.entries(this.values).filter(([name, value]) => this.start[name] !== value)
      this.#snapshot = snapshot
      this.start = { ...this.start, ...snapshot.values }
      this.values = { ...this.start, ...Object.fromEntries(given) }
    }
    const late = this.#foreshow([...this.cells.keys()])
    this.#changed()
    if (late.length === 0) return
    const run = this.run(late)
    void this.#foreshowChoice(late)
    await run
  }

  /** Where one choice is made from the start, shows what its own snapshot tells of cells that still wait. */
  async #foreshowChoice(names: readonly string[]): Promise<void> {
    const snapshot = this.#snapshot
    const { values } = this
    const made = Object.entries(snapshot?.values ?? {}).filter(([name, value]) => values[name] !== value)
    const file = made.length === 1 ? snapshot?.choices?.[`${made[0]![0]}=${values[made[0]![0]]}`] : undefined
    const told = file === undefined ? null : await this.#more(file)
    if (told === null || this.values !== values || this.#snapshot !== snapshot) return
    for (const name of names) {
      const result = told.results[name]
      if (result !== undefined && this.cells.get(name)?.busy === true)
        this.#put(name, { result, from: 'snapshot', error: null })
    }
    this.#changed()
  }

  /** Shows of these cells what the snapshot tells for the values; names those that it does not tell whole. */
  #foreshow(names: readonly string[]): string[] {
    return names.filter((name) => {
      const kept = this.#own.has(name) ? undefined : this.#snapshot?.results[name]
      const query = this.find(name)
      if (kept === undefined || query === null || this.#snapshot === null) return true
      const { values, narrows } = this.#snapshot
      const used = query.parameters.filter((p) => values[p.name] !== this.values[p.name])
      const told =
        used.length === 0 ? kept : narrows?.includes(name) ? narrowed(query, kept, values, this.values) : null
      if (told !== null) this.#put(name, { result: told, from: 'snapshot', error: null })
      return used.length > 0 || told === null
    })
  }

  /** The tables changed: nothing that was worked out holds any more. */
  reload(): Promise<void> {
    this.#results.clear()
    this.#snapshot = null
    return this.run([...this.cells.keys()])
  }

  /** Live results take over from the snapshot. */
  refresh(): Promise<void> {
    return this.run([...this.cells].filter(([, cell]) => cell.from !== 'live').map(([name]) => name))
  }

  /** Sets inputs and runs the queries that use them. What the snapshot tells of the choice is shown at once. */
  async set(changes: Values): Promise<void> {
    const names = Object.keys(changes).filter((name) => this.values[name] !== changes[name])
    if (names.length === 0) return
    this.#results.giveWay()
    this.values = { ...this.values, ...changes }
    this.dispatchEvent(new Event('values'))
    const asked = this.#using(names)
    const waiting = asked.filter((name) => this.cells.get(name)?.from !== 'live')
    if (waiting.length > 0) {
      this.#foreshow(waiting)
      this.#changed()
    }
    const run = this.run(asked)
    void this.#foreshowChoice(asked)
    await run
  }

  /** Sets every input: what is not given stands where the page starts. */
  go(values: Values): Promise<void> {
    return this.set({ ...this.start, ...values })
  }

  /** The cells that use any of these parameters. */
  #using(names: readonly string[]): string[] {
    const among = (cell: string) =>
      this.#own.has(cell) ? this.#own.queries : new Map([[cell, this.query(cell)]])
    return [...this.cells.keys()].filter((cell) =>
      parametersOf(cell, among(cell)).some((p) => names.includes(p)),
    )
  }

  /** Works out ahead what choices would show that a person is about to make (the pointer is on them). */
  foresee(choices: readonly Values[]): Promise<void> {
    return this.#results.ahead(
      choices.flatMap((choice) =>
        this.#using(Object.keys(choice)).flatMap((name) =>
          this.#own.has(name) || this.companions.has(name)
            ? []
            : [{ query: this.query(name), values: { ...this.values, ...choice } }],
        ),
      ),
    )
  }

  /** What a shipped question answers at other values; what the page shows stays as it is. */
  answer(name: string, changes: Values): Promise<Result> {
    return this.#results.get(this.query(name), { ...this.values, ...changes })
  }

  /** Runs queries; what drops out of them is asked for when they are there. */
  async run(asked: readonly string[]): Promise<void> {
    const names = asked.filter((name) => !this.companions.has(name))
    const later = asked.filter((name) => this.companions.has(name))
    for (const name of later) this.#put(name, { busy: true })
    await this.#runAll(names)
    if (later.length > 0) void this.#runAll(later)
  }

  async #runAll(names: readonly string[]): Promise<void> {
    for (const name of names) this.#put(name, { busy: true })
    this.#changedSoon()
    await Promise.all(names.map((name) => this.#runOne(name)))
    this.#changed()
    await Promise.all(names.map((name) => this.#findBasis(name)))
  }

  /** The cells whose results a cell takes as tables. */
  needs(name: string): string[] {
    return this.#own.needs(name)
  }

  /** DuckDB's plan of a cell, as text. */
  plan(name: string): Promise<string> {
    return this.#own.plan(name, this.values)
  }

  /** Runs a cell, and after it what rests on it; its text may have changed. */
  runCell(name: string): Promise<void> {
    this.#results.clear()
    const later = this.#own.restingOn(name).filter((cell) => this.cells.get(cell)?.from === 'live')
    return this.run([name, ...later])
  }

  /** Stops a cell that is running. */
  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }

  async #runOne(name: string): Promise<void> {
    const turn = (this.#turn.get(name) ?? 0) + 1
    this.#turn.set(name, turn)
    const started = performance.now()
    const abort = new AbortController()
    const own = this.#own.has(name)
    let next: Partial<CellState>
    try {
      this.#running.set(name, abort)
      const result = own
        ? await this.#own.run(name, this.values, abort.signal)
        : await this.#results.get(this.query(name), this.values)
      next = { result, from: 'live', error: null, told: null, retry: false, ...(own ? { basis: null } : {}) }
    } catch (error) {
      next = this.#failed(name, error as Error & { told?: QueryError })
    }
    if (this.#turn.get(name) !== turn || !this.cells.has(name)) return
    this.#running.delete(name)
    this.#put(name, { ...next, busy: false, took: performance.now() - started })
    this.#changedSoon()
  }

  /** What went wrong, at its place in the cell's own text. */
  #failed(name: string, error: Error & { told?: QueryError }): Partial<CellState> {
    const told = error.told ?? null
    const retry = error instanceof EngineFailure
    if (told === null || told.line === null) return { error: error.message, told, retry }
    let shift = 0
    try {
      if (this.#own.has(name)) shift = this.#own.composed(name).shift
    } catch {}
    const line = told.line - shift
    return {
      error: error.message.replace(`第 ${told.line} 行`, `第 ${line} 行`),
      told: { ...told, line: line > 0 ? line : null },
      retry,
    }
  }

  /** Stage and scope of what a cell of one's own shows. */
  async #findBasis(name: string): Promise<void> {
    const result = this.result(name)
    if (result === null || !this.#own.has(name)) return
    const basis = await this.#own.basis(result).catch(() => null)
    if (basis === null || this.result(name) !== result) return
    this.#put(name, { basis })
    this.#changed()
  }
}
