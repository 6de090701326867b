import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Aside, KEYS, type Kind, type Records } from './records.ts'

/** The version of what is kept; each has its step in {@link STEPS}. */
export const VERSION = 5

/** Stores as they were made, version by version: an older browser goes through what it has not yet. */
const STEPS: Readonly<Record<number, readonly (Kind | 'aside')[]>> = {
  1: ['reports'],
  2: ['files'],
  3: ['originals', 'item_names'],
  4: ['notes', 'runs', 'aside'],
  5: ['briefings'],
}

type Schema = DBSchema & { [K in Kind]: { key: string | string[]; value: Records[K] } } & {
  aside: { key: number; value: Omit<Aside, 'id'> & { id?: number } }
}

export type Database = IDBPDatabase<Schema>

let opened: Promise<Database | null> | null = null
let refused: Error | null = null

/** Why nothing is kept, in a sentence; empty while the browser keeps it. */
export const notKept = (): string => refused?.message ?? ''

/** What is kept in this browser; null where the browser keeps nothing: {@link notKept} says why. */
export function database(): Promise<Database | null> {
  opened ??= open().catch(({ name }: Error) => {
    refused =
      name === 'VersionError'
        ? new Error('这个浏览器里存的东西是更新的版本写的：请刷新页面。这里的改动暂时存不下，请存成文件')
        : new Error('这个浏览器不让网页保存东西：关掉这一页，这里的笔记和报告就没有了。请存成文件')
    return null
  })
  return opened
}

async function open(): Promise<Database> {
  const base = await openDB<Schema>('zhangben', VERSION, {
    upgrade: (db) => {
      for (let version = 1; version <= VERSION; version++)
        for (const name of STEPS[version]!)
          if (!db.objectStoreNames.contains(name))
            db.createObjectStore(
              name,
              name === 'aside' ? { keyPath: 'id', autoIncrement: true } : { keyPath: KEYS[name] },
            )
    },
    // A newer page in another tab brings its own version: this tab lets go, and says so when something is kept next.
    blocking: (_current, _next, event) => {
      ;(event.target as IDBDatabase).close()
      opened = null
    },
    terminated: () => {
      opened = null
    },
  })
  return base
}
