import { LINE, SIZE } from './labels.ts'
import { block, textWidth } from './text.ts'

/** The names at the left of a chart whose things stand under each other: each broken to shorten, and the height of a row. */
export interface NameColumn {
  margin: number
  row: number
  size: number
  lines: Map<string, string[]>
}

/** Makes names at the left fit: lines of at most three tenths of the width (9 to 28 characters), as many as all rows together have room for. */
export function nameColumn(
  names: readonly string[],
  width: number,
  height: number,
  {
    least = 26,
    most = Math.max(9, Math.min(28, Math.floor((width * 0.3) / SIZE))),
    tallest = Number.POSITIVE_INFINITY,
  } = {},
): NameColumn {
  const room = Math.min(tallest, height / Math.max(1, names.length))
  const allowed = Math.max(1, Math.min(3, Math.floor((room - 6) / LINE)))
  const lines = new Map(names.map((name) => [name, block(name, most, allowed)]))
  let [widest, high] = [4, 1]
  for (const held of lines.values()) {
    high = Math.max(high, held.length)
    for (const line of held) widest = Math.max(widest, textWidth(line))
  }
  const row = Math.min(room, Math.max(least, high * LINE + 8))
  const size = row < 17 ? SIZE - 1 : SIZE
  return { margin: Math.ceil(widest * size) + 14, row, size, lines }
}
