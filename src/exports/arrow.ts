import { Bool, Decimal, Float64, Int64, makeData, Table, tableToIPC, Vector } from 'apache-arrow'
import { textColumn, validity } from '../engine/columns.ts'
import type { Value } from '../model/result.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import { exactText, type SheetColumn, sheetOf } from './sheet.ts'

/** Digits that a decimal of 128 bits holds. */
const PRECISION = 38

const scaleOf = (values: readonly (Value | undefined)[]): number =>
  values.reduce<number>((most, value) => {
    const point = String(value ?? '').indexOf('.')
    return point < 0 ? most : Math.max(most, String(value).length - point - 1)
  }, 0)

/** Decimal strings as an exact column. */
function decimalColumn(values: readonly (Value | undefined)[]): Vector {
  const scale = scaleOf(values)
  const data = new Uint32Array(values.length * 4)
  for (const [i, value] of values.entries()) {
    if (value === null || value === undefined) continue
    const [whole = '0', fraction = ''] = String(value).split('.')
    let rest = BigInt.asUintN(128, BigInt(whole + fraction.padEnd(scale, '0')))
    for (let word = 0; word < 4; word++) {
      data[i * 4 + word] = Number(rest & 0xffffffffn)
      rest >>= 32n
    }
  }
  const type = new Decimal(scale, PRECISION)
  return new Vector([makeData({ type, length: values.length, data, ...validity(values) })])
}

function columnOf(column: SheetColumn, values: readonly (Value | undefined)[]): Vector {
  const { length } = values
  switch (column.column.type) {
    case 'decimal':
      return decimalColumn(values)
    case 'integer': {
      const data = BigInt64Array.from(values, (value) => BigInt(String(value ?? 0)))
      return new Vector([makeData({ type: new Int64(), length, data, ...validity(values) })])
    }
    case 'number': {
      const data = Float64Array.from(values, (value) => Number(value ?? 0))
      return new Vector([makeData({ type: new Float64(), length, data, ...validity(values) })])
    }
    case 'boolean': {
      const data = new Uint8Array(Math.ceil(length / 64) * 8)
      for (const [i, value] of values.entries()) if (value === true) data[i >> 3]! |= 1 << (i & 7)
      return new Vector([makeData({ type: new Bool(), length, data, ...validity(values) })])
    }
    default:
      return textColumn(values.map((value) => (value == null ? null : exactText(value, column))))
  }
}

/** An exhibit's rows as an Arrow stream with typed columns under their own names: decimals stay exact. */
export function toArrow({ result, heading }: Exhibit): Uint8Array {
  const { columns, rows } = sheetOf(result, heading)
  const vectors = columns.map(
    (column) =>
      [
        column.column.name,
        columnOf(
          column,
          rows.map((row) => row[column.at] ?? null),
        ),
      ] as const,
  )
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream')
}
