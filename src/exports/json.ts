import type { Value } from '../model/result.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import { sheetOf } from './sheet.ts'

/** A decimal as the number that it is: JSON has no limit of digits, only readers have. */
const literal = (value: Value, isDecimal: boolean): string =>
  isDecimal && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? value : JSON.stringify(value)

/** An exhibit as JSON: what it says of itself, its columns with heading, type and unit, its rows as objects; exact. */
export function toJson(exhibit: Exhibit): string {
  const { title, basis, warning, note, sources, result, heading, invented } = exhibit
  const { columns, rows } = sheetOf(result, heading)
  const head = JSON.stringify({
    title,
    basis,
    warning,
    note,
    sources,
    ...(invented ? { invented } : {}),
    columns: columns.map(({ column: { name, type }, heading: words, format }) => ({
      name,
      heading: words,
      type,
      unit: format?.unit ?? '',
    })),
  })
  const lines = rows.map((row) => {
    const cells = columns.map(
      ({ column: { name, type }, at }) =>
        `${JSON.stringify(name)}:${literal(row[at] ?? null, type === 'decimal' || type === 'integer')}`,
    )
    return `{${cells.join(',')}}`
  })
  return `${head.slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`
}
