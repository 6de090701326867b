import type { Span } from '../../model/fact.ts'
import { MARKUP } from '../document.ts'
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

/** Where a text stands on the pages that it was read from: the size of each page in points, the pieces of each line. */
export interface Layout {
  pages: { width: number; height: number }[]
  lines: { page: number; runs: Run[] }[]
}

/** A piece and the part of its line that it makes, markup not counted. */
interface Run extends Omit<Span, 'line'> {
  piece: Piece
}

/** A page as lines from top to bottom. */
export interface PrintedPage {
  width: number
  height: number
  lines: Printed[]
}

/** The text of pages, a form feed between them, and its layout. */
export function joinPages(pages: readonly PrintedPage[]): { text: string; layout: Layout } {
  const lines = pages.map((page) => (page.lines.length > 0 ? page.lines : [{ text: '', pieces: [] }]))
  return {
    text: lines.map((page) => page.map((line) => line.text).join('\n')).join('\n\f'),
    layout: {
      pages: pages.map(({ width, height }) => ({ width, height })),
      lines: lines.flatMap((page, n) => page.map((line) => ({ page: n + 1, runs: runsOf(line) }))),
    },
  }
}

function runsOf({ text, pieces }: Printed): Run[] {
  const markup = [...text.matchAll(MARKUP)]
  const shown = (at: number) =>
    at - markup.reduce((sum, { index, 0: mark }) => sum + Math.min(Math.max(0, at - index), mark.length), 0)
  return pieces.map(({ at, piece }) => ({ start: shown(at), end: shown(at + piece.text.length), piece }))
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
  const x = Math.min(...frames.map((frame) => frame.left))
  const y = Math.min(...frames.map((frame) => frame.top))
  return {
    page: printed.page,
    x,
    y,
    width: Math.max(...frames.map((frame) => frame.right)) - x,
    height: Math.max(...frames.map((frame) => frame.bottom)) - y,
  }
}
