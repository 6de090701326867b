import type { Result } from '../../src/model/result.ts'

/** Rows as text, one a line; the trail is only counted. */
export function toText(result: Result): string {
  const cell = (value: unknown, column: string) =>
    column === 'fact_ids'
      ? `${(value as unknown[] | null)?.length ?? 0} facts`
      : value === null
        ? '—'
        : Array.isArray(value)
          ? value.join(' ')
          : String(value)
  const names = result.columns.map((column) => column.name)
  return `${[names, ...result.rows.map((row) => row.map((value, i) => cell(value, names[i]!)))].map((row) => row.join('\t')).join('\n')}\n`
}
