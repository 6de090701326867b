import type { Printed } from './layout.ts'

/**
 * A piece of text on a page: left, right, middle height and size, in points from the top left. `ends` has the right
 * edge of each character, where they are known; `doubts` the numbers that recognition is not sure of.
 */
export interface Piece {
  text: string
  left: number
  right: number
  middle: number
  size: number
  ends?: number[]
  doubts?: Doubted[]
}

/** A number of a piece, by its characters, that recognition is not sure of, and what else it may be. */
export interface Doubted {
  start: number
  end: number
  other: string | null
}

/** A straight rule on a page; `at` is its x (vertical) or y (horizontal), from–to its extent. */
export interface Rule {
  vertical: boolean
  at: number
  from: number
  to: number
}

const NEAR = 3

/** Values closer than `NEAR` become one. */
function cluster(values: readonly number[], near = NEAR): number[] {
  const groups: number[][] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = groups.at(-1)
    if (last !== undefined && value - last.at(-1)! <= near) last.push(value)
    else groups.push([value])
  }
  return groups.map((group) => group.reduce((a, b) => a + b, 0) / group.length)
}

/** Joins the pieces of one line; a gap of more than `gap` letters becomes `separator`. */
function joinLine(pieces: readonly Piece[], separator: string, gap: number): Printed {
  const line: Printed = { text: '', pieces: [] }
  let right = Number.NaN
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    if (line.text !== '' && piece.left - right > piece.size * gap) line.text += separator
    line.pieces.push({ at: line.text.length, piece })
    line.text += piece.text
    right = piece.right
  }
  return line
}

/** Printed stretches one after the other. */
function join(parts: readonly Printed[], separator: string): Printed {
  const whole: Printed = { text: '', pieces: [] }
  for (const [i, { text, pieces }] of parts.entries()) {
    if (i > 0) whole.text += separator
    for (const { at, piece } of pieces) whole.pieces.push({ at: at + whole.text.length, piece })
    whole.text += text
  }
  return whole
}

/** Pieces grouped into lines from top to bottom. */
function toTextLines(pieces: readonly Piece[]): { middle: number; pieces: Piece[] }[] {
  const lines: { middle: number; pieces: Piece[] }[] = []
  for (const piece of pieces.toSorted((a, b) => a.middle - b.middle)) {
    const line = lines.at(-1)
    if (line !== undefined && piece.middle - line.middle < Math.max(3, piece.size * 0.5))
      line.pieces.push(piece)
    else lines.push({ middle: piece.middle, pieces: [piece] })
  }
  return lines
}

const cellText = (pieces: readonly Piece[]) =>
  join(
    toTextLines(pieces).map((line) => joinLine(line.pieces, '', 9)),
    '',
  )
const isNumber = (text: string) => /^-?[\d,]+(\.\d+)?%?$/.test(text.trim())

/** Areas that vertical rules mark out: where the extents of at least two of them meet. */
function areas(rules: readonly Rule[]): { top: number; bottom: number }[] {
  const found: { top: number; bottom: number }[] = []
  for (const rule of rules.filter((r) => r.vertical).toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && rule.from <= last.bottom + NEAR) last.bottom = Math.max(last.bottom, rule.to)
    else found.push({ top: rule.from, bottom: rule.to })
  }
  return found
}

interface Row {
  middle: number
  cells: Printed[]
}

/** A ruled table as rows of cells. Text in a merged cell stands in its first column and row. */
function ruledRows(
  area: { top: number; bottom: number },
  rules: readonly Rule[],
  pieces: readonly Piece[],
): Row[] | null {
  const inside = rules.filter((r) =>
    r.vertical
      ? r.to > area.top - NEAR && r.from < area.bottom + NEAR
      : r.at > area.top - NEAR && r.at < area.bottom + NEAR,
  )
  const xs = cluster(inside.filter((r) => r.vertical).map((r) => r.at))
  const ys = cluster([area.top, area.bottom, ...inside.filter((r) => !r.vertical).map((r) => r.at)])
  if (xs.length < 3 || ys.length < 2) return null
  const columns = xs.length - 1
  const rows = ys.length - 1
  const group = Array.from({ length: rows * columns }, (_, i) => i)
  const find = (i: number): number => (group[i] === i ? i : (group[i] = find(group[i]!)))
  const union = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)]
    group[Math.max(x, y)] = Math.min(x, y)
  }
  const on = (vertical: boolean, places: readonly number[]) =>
    places.map((at) => inside.filter((r) => r.vertical === vertical && Math.abs(r.at - at) <= NEAR))
  const [upright, level] = [on(true, xs), on(false, ys)]
  const ruled = (rules: readonly Rule[], middle: number) =>
    rules.some((r) => r.from - NEAR <= middle && r.to + NEAR >= middle)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, y] = [(xs[c]! + xs[c + 1]!) / 2, (ys[r]! + ys[r + 1]!) / 2]
      if (c + 1 < columns && !ruled(upright[c + 1]!, y)) union(r * columns + c, r * columns + c + 1)
      if (r + 1 < rows && !ruled(level[r + 1]!, x)) union(r * columns + c, (r + 1) * columns + c)
    }
  }
  const held = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const c = xs.findLastIndex((x) => x <= (piece.left + piece.right) / 2)
    const r = ys.findLastIndex((y) => y <= piece.middle)
    if (c < 0 || c >= columns || r < 0 || r >= rows) continue
    const key = find(r * columns + c)
    held.set(key, [...(held.get(key) ?? []), piece])
  }
  const result: Row[] = []
  for (let r = 0; r < rows; r++) {
    const cells = Array.from({ length: columns }, (_, c) => held.get(r * columns + c) ?? [])
    result.push(...splitRow(cells, (ys[r]! + ys[r + 1]!) / 2))
  }
  return result
}

