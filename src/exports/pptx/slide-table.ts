import type PptxGenJS from 'pptxgenjs'
import { msg, str } from '../../locale/msg.ts'
import type { Shown } from '../briefing/briefing.ts'
import { docTable } from '../briefing/doc-table.ts'
import { columnWidths, linesOf } from '../briefing/widths.ts'
import { BODY, EDGE, FONT, framed, INK, INNER, MUTED, noteText, text } from './slide.ts'

/** Slides of one table. */
const MOST_TABLE_SLIDES = 3
/** Height of a row's line, and what a row has besides, in inches at 12 pt. */
const [LINE, ROW_EDGES] = [0.24, 0.1]

/** A table's rows as slides have room for them. */
function pagesOf(cells: readonly string[][], heights: readonly number[]): string[][][] {
  const pages: string[][][] = []
  let left = 0
  for (const [i, row] of cells.entries()) {
    left -= heights[i]!
    if (pages.length === 0 || left < 0) {
      pages.push([])
      left = BODY.h - LINE * 2 - heights[i]!
    }
    pages.at(-1)!.push(row)
  }
  return pages
}

/** A table of three lines on as many slides as it may take; what is left out is told. */
export function addTable(pptx: PptxGenJS, shown: Shown): void {
  const { columns, cells, said } = docTable(shown.exhibit)
  const size = columns.length > 6 ? 10 : 12
  const room = (INNER * 72) / size
  const head = columns.map(({ heading }) => heading)
  const shares = columnWidths(head, cells, room)
  const heights = cells.map((row) => (linesOf(row, shares, room) * LINE * size) / 12 + ROW_EDGES)
  const all = pagesOf(cells, heights)
  const pages = all.slice(0, MOST_TABLE_SLIDES)
  const rule = (pt: number): PptxGenJS.BorderProps => ({ type: 'solid', pt, color: INK })
  const none: PptxGenJS.BorderProps = { type: 'none' }
  const borders = (top: PptxGenJS.BorderProps, bottom: PptxGenJS.BorderProps) =>
    [top, none, bottom, none] as [
      PptxGenJS.BorderProps,
      PptxGenJS.BorderProps,
      PptxGenJS.BorderProps,
      PptxGenJS.BorderProps,
    ]
  const align = (i: number): PptxGenJS.HAlign =>
    columns[i]!.numeric && columns[i]!.format !== null ? 'right' : 'left'
  for (const [page, rows] of pages.entries()) {
    const slide = framed(pptx, shown, all.length > 1 ? msg(str`（${page + 1}/${pages.length}）`) : '')
    slide.addTable(
      [
        head.map((words, i) => ({
          text: words,
          options: { bold: true, align: align(i), border: borders(rule(1.5), rule(0.75)) },
        })),
        ...rows.map((row, r) =>
          row.map((cell, i) => ({
            text: cell,
            options: { align: align(i), border: borders(none, r === rows.length - 1 ? rule(1.5) : none) },
          })),
        ),
      ],
      {
        x: EDGE,
        y: BODY.y,
        w: INNER,
        colW: shares.map((share) => share * INNER),
        fontFace: FONT,
        fontSize: size,
        color: INK,
        margin: 0.04,
        autoPage: false,
      },
    )
    const rest = all.slice(MOST_TABLE_SLIDES).flat().length
    const cut = page === pages.length - 1 && rest > 0 ? msg(str`还有 ${rest} 行没有放上来。`) : ''
    text(slide, [...said, cut].filter(Boolean).join(' '), { y: 6.2, h: 0.22 }, { fontSize: 10, color: MUTED })
    slide.addNotes(noteText(shown))
  }
}
