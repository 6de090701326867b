import { database } from './database.ts'
import { type Aside, checked, KEYS, type Kind, type Records } from './records.ts'

type Key = string | string[]

/** Something of one kind was kept or removed; `elsewhere`: in another tab. */
export class StoreChange extends Event {
  readonly kind: Kind | 'aside'
  readonly key: Key
  readonly elsewhere: boolean
  constructor(kind: Kind | 'aside', key: Key, elsewhere: boolean) {
    super('change')
    this.kind = kind
    this.key = key
    this.elsewhere = elsewhere
  }
}

/** What this tab keeps where the browser keeps nothing. */
const memory = new Map<Kind, Map<string, unknown>>()
const inMemory = (kind: Kind): Map<string, unknown> => {
  const held = memory.get(kind) ?? new Map<string, unknown>()
  memory.set(kind, held)
  return held
}

const keyOf = (kind: Kind, record: object): Key => {
  const path = KEYS[kind]
  const of = (name: string) => String((record as Record<string, unknown>)[name])
  return Array.isArray(path) ? path.map(of) : of(path)
}

/**
 * Everything that is kept in this browser: one database, each record checked when it is read, one that cannot be read
 * put aside so that the rest goes on. Says `change` ({@link StoreChange}), also of what other tabs keep.
 */
class Store extends EventTarget {
  #channel: BroadcastChannel | null = null

  constructor() {
    super()
    try {
      this.#channel = new BroadcastChannel('zhangben')
      this.#channel.onmessage = ({ data }) => this.dispatchEvent(new StoreChange(data.kind, data.key, true))
    } catch {}
  }

  #tell(kind: Kind | 'aside', key: Key): void {
    this.dispatchEvent(new StoreChange(kind, key, false))
    this.#channel?.postMessage({ kind, key })
  }

  /** Every readable record of a kind. */
  async all<K extends Kind>(kind: K): Promise<Records[K][]> {
    const good: Records[K][] = []
    for (const [key, record] of await this.#everything(kind)) {
      try {
        good.push(checked(kind, record))
      } catch (error) {
        await this.setAside(kind, key, record, error as Error)
      }
    }
    return good
  }

  async #everything(kind: Kind): Promise<(readonly [Key, unknown])[]> {
    const db = await database()
    if (db === null) return [...inMemory(kind)]
    const transaction = db.transaction(kind)
    const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
    return records.map((record, i) => [keys[i]!, record] as const)
  }

  /** A record by its key; null where there is none that can be read. */
  async get<K extends Kind>(kind: K, key: Key): Promise<Records[K] | null> {
    const db = await database()
    const found: unknown = db === null ? inMemory(kind).get(String(key)) : await db.get(kind, key as never)
    if (found === undefined) return null
    try {
      return checked(kind, found)
    } catch (error) {
      await this.setAside(kind, key, found, error as Error)
      return null
    }
  }

  /** Keeps a record; one of the same key is replaced. Rejects with a sentence where there is no room. */
  async put<K extends Kind>(kind: K, record: Records[K]): Promise<void> {
    await this.change(kind, keyOf(kind, record), () => record)
  }

  /**
   * Keeps what `next` makes of the record that is held, or nothing where it returns null; no other tab comes between.
   * Resolves to what was held.
   */
  async change<K extends Kind>(
    kind: K,
    key: Key,
    next: (held: Records[K] | null) => Records[K] | null,
  ): Promise<Records[K] | null> {
    const db = await database()
    const sound = (value: unknown): Records[K] | null => {
      try {
        return value === undefined ? null : checked(kind, value)
      } catch {
        return null
      }
    }
    if (db === null) {
      const held = sound(inMemory(kind).get(String(key)))
      const made = next(held)
      if (made !== null) inMemory(kind).set(String(key), made)
      if (made !== null) this.#tell(kind, key)
      return held
    }
    try {
      const transaction = db.transaction(kind, 'readwrite')
      const held = sound(await transaction.store.get(key as never))
      const made = next(held)
      if (made !== null) await transaction.store.put(made as never)
      await transaction.done
      if (made !== null) this.#tell(kind, key)
      return held
    } catch (error) {
      throw (error as Error).name === 'QuotaExceededError'
        ? new Error('浏览器里没有地方了：请把笔记存成文件，或删掉旧的笔记、报告和表')
        : error
    }
  }

  async remove(kind: Kind, key: Key): Promise<void> {
    const db = await database()
    if (db === null) inMemory(kind).delete(String(key))
    else await db.delete(kind, key as never)
    this.#tell(kind, key)
  }

  /** Puts a record that cannot be used aside, with the reason: out of the way of the rest, and not lost. */
  async setAside(kind: Kind, key: Key | null, record: unknown, { message: why }: Error): Promise<void> {
    const db = await database()
    if (db === null) return
    const transaction = db.transaction([kind, 'aside'], 'readwrite')
    await transaction.objectStore('aside').add({ kind, why, record, at: new Date().toISOString() })
    if (key !== null) await transaction.objectStore(kind).delete(key as never)
    await transaction.done
    this.#tell('aside', '')
  }

  async asides(): Promise<Aside[]> {
    return ((await (await database())?.getAll('aside')) ?? []) as Aside[]
  }

  async dropAside(id: number): Promise<void> {
    await (await database())?.delete('aside', id)
    this.#tell('aside', '')
  }
}

export const store = new Store()
