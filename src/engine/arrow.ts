import {
  type AsyncRecordBatchStreamReader,
  type DataType,
  type RecordBatch,
  type Schema,
  type Table,
  Type,
  type Vector,
} from 'apache-arrow'
import {
  dateOfDays,
  type Result,
  type ResultColumn,
  scaled,
  type Value,
  wholeValue,
} from '../model/result.ts'

/** A 128-bit little-endian integer as Arrow holds it. */
function fromWords(words: ArrayLike<number>): bigint {
  let value = 0n
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]! >>> 0)
  return BigInt.asIntN(32 * words.length, value)
}

function columnType(type: DataType): ResultColumn['type'] {
  switch (type.typeId) {
    case Type.Decimal:
      return (type as DataType & { scale: number }).scale === 0 ? 'integer' : 'decimal'
    case Type.Int:
      return 'integer'
    case Type.Float:
      return 'number'
    case Type.Utf8:
    case Type.LargeUtf8:
      return 'text'
    case Type.Bool:
      return 'boolean'
    case Type.Date:
      return 'date'
    case Type.List:
      return 'list'
    default:
      return 'other'
  }
}

function toValue(value: unknown, type: DataType): Value {
  if (value === null || value === undefined) return null
  switch (type.typeId) {
    case Type.Decimal: {
      const { scale } = type as DataType & { scale: number }
      const unscaled = typeof value === 'bigint' ? value : fromWords(value as Uint32Array)
      return scale === 0 ? wholeValue(unscaled) : scaled(unscaled, scale)
    }
    case Type.Int:
      return typeof value === 'bigint' ? wholeValue(value) : (value as number)
    case Type.Date:
      return dateOfDays(Math.round(Number(value) / 86_400_000))
    case Type.Timestamp:
      return new Date(Number(value))
        .toISOString()
        .replace('T', ' ')
        .replace(/\.000Z$|Z$/, '')
    case Type.List: {
      const child = (type as DataType & { children: { type: DataType }[] }).children[0]!.type
      return Array.from(value as Vector, (item) => toValue(item, child))
    }
    case Type.Float:
    case Type.Bool:
    case Type.Utf8:
    case Type.LargeUtf8:
      return value as Value
    default:
      return String(value)
  }
}

const columnsOf = (schema: Schema): ResultColumn[] =>
  schema.fields.map((field) => ({ name: field.name, type: columnType(field.type) }))

/** Rows of a table or batch from one place up to another: decimals exact, whatever their width. */
function readRows(batch: Table | RecordBatch, from: number, to: number): Value[][] {
  const vectors = batch.schema.fields.map((field, i) => ({ type: field.type, vector: batch.getChildAt(i) }))
  return Array.from({ length: to - from }, (_, r) =>
    vectors.map(({ type, vector }) => toValue(vector?.get(from + r), type)),
  )
}

/** An Arrow table as a result. */
export function toResult(table: Table): Result {
  return { columns: columnsOf(table.schema), rows: readRows(table, 0, table.numRows) }
}

/** Rows read at a go: few enough that the page stays awake. */
const SLICE = 4096

/** A stream of batches as a result, with pauses in which the page can answer. Stops at `most` rows and says so. */
export async function readStream(
  reader: AsyncRecordBatchStreamReader,
  most: number,
  stopped: () => boolean,
): Promise<Result> {
  const { schema } = await reader.open()
  const rows: Value[][] = []
  let rested = performance.now()
  for await (const batch of reader) {
    for (let from = 0; from < batch.numRows; from += SLICE) {
      if (stopped()) break
      for (const row of readRows(batch, from, Math.min(batch.numRows, from + SLICE))) rows.push(row)
      if (performance.now() - rested < 12) continue
      await new Promise((resolve) => setTimeout(resolve))
      rested = performance.now()
    }
    if (stopped() || rows.length >= most) break
  }
  const result = { columns: columnsOf(schema), rows }
  return rows.length < most ? result : { ...result, rows: rows.slice(0, most), cut: true }
}
