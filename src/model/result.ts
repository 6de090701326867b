/** A value of a result. Decimals and large integers are text, so that nothing is lost on the way to the screen. */
export type Value = string | number | boolean | null | Value[]

/** A column of a result; `type` in plain families, `scale` for decimals. */
export interface ResultColumn {
  name: string
  type: 'decimal' | 'integer' | 'number' | 'text' | 'boolean' | 'date' | 'list' | 'other'
}

/** The same in Node, in the browser and in a snapshot. */
export interface Result {
  columns: ResultColumn[]
  rows: Value[][]
  /** The query has more rows than these. */
  cut?: boolean
}

/** A row as an object. */
export type Row = Record<string, Value>

/** Where a column stands in the rows; -1 where the result lacks it. */
export function columnAt(result: Result, name: string): number {
  return result.columns.findIndex((column) => column.name === name)
}

const sameValue = (a: Value, b: Value): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((one, i) => sameValue(one, b[i]!)))

/** Whether two results say the same, column by column and row by row. */
export function sameResult(a: Result, b: Result): boolean {
  return (
    a === b ||
    (a.rows.length === b.rows.length &&
      a.cut === b.cut &&
      a.columns.length === b.columns.length &&
      a.columns.every(({ name, type }, i) => name === b.columns[i]!.name && type === b.columns[i]!.type) &&
      a.rows.every((row, i) => sameValue(row, b.rows[i]!)))
  )
}

/** The values of a column from row to row; none where the result lacks it. No row is rebuilt for it. */
export function valuesOf(result: Result, name: string): Value[] {
  const at = columnAt(result, name)
  return at < 0 ? [] : result.rows.map((row) => row[at] ?? null)
}

/** Rows as objects, by column name. */
export function toRows(result: Result): Row[] {
  const names = result.columns.map((column) => column.name)
  return result.rows.map((row) => {
    const object: Row = {}
    for (let i = 0; i < names.length; i++) object[names[i]!] = row[i] ?? null
    return object
  })
}

/** A number as printed: thousands parted, digits as they are. */
export function groupDigits(text: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\..*)?$/.exec(text) ?? []
  return whole === undefined ? text : sign + whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (rest ?? '')
}

/** A value as a number for drawing; null where there is none. */
export function toNumber(value: Value | undefined): number | null {
  if (
    value === null ||
    value === undefined ||
    value === '' ||
    Array.isArray(value) ||
    typeof value === 'boolean'
  )
    return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** An unscaled integer with its decimal point put in: (123456n, 4) → 12.3456, zeros after the second place dropped. */
export function scaled(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  if (scale === 0) return sign + digits
  const fraction = digits.slice(-scale)
  const kept = fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -scale)}.${kept}`
}

/** An integer as a number where that is exact, else as text. */
export function wholeValue(value: bigint): number | string {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString()
}

/** Days since 1970 as an ISO date. */
export function dateOfDays(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}
