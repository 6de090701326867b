import { Float64, makeData, Table, Utf8, Vector } from 'apache-arrow'

/** Which values are there, one bit each, as Arrow keeps it. */
export function validity(values: readonly unknown[]): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8)
  let nullCount = 0
  for (const [i, value] of values.entries()) {
    if (value === null || value === undefined) nullCount++
    else nullBitmap[i >> 3]! |= 1 << (i & 7)
  }
  return { nullBitmap, nullCount }
}

/** A column of texts. Arrow's own builder makes functions out of strings, which the page's policy forbids. */
export function textColumn(values: readonly (string | null)[]): Vector {
  const encoder = new TextEncoder()
  const parts = values.map((value) => (value === null ? new Uint8Array(0) : encoder.encode(value)))
  const valueOffsets = new Int32Array(values.length + 1)
  for (const [i, part] of parts.entries()) valueOffsets[i + 1] = valueOffsets[i]! + part.length
  const data = new Uint8Array(valueOffsets.at(-1)!)
  for (const [i, part] of parts.entries()) data.set(part, valueOffsets[i]!)
  return new Vector([
    makeData({ type: new Utf8(), length: values.length, valueOffsets, data, ...validity(values) }),
  ])
}

/** A column of numbers. */
export function numberColumn(values: readonly (number | null)[]): Vector {
  const data = Float64Array.from(values, (value) => value ?? 0)
  return new Vector([makeData({ type: new Float64(), length: values.length, data, ...validity(values) })])
}

/** A table of named columns. */
export function tableOf(columns: Readonly<Record<string, Vector>>): Table {
  return new Table(columns)
}
