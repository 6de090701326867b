import type { Engine } from '../engine/engine.ts'
import { parseQuery, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { BASIS_FACTS, type Basis, basisOf, factsBeneath } from './basis.ts'
import { carrying } from './carry.ts'
import { compose, dependants, needsOf } from './graph.ts'
import type { Notebook } from './notebook.ts'

type Values = Readonly<Record<string, string>>
/** What runs queries: the engine of the page, or DuckDB in Node. */
export type Runner = Pick<Engine, 'run'>

/** The cells of a notebook that have queries of their own: each can take the others as tables. */
export class OwnCells {
  queries: ReadonlyMap<string, Query> = new Map()
  #engine: Runner
  /** The same cells with the column `fact_ids` added, where that held at their last run. */
  #carried = new Map<string, Query>()

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
    return needsOf(name, this.queries)
  }

  /** The cells that rest on a cell. */
  restingOn(name: string): string[] {
    return dependants([name], this.queries)
  }

  /** A cell's query with those under it, and how many lines stand before its own first. */
  composed(name: string): { query: Query; shift: number } {
    return compose(name, this.queries)
  }

  /** DuckDB's plan of a cell, as text. */
  async plan(name: string, values: Values): Promise<string> {
    const { query } = this.composed(name)
    const explain = { ...query, sql: `EXPLAIN ${query.sql}` }
    const { rows } = await this.#engine.run(explain, values, undefined, 'guest')
    return rows.map((row) => String(row[1])).join('\n')
  }

  /** Runs a cell with the facts beneath each row where DuckDB can give them, else as it is written. */
  async run(name: string, values: Values, signal: AbortSignal): Promise<Result> {
    const { query: plain } = this.composed(name)
    const query = this.queries.get(name)!
    const above = new Map([...this.queries, ...this.#carried])
    // A cell that takes all columns of another gets its facts with them.
    const rests = this.needs(name).some((need) => this.#carried.has(need))
    for (const sql of [...carrying(query.sql), ...(rests ? [query.sql] : [])]) {
      const carried = { ...query, sql }
      try {
        const { query: composed } = compose(name, above.set(name, carried))
        const result = await this.#engine.run(composed, values, signal, 'guest')
        this.#carried.set(name, carried)
        return result
      } catch (error) {
        if (signal.aborted) throw error
      }
    }
    return this.#engine.run(plain, values, signal, 'guest')
  }

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
