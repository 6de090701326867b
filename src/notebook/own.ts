import type { Engine } from '../engine/engine.ts'
import { parseQuery, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { BASIS_FACTS, type Basis, basisOf, factsBeneath } from './basis.ts'
import { carrying } from './carry.ts'
import { compose, dependants, needsOf, type Reads, wordsIn } from './graph.ts'
import type { Notebook } from './notebook.ts'

type Values = Readonly<Record<string, string>>
/** What runs queries: the engine of the page, or DuckDB in Node. */
export type Runner = Pick<Engine, 'run'> & Partial<Pick<Engine, 'plan' | 'tableNames'>>

/** The cells of a notebook that have queries of their own: each can take the others as tables. */
export class OwnCells {
  queries: ReadonlyMap<string, Query> = new Map()
  #engine: Runner
  /** The same cells with the column `fact_ids` added, where that held at their last run. */
  #carried = new Map<string, Query>()

  /** The tables that each text reads, as DuckDB told. */
  #told = new Map<string, ReadonlySet<string>>()
  #reads: Reads = ({ sql }) => this.#told.get(sql) ?? wordsIn(sql)

  constructor(engine: Runner) {
    this.#engine = engine
  }

  /** Takes up a changed notebook. */
  edit(notebook: Notebook): void {
    const before = this.queries
    this.queries = new Map(
      notebook.blocks.flatMap((block) =>
        block.kind === 'cell' && block.sql !== null ? [[block.name, headOf(block.name, block.sql)]] : [],
      ),
    )
    for (const [name, query] of this.queries)
      if (before.get(name)?.sql !== query.sql) this.#carried.delete(name)
  }

  has(name: string): boolean {
    return this.queries.has(name)
  }

  /** The cells whose results a cell takes as tables. */
  needs(name: string): string[] {
    return needsOf(name, this.queries, this.#reads)
  }

  /** The cells that rest on a cell. */
  restingOn(name: string): string[] {
    return dependants([name], this.queries, this.#reads)
  }

  /** A cell's query with those under it, and how many lines stand before its own first. */
  composed(name: string): { query: Query; shift: number } {
    return compose(name, this.queries, this.#reads)
  }

  /** Asks DuckDB which tables the cells read that a word of theirs may mean; what it cannot tell stays what the words say. */
  async #learn(): Promise<void> {
    for (const [name, { sql }] of this.queries) {
      if (this.#told.has(sql) || needsOf(name, this.queries).length === 0) continue
      const names = await this.#engine.tableNames?.(sql)
      if (names) this.#told.set(sql, new Set(names.map((table) => table.toLowerCase())))
    }
  }

  /** DuckDB's plan of a cell, as text. */
  async plan(name: string, values: Values): Promise<string> {
    await this.#learn()
    const { query } = this.composed(name)
    if (this.#engine.plan === undefined) return ''
    const { rows } = await this.#engine.plan(query, values)
    return rows.map((row) => String(row[1])).join('\n')
  }

  /** Runs a cell with the facts beneath each row where DuckDB can give them, else as it is written. */
  async run(name: string, values: Values, signal: AbortSignal): Promise<Result> {
    await this.#learn()
    const { query: plain } = this.composed(name)
    const query = this.queries.get(name)!
    const above = new Map([...this.queries, ...this.#carried])
    // A cell that takes all columns of another gets its facts with them.
    const rests = this.needs(name).some((need) => this.#carried.has(need))
    for (const sql of [...carrying(query.sql), ...(rests ? [query.sql] : [])]) {
      const carried = { ...query, sql }
      try {
        const { query: composed } = compose(name, above.set(name, carried), this.#readsOf(query, carried))
        const result = await this.#engine.run(composed, values, signal, 'guest')
        this.#carried.set(name, carried)
        return result
      } catch (error) {
        if (signal.aborted) throw error
      }
    }
    return this.#engine.run(plain, values, signal, 'guest')
  }

  /** A cell with its facts reads what it read without. */
  #readsOf =
    (plain: Query, carried: Query): Reads =>
    (query) =>
      this.#reads(query === carried ? plain : query)

  /** Stage and scope of what a cell shows; null where its figures cannot be followed. */
  async basis(result: Result): Promise<Basis | null> {
    const ids = factsBeneath(result)
    if (ids.length === 0) return null
    return basisOf(result, await this.#engine.run(BASIS_FACTS, { ids: ids.join(',') }))
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
