import {
  Bool,
  type Data,
  DateDay,
  Decimal,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  makeVector,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow'
import { decompress } from 'fzstd'
import { parquetMetadata, parquetRead, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet'

type Values = ArrayLike<unknown>

const encoder = new TextEncoder()

/** One bit a row, set where there is a value. */
function validity(values: Values): { nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = new Uint8Array((values.length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < values.length; i++)
    if (values[i] === null || values[i] === undefined) nullCount++
    else nullBitmap[i >> 3]! |= 1 << (i & 7)
  return { nullCount, nullBitmap }
}

function textData(values: Values): Data {
  const valueOffsets = new Int32Array(values.length + 1)
  let data = new Uint8Array(values.length * 16)
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const text = values[i] as string | null | undefined
    if (text) {
      // A UTF-16 unit takes at most three bytes.
      if (at + text.length * 3 > data.length) {
        const grown = new Uint8Array(Math.max(data.length * 2, at + text.length * 3))
        grown.set(data)
        data = grown
      }
      at += encoder.encodeInto(text, data.subarray(at)).written
    }
    valueOffsets[i + 1] = at
  }
  return makeData({ type: new Utf8(), ...validity(values), valueOffsets, data: data.subarray(0, at) })
}

/** Exact: the integers that the file holds, at the column's scale. */
function decimalData(values: Values, { scale = 0, precision = 18 }: SchemaElement): Data {
  const data = new BigInt64Array(values.length * 2)
  for (let i = 0; i < values.length; i++) {
    const value = BigInt((values[i] ?? 0) as number | bigint)
    data[2 * i] = value
    data[2 * i + 1] = value < 0n ? -1n : 0n
  }
  return makeData({
    type: new Decimal(scale, precision, 128),
    ...validity(values),
    data: new Uint32Array(data.buffer),
  })
}

function numberData(type: Int32 | DateDay | Float64, data: Int32Array | Float64Array, values: Values): Data {
  for (let i = 0; i < values.length; i++) data[i] = (values[i] ?? 0) as number
  return makeData({ type: type as Int32, ...validity(values), data: data as Int32Array })
}

function listData(values: Values, item: SchemaTree): Data {
  const valueOffsets = new Int32Array(values.length + 1)
  const items: unknown[] = []
  for (let i = 0; i < values.length; i++) {
    for (const each of (values[i] ?? []) as unknown[]) items.push(each)
    valueOffsets[i + 1] = items.length
  }
  const child = columnData(items, item)
  const type = new List(new Field(item.element.name, child.type, true))
  return makeData({ type, ...validity(values), valueOffsets, child })
}

function structData(values: Values, parts: readonly SchemaTree[]): Data {
  const children = parts.map((part) =>
    columnData(
      Array.from(values, (value) => (value as Record<string, unknown> | null)?.[part.element.name] ?? null),
      part,
    ),
  )
  const type = new Struct(parts.map((part, i) => new Field(part.element.name, children[i]!.type, true)))
  return makeData({ type, length: values.length, ...validity(values), children })
}

/** A column of the file as Arrow has it. Throws where its type is none that these files use. */
function columnData(values: Values, column: SchemaTree): Data {
  const { element, children } = column
  if (element.converted_type === 'LIST') return listData(values, children[0]!.children[0]!)
  if (children.length > 0) return structData(values, children)
  if (isDecimal(element)) return decimalData(values, element)
  switch (element.type) {
    case 'BYTE_ARRAY':
      return textData(values)
    case 'DOUBLE':
      return numberData(new Float64(), new Float64Array(values.length), values)
    case 'INT32': {
      const type = element.converted_type === 'DATE' ? new DateDay() : new Int32()
      return numberData(type, new Int32Array(values.length), values)
    }
    case 'INT64': {
      const data = new BigInt64Array(values.length)
      for (let i = 0; i < values.length; i++) data[i] = (values[i] ?? 0n) as bigint
      return makeData({ type: new Int64(), ...validity(values), data })
    }
    case 'BOOLEAN': {
      const data = new Uint8Array((values.length + 7) >> 3)
      for (let i = 0; i < values.length; i++) if (values[i] === true) data[i >> 3]! |= 1 << (i & 7)
      return makeData({ type: new Bool(), length: values.length, ...validity(values), data })
    }
    default:
      throw new Error(`${element.name}: ${element.type}`)
  }
}

const isDecimal = (element: SchemaElement) => element.converted_type === 'DECIMAL'

/** A Parquet file of `data/` (zstd, as DuckDB writes it) as Arrow's stream of bytes; amounts keep every digit. */
export async function toArrowStream(file: ArrayBuffer): Promise<Uint8Array> {
  const metadata = parquetMetadata(file)
  const columns = parquetSchema(metadata).children
  // Without its note, a decimal comes as the integer that it is stored as, not as a fraction of two.
  const plain = {
    ...metadata,
    schema: metadata.schema.map((element) => {
      if (!isDecimal(element)) return element
      const { converted_type: _, logical_type: __, ...stored } = element
      return stored
    }),
  }
  const chunks = new Map<string, { at: number; values: Values }[]>()
  await parquetRead({
    file,
    metadata: plain,
    compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) },
    parsers: { dateFromDays: (days) => days },
    onChunk: ({ columnName, columnData, rowStart }) => {
      const held = chunks.get(columnName) ?? []
      held.push({ at: rowStart, values: columnData })
      chunks.set(columnName, held)
    },
  })
  const vectors = columns.map((column) => {
    const held = (chunks.get(column.element.name) ?? []).sort((a, b) => a.at - b.at)
    return makeVector(
      (held.length === 0 ? [{ values: [] }] : held).map(({ values }) => columnData(values, column)),
    )
  })
  const names = columns.map((column) => column.element.name)
  return tableToIPC(new Table(Object.fromEntries(names.map((name, i) => [name, vectors[i]!]))), 'stream')
}
