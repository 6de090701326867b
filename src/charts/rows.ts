import { LINE, SIZE } from './labels.ts'
import { block, textWidth } from './text.ts'

/** The names at the left of a chart whose things stand under each other: each broken to shorten, and the height of a row. */
export interface NameColumn {
  margin: number
  row: number
  lines: Map<string, string[]>
}

/** Makes names at the left fit: lines of at most 18 characters (9 where it is narrow), as many as all rows together have room for. */
export function nameColumn(names: readonly string[], width: number, height: number, least = 26): NameColumn {
  const most = width < 560 ? 9 : 18
  const room = height / Math.max(1, names.length)
  const allowed = Math.max(1, Math.min(3, Math.floor((room - 6) / LINE)))
  const lines = new Map(names.map((name) => [name, block(name, most, allowed)]))
  let [widest, tallest] = [4, 1]
  for (const held of lines.values()) {
    tallest = Math.max(tallest, held.length)
    for (const line of held) widest = Math.max(widest, textWidth(line))
  }
  return {
    margin: Math.ceil(widest * SIZE) + 14,
    row: Math.min(room, Math.max(least, tallest * LINE + 8)),
    lines,
  }
}