/** A row without rules between its lines: where a cell holds several numbers below each other, each is a row of its own. */
function splitRow(cells: readonly Piece[][], middle: number): Row[] {
  const anchors = cells
    .map((pieces) => toTextLines(pieces))
    .filter((lines) => lines.length > 1 && lines.every((line) => isNumber(joinLine(line.pieces, '', 9).text)))
    .toSorted((a, b) => b.length - a.length)[0]
  if (anchors === undefined) return [{ middle, cells: cells.map(cellText) }]
  const places = anchors.map((line) => line.middle)
  const nearest = (piece: Piece) =>
    places.reduce(
      (best, place, i) =>
        Math.abs(place - piece.middle) < Math.abs(places[best]! - piece.middle) ? i : best,
      0,
    )
  return places.map((place, i) => ({
    middle: place,
    cells: cells.map((pieces) => cellText(pieces.filter((piece) => nearest(piece) === i))),
  }))
}

/** Lines outside ruled tables. Runs of lines with wide gaps and numbers are a table without rules: cells aligned by where they stand. */
function looseLines(pieces: readonly Piece[]): { middle: number; line: Printed }[] {
  const lines = toTextLines(pieces).map((line) => {
    const segments: Piece[][] = []
    for (const piece of line.pieces.toSorted((a, b) => a.left - b.left)) {
      const last = segments.at(-1)?.at(-1)
      if (last !== undefined && piece.left - last.right <= piece.size * 1.2) segments.at(-1)!.push(piece)
      else segments.push([piece])
    }
    const parts = segments.map((s) => ({
      printed: joinLine(s, ' ', 0.6),
      left: s[0]!.left,
      right: s.at(-1)!.right,
    }))
    return {
      ...line,
      parts,
      tabular: parts.length >= 3 || (parts.length === 2 && isNumber(parts[1]!.printed.text)),
    }
  })
  const out: { middle: number; line: Printed }[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (end < lines.length && lines[end]!.tabular) end++
    if (end - i < 3) {
      const line = lines[i]!
      const parts = line.parts.map((p) => p.printed)
      out.push({ middle: line.middle, line: join(parts, '  ') })
      i++
      continue
    }
    const run = lines.slice(i, end)
    const spans: { left: number; right: number }[] = []
    for (const part of run.flatMap((line) => line.parts).toSorted((a, b) => a.left - b.left)) {
      const last = spans.at(-1)
      if (last !== undefined && part.left < last.right) last.right = Math.max(last.right, part.right)
      else spans.push({ left: part.left, right: part.right })
    }
    for (const line of run) {
      const cells = spans.map((span) =>
        join(
          line.parts
            .filter((p) => p.left >= span.left - 1 && p.right <= span.right + 1)
            .map((p) => p.printed),
          '',
        ),
      )
      out.push({ middle: line.middle, line: join(cells, '\t') })
    }
    i = end
  }
  return out
}

/** A page as lines of text, the cells of its tables parted by tabs. */
export function pageLines(pieces: readonly Piece[], rules: readonly Rule[]): Printed[] {
  const out: { middle: number; line: Printed }[] = []
  let rest = [...pieces]
  for (const area of areas(rules)) {
    const inside = rest.filter((p) => p.middle > area.top - 1 && p.middle < area.bottom + 1)
    const rows = ruledRows(area, rules, inside)
    if (rows === null) continue
    rest = rest.filter((p) => !inside.includes(p))
    for (const row of rows)
      if (row.cells.some((cell) => cell.text !== ''))
        out.push({ middle: row.middle, line: join(row.cells, '\t') })
  }
  out.push(...looseLines(rest))
  return out.toSorted((a, b) => a.middle - b.middle).map(({ line }) => line)
}
