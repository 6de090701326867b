import type { Span } from '../../model/fact.ts'
import { MARKUP } from '../document.ts'
import type { Doubt } from '../doubts.ts'
import { matchesOf } from '../matches.ts'
import type { Piece } from './grid.ts'

/** Text and the pieces that it is made of; `at` is where in the text a piece begins. */
export interface Printed {
  text: string
  pieces: { at: number; piece: Piece }[]
}

/** A frame on a printed page, in points from the top left of the page as it is shown: cropped and turned. */
export interface Place {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where a text stands on the pages that it was read from: the size of each page in points, by how many radians it is
 * turned clockwise on its scan, and the pieces of each line where they were before that.
 */
export interface Layout {
  pages: PageSize[]
  lines: { page: number; runs: Run[] }[]
}

/** A piece and the part of its line that it makes, markup not counted. */
interface Run extends Omit<Span, 'line'> {
  piece: Piece
}

interface PageSize {
  width: number
  height: number
  skew: number
}

/** A page as lines from top to bottom. */
export interface PrintedPage extends PageSize {
  lines: Printed[]
}

/** The text of pages, a form feed between them, and its layout. */
export function joinPages(pages: readonly PrintedPage[]): { text: string; layout: Layout } {
  const lines = pages.map((page) => (page.lines.length > 0 ? page.lines : [{ text: '', pieces: [] }]))
  return {
    text: lines.map((page) => page.map((line) => line.text).join('\n')).join('\n\f'),
    layout: {
      pages: pages.map(({ width, height, skew }) => ({ width, height, skew })),
      lines: lines.flatMap((page, n) => page.map((line) => ({ page: n + 1, runs: runsOf(line) }))),
    },
  }
}

function runsOf({ text, pieces }: Printed): Run[] {
  const markup = matchesOf(text, MARKUP)
  const shown = (at: number) =>
    at - markup.reduce((sum, { index, 0: mark }) => sum + Math.min(Math.max(0, at - index), mark.length), 0)
  return pieces.map(({ at, piece }) => ({ start: shown(at), end: shown(at + piece.text.length), piece }))
}

/** The numbers that recognition is not sure of. */
export function doubtsOf({ lines }: Layout): Doubt[] {
  return lines.flatMap(({ runs }, i) =>
    runs.flatMap(({ start, piece }) =>
      (piece.doubts ?? []).map((doubt) => ({
        line: i + 1,
        start: start + doubt.start,
        end: start + doubt.end,
        text: piece.text.slice(doubt.start, doubt.end),
        other: doubt.other,
      })),
    ),
  )
}

/** How much of a piece's width its first characters take, where only the piece was measured: letters are half as wide as 汉字. */
function share(text: string, count: number): number {
  const width = (part: string) => [...part].reduce((sum, char) => sum + (char < '\u2e80' ? 1 : 2), 0)
  return width(text.slice(0, count)) / width(text)
}

/** The x before the character at `index` of a piece. */
function edge({ text, left, right, ends }: Piece, index: number): number {
  if (index <= 0) return left
  if (index >= text.length) return right
  return ends?.[index - 1] ?? left + (right - left) * share(text, index)
}

/** Where a span of a report's lines is printed; null where the source has no pages (text, Word, Excel), or nothing is printed there. */
export function placeOf({ layout }: { layout: Layout | null }, { line, start, end }: Span): Place | null {
  const printed = layout?.lines[line - 1]
  const runs = printed?.runs.filter((run) => run.start < end && start < run.end) ?? []
  if (printed === undefined || runs.length === 0) return null
  const frames = runs.map((run) => {
    const { piece } = run
    const whole = run.end - run.start === piece.text.length
    return {
      left: whole ? edge(piece, start - run.start) : piece.left,
      right: whole ? edge(piece, end - run.start) : piece.right,
      top: piece.middle - piece.size / 2,
      bottom: piece.middle + piece.size / 2,
    }
  })
  const left = Math.min(...frames.map((frame) => frame.left))
  const top = Math.min(...frames.map((frame) => frame.top))
  const width = Math.max(...frames.map((frame) => frame.right)) - left
  const height = Math.max(...frames.map((frame) => frame.bottom)) - top
  const page = layout!.pages[printed.page - 1]!
  const [dx, dy] = [left + width / 2 - page.width / 2, top + height / 2 - page.height / 2]
  const [sin, cos] = [Math.sin(page.skew), Math.cos(page.skew)]
  const x = page.width / 2 + dx * cos - dy * sin - width / 2
  const y = page.height / 2 + dx * sin + dy * cos - height / 2
  return { page: printed.page, x, y, width, height }
}
