import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { columnWidths } from '../briefing/widths.ts'

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const rule = (size: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color: '000000' })
/** The outer lines are thicker (1.5 pt) than the one under the head (0.75 pt). */
const [OUTER, INNER] = [rule(12), rule(6)]

/** A cell's content: words, or words with their runs made out. */
export type CellContent = string | { text: string; runs: ParagraphChild[] }

const textOf = (content: CellContent): string => (typeof content === 'string' ? content : content.text)

export interface ThreeLines {
  head: string[]
  rows: CellContent[][]
  /** Columns of numbers stand at the right. */
  right: boolean[]
  /** The width of the table, in twips. */
  width: number
  /** Half points; smaller where there are many columns. */
  size?: number
  /** Rows that are a heading over those that follow, by their place: one cell over all columns. */
  over?: ReadonlySet<number>
}

/** Lists of numbers may be broken between two, never within one. */
export const breakable = (text: string): string => text.replace(/(?<=\d)、(?=\d)/g, '、\u200b')

/** A table of three lines: over it, under its head, beneath it; the head comes again on every page. */
export function threeLines(table: ThreeLines): Table {
  const { head, rows, right, width, size, over = new Set() } = table
  const widths = columnWidths(
    head,
    rows.map((row) => row.map(textOf)),
    width / ((size ?? 21) * 10),
  ).map((share) => Math.floor(share * width))
  const cell = (
    content: CellContent,
    i: number,
    borders: { top?: IBorderOptions; bottom?: IBorderOptions },
    bold = false,
    span = 1,
  ) =>
    new TableCell({
      width: { size: span === 1 ? widths[i]! : width, type: WidthType.DXA },
      columnSpan: span,
      margins: { left: 60, right: 60 },
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, ...borders },
      children: [
        new Paragraph({
          style: 'Cell',
          // A heading over rows stays with the first of them.
          keepNext: span > 1,
          alignment: right[i] && span === 1 ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children:
            typeof content === 'string'
              ? [new TextRun({ text: breakable(content), bold, ...(size === undefined ? {} : { size }) })]
              : content.runs,
        }),
      ],
    })
  const last = rows.length - 1
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((name, i) => cell(name, i, { top: OUTER, bottom: INNER }, true)),
      }),
      ...rows.map(
        (row, r) =>
          new TableRow({
            cantSplit: true,
            children: over.has(r)
              ? [cell(row[0]!, 0, { ...(r === last ? { bottom: OUTER } : {}) }, true, head.length)]
              : row.map((content, i) => cell(content, i, { ...(r === last ? { bottom: OUTER } : {}) })),
          }),
      ),
    ],
  })
}
