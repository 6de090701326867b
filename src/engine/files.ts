import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { sqlName } from '../model/quote.ts'
import { decodeText } from '../reports/source/text.ts'
import type { KeptFile } from '../store/records.ts'
import { tableOf, textColumn } from './columns.ts'
import { type PlannedColumn, planCsv } from './csv.ts'
import { parquetLibrary } from './parquet.ts'

/** A file of more than any of these says what it costs before it is taken. */
const MOST = { bytes: 50_000_000, columns: 1_000, rows: 500_000 }

const isParquet = (file: string) => /\.parquet$/i.test(file)

/** A table's name for a file: its own, without what SQL would need quotes for; one that no table or view has. */
export function tableName(file: string, taken: ReadonlySet<string>): string {
  const plain = file
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w一-龥]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const name = /^\d/.test(plain) || plain === '' ? `t_${plain}` : plain
  const used = new Set([...taken].map((each) => each.toLowerCase()))
  let free = name
  for (let n = 2; used.has(free.toLowerCase()); n++) free = `${name}_${n}`
  return free
}

/** How many rows and columns a file has, and about how many bytes it takes once it is read. */
async function sizeOf(
  file: string,
  bytes: Uint8Array,
): Promise<{ rows: number; columns: number; bytes: number }> {
  if (isParquet(file)) {
    const { ParquetFile } = await parquetLibrary()
    const opened = await ParquetFile.fromFile(new Blob([bytes as Uint8Array<ArrayBuffer>]))
    const metadata = opened.metadata()
    const groups = metadata.rowGroups()
    return {
      rows: metadata.fileMetadata().numRows(),
      columns: groups[0]?.numColumns() ?? 0,
      bytes: groups.reduce((sum, group) => sum + group.totalByteSize(), 0) * 2,
    }
  }
  let rows = 0
  for (const byte of bytes) if (byte === 10) rows++
  const first = bytes.indexOf(10)
  const head = bytes.subarray(0, first < 0 ? bytes.length : first)
  let columns = 1
  for (const byte of head) if (byte === 44 || byte === 9 || byte === 59) columns++
  return { rows, columns, bytes: bytes.length * 4 }
}

/** What a large file costs, in a sentence, before it is taken; null for one that is not large. */
export async function costOf(file: string, bytes: Uint8Array): Promise<Error | null> {
  const size = await sizeOf(file, bytes).catch(() => null)
  if (size === null) return null
  if (bytes.length <= MOST.bytes && size.columns <= MOST.columns && size.rows <= MOST.rows) return null
  const mb = Math.max(1, Math.round(size.bytes / 1e6))
  return new Error(`${file} 有 ${size.rows} 行、${size.columns} 列，读进来约占 ${mb} MB 内存，这一页会慢下来`)
}

/** Makes a table of a CSV or Parquet file; of a CSV, says how. Throws a sentence where it is neither. */
export async function makeTable(
  connection: AsyncDuckDBConnection,
  { table, file, bytes, types }: KeptFile,
): Promise<{ columns: PlannedColumn[]; doubts: string[] } | null> {
  const name = sqlName(table)
  if (isParquet(file)) {
    try {
      const { readParquet } = await parquetLibrary()
      const ipc = readParquet(bytes).intoIPCStream()
      await connection.insertArrowFromIPCStream(ipc, { name: table, create: true })
    } catch (error) {
      throw new Error(`Parquet 文件读不了：${(error as Error).message ?? error}`)
    }
    return null
  }
  const { columns, rows, doubts } = planCsv(decodeText(bytes), types)
  // By number: an object's keys that look like numbers, as years do, do not keep their order.
  const cells = columns.map((_, j) => [`c${j}`, textColumn(rows.map((row) => row[j]!))] as const)
  await connection.insertArrowTable(tableOf(Object.fromEntries(cells)), { name: 'brought', create: true })
  const select = columns.map(({ name, type, digits, scale }, j) =>
    type === 'text'
      ? `c${j} AS ${sqlName(name)}`
      : `TRY_CAST(replace(trim(c${j}), ',', '') AS ${digits > 0 ? `DECIMAL(${digits}, ${scale})` : 'DOUBLE'}) AS ${sqlName(name)}`,
  )
  await connection.query(
    `CREATE TABLE ${name} AS SELECT ${select.join(', ')} FROM brought; DROP TABLE brought`,
  )
  return { columns, doubts }
}
