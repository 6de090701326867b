import { mkdirSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { seedsPath } from './paths.ts'

const POLL = 200

/** The process that holds a lock, by DuckDB's message; null where the message is about something else. */
function holderOf(error: unknown): string | null {
  const message = (error as Error).message ?? ''
  if (!/Could not set lock|being used by another process/i.test(message)) return null
  return /PID (\d+)/.exec(message)?.[1] ?? '?'
}

/**
 * Lets one process at a time change seeds/ and data/; others wait. The lock is the one that DuckDB holds on a database
 * file: the system lets go of it when the process dies, so that no lock outlives its holder.
 */
export async function locked<T>(
  act: () => Promise<T>,
  onWait: (process: string) => void = (process) =>
    console.error(`另一次读入（进程 ${process}）正在进行，等它完成 …`),
): Promise<T> {
  mkdirSync(seedsPath(), { recursive: true })
  let told = false
  for (;;) {
    try {
      const lock = await DuckDBInstance.create(seedsPath('.lock'))
      try {
        return await act()
      } finally {
        lock.closeSync()
      }
    } catch (error) {
      const holder = holderOf(error)
      if (holder === null) throw error
      if (!told) onWait(holder)
      told = true
      await new Promise((resolve) => setTimeout(resolve, POLL))
    }
  }
}
