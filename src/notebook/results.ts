import type { Engine } from '../engine/engine.ts'
import type { Query } from '../model/query.ts'
import { positional } from '../model/query.ts'
import type { Result } from '../model/result.ts'

/** More results than this are not remembered. */
const MOST = 300

/** What a result is remembered by: the query and the values that it uses. */
function keyOf(query: Query, values: Readonly<Record<string, string>>): string {
  const used = positional(query.sql).names.map((name) => values[name] ?? '')
  return `${query.name}\n${query.sql.length}\n${used.join('\u001f')}`
}

/** Results of shipped queries, each worked out once for the values that it uses; also ahead of a choice. */
export class Results {
  #engine: Engine
  #held = new Map<string, Promise<Result>>()
  #turn = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** The tables changed: nothing that was worked out holds any more. */
  clear(): void {
    this.#held.clear()
  }

  get(query: Query, values: Readonly<Record<string, string>>): Promise<Result> {
    const key = keyOf(query, values)
    let result = this.#held.get(key)
    if (result === undefined) {
      result = this.#engine.run(query, values)
      if (this.#held.size >= MOST) this.#held.delete(this.#held.keys().next().value!)
      this.#held.set(key, result)
      result.catch(() => this.#held.delete(key))
    }
    return result
  }

  /** A choice was made: what is being worked out ahead gives way to it. */
  giveWay(): void {
    this.#turn++
  }

  /**
   * Works out, one after another, what may be asked for next. Gives way as soon as a choice is made, or other results
   * are foreseen.
   */
  async ahead(asked: readonly { query: Query; values: Readonly<Record<string, string>> }[]): Promise<void> {
    const turn = ++this.#turn
    for (const { query, values } of asked) {
      if (turn !== this.#turn) return
      await this.get(query, values).catch(() => {})
    }
  }
}
