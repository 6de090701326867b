import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { KEPT_SCHEMA, keptView, viewOrder } from '../model/query.ts'

const FILES = import.meta.glob<string>('/queries/views/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Makes the analysts' views, each worked out once and kept. */
export async function makeViews(connection: AsyncDuckDBConnection): Promise<void> {
  await connection.query(KEPT_SCHEMA)
  for (const path of viewOrder(Object.keys(FILES))) await connection.query(keptView(FILES[path]!))
}

/** What each macro does, by its name: the line over it, `-- name(arguments)：what it does`. */
export const MACROS: ReadonlyMap<string, string> = new Map(
  Object.values(FILES).flatMap((sql) =>
    [...sql.matchAll(/^-- (\w+)\([^)]*\)：(.*)$/gm)].map(([, name, text]) => [name!, text!] as const),
  ),
)
