import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { csvParseRows } from 'd3-dsv'
import { readParquet } from 'parquet-wasm/esm'
import { decodeText } from '../reports/source/text.ts'
import type { KeptFile } from '../store/records.ts'
import { numberColumn, tableOf, textColumn } from './columns.ts'

const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** A table's name for a file: its own, without what SQL would need quotes for; not that of a view. */
export function tableName(file: string, taken: ReadonlySet<string>): string {
  const plain = file
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w一-龥]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const name = /^[\d]/.test(plain) || plain === '' ? `t_${plain}` : plain
  return taken.has(name) ? `${name}_1` : name
}

/** The columns of a CSV with their values: numbers where every filled cell is one, else text; blank cells are null. */
export function csvColumns(
  text: string,
): { name: string; numeric: boolean; values: (string | number | null)[] }[] {
  const [head, ...rows] = csvParseRows(text.replace(/^\ufeff/, '')).filter((row) =>
    row.some((cell) => cell !== ''),
  )
  if (head === undefined || rows.length === 0) throw new Error('CSV 里没有数据：要有一行列名和至少一行数')
  return head.map((title, j) => {
    const cells = rows.map((row) => row[j]?.trim() ?? '')
    const filled = cells.filter((cell) => cell !== '')
    const numeric = filled.length > 0 && filled.every((cell) => NUMBER.test(cell))
    return {
      name: title.trim() || `c${j + 1}`,
      numeric,
      values: cells.map((cell) => (cell === '' ? null : numeric ? Number(cell.replaceAll(',', '')) : cell)),
    }
  })
}

/** Makes a table of a CSV or Parquet file. Throws a sentence where it is neither. */
export async function makeTable(
  connection: AsyncDuckDBConnection,
  { table, file, bytes }: KeptFile,
): Promise<void> {
  await connection.query(`DROP TABLE IF EXISTS "${table}"`)
  if (/\.parquet$/i.test(file)) {
    try {
      await connection.insertArrowFromIPCStream(readParquet(bytes).intoIPCStream(), {
        name: table,
        create: true,
      })
    } catch (error) {
      throw new Error(`Parquet 文件读不了：${(error as Error).message ?? error}`)
    }
    return
  }
  const columns = csvColumns(decodeText(bytes))
  const arrow = tableOf(
    Object.fromEntries(
      columns.map(({ name, numeric, values }) => [
        name,
        numeric ? numberColumn(values as (number | null)[]) : textColumn(values as (string | null)[]),
      ]),
    ),
  )
  await connection.insertArrowTable(arrow, { name: table, create: true })
}
