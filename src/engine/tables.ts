import type { Table } from 'apache-arrow'
import { toResult } from './arrow.ts'

/** A table or view, for the schema list and for completion. */
export interface TableInfo {
  name: string
  comment: string
  view: boolean
  columns: { name: string; type: string; comment: string }[]
}

const LIST = `
SELECT c.table_name, coalesce(t.comment, v.comment, '') AS table_comment, v.view_name IS NOT NULL AS is_view,
       c.column_name, c.data_type, coalesce(c.comment, '') AS comment
FROM duckdb_columns() AS c
LEFT JOIN duckdb_tables() AS t ON t.table_oid = c.table_oid
LEFT JOIN duckdb_views() AS v ON v.view_oid = c.table_oid
WHERE NOT c.internal AND c.schema_name = 'main'
ORDER BY is_view DESC, c.table_name, c.column_index`

/** The tables and views with their comments. */
export async function listTables(query: (sql: string) => Promise<unknown>): Promise<TableInfo[]> {
  const { rows } = toResult((await query(LIST)) as Table)
  const tables = new Map<string, TableInfo>()
  for (const row of rows) {
    const [table, comment, view, column, type, columnComment] = row as [
      string,
      string,
      boolean,
      string,
      string,
      string,
    ]
    const info = tables.get(table) ?? { name: table, comment, view, columns: [] }
    info.columns.push({ name: column, type, comment: columnComment })
    tables.set(table, info)
  }
  return [...tables.values()]
}
