import { plainWords } from '../model/query-error.ts'
import type { Duckdb } from './duckdb.ts'

/** Lines that stand before a guest's own first. */
export const BEFORE = 1

/**
 * A guest's text as it is run: in brackets, where DuckDB's grammar takes queries alone. What sets, uses, prepares, calls,
 * makes or drops something is refused there. Rejects where DuckDB's own tokens have another statement after the first,
 * which could stand outside of the brackets.
 */
export async function enclosed(duckdb: Duckdb, sql: string): Promise<string> {
  const bytes = new TextEncoder().encode(sql)
  const { offsets } = await duckdb.tokens(sql)
  const ends = [...Array.from(offsets), bytes.length]
  const isEnd = (i: number) => bytes[ends[i]!] === SEMICOLON
  let last = ends.length - 2
  while (last >= 0 && isEnd(last)) last--
  for (let i = 0; i < last; i++)
    if (isEnd(i)) throw new Error('Invalid Input Error: Cannot prepare multiple statements at once!')
  const cut = last + 1 < ends.length - 1 ? ends[last + 1]! : bytes.length
  return `SELECT * FROM (\n${new TextDecoder().decode(bytes.subarray(0, cut))}\n)`
}

/** What a guest is told whose text is a statement and no query: as DuckDB says of one that a read-only transaction refuses. */
const NO_QUERY = 'This is no query: cells run in a read-only transaction'

/** The error of a guest's text: one that DuckDB takes outside of the brackets is a statement of another kind. */
export async function guestError(duckdb: Duckdb, sql: string, error: unknown): Promise<unknown> {
  if (!/^Parser Error/.test(plainWords((error as Error).message))) return error
  try {
    await (await duckdb.guard(duckdb.connection.prepare(sql))).close()
    return new Error(NO_QUERY)
  } catch {
    return error
  }
}

const SEMICOLON = 0x3b
