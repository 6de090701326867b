import { Bookmark, FootnoteReferenceRun, ImageRun, Paragraph, SimpleField, type Table, TextRun } from 'docx'
import { svgText } from '../../charts/picture.ts'
import { msg, str } from '../../locale/msg.ts'
import { sourceLine } from '../../notebook/exhibit.ts'
import type { Briefing, Shown } from '../briefing/briefing.ts'
import { docTable } from '../briefing/doc-table.ts'
import { type Outline, pictureOf, type Rasterise } from '../briefing/picture.ts'
import type { Look } from '../look.ts'
import { bookmarkOf } from './prose.ts'
import { MEASURES, textWidthOf } from './styles.ts'
import { type CellContent, threeLines } from './tables.ts'

/** Dots per inch that a picture must have at least on paper. */
const DPI = 300
const PX_PER_INCH = 96

/** How pictures are made: as PNG, and with outlines for words where that is asked. */
export interface Means {
  rasterise: Rasterise
  outline?: Outline | undefined
}

/** 图 1　title, with the number as a field that a reference can point at. */
function captionOf({ as, name, number, label, exhibit, note }: Shown, after: boolean): Paragraph {
  const word = label.replace(/\s*\d+$/, '')
  const sequence = as === 'figure' ? 'Figure' : 'Table'
  return new Paragraph({
    style: 'Caption',
    keepNext: after,
    children: [
      new Bookmark({
        id: bookmarkOf(name),
        children: [new TextRun(`${word} `), new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(number))],
      }),
      new TextRun(`　${exhibit.title}`),
      ...(note === null ? [] : [new FootnoteReferenceRun(note.number)]),
    ],
  })
}

const small = (text: string, keepNext = false) =>
  text === '' ? [] : [new Paragraph({ style: 'Small', keepNext, children: [new TextRun(text)] })]

/** A chart as a picture that stands alone, PNG of at least 300 dpi with its SVG beside it. */
async function figureOf(
  shown: Shown,
  briefing: Briefing,
  look: Look,
  { rasterise, outline }: Means,
  document?: Document,
): Promise<Paragraph[]> {
  const { exhibit, label } = shown
  const picture = pictureOf(exhibit, briefing, document)
  const width = (textWidthOf(look) / 1440) * PX_PER_INCH
  // A tall chart leaves room for its caption on the page.
  const most = 8.2 * PX_PER_INCH
  const fit = Math.min(width / picture.width, most / picture.height)
  const transformation = { width: Math.round(picture.width * fit), height: Math.round(picture.height * fit) }
  const scale = Math.ceil(((transformation.width / PX_PER_INCH) * DPI * 10) / picture.width) / 10
  const png = await rasterise(picture, scale)
  const altText = {
    name: label,
    title: exhibit.title,
    description: msg(str`${exhibit.title}。${exhibit.basis}。${sourceLine(exhibit)}`),
  }
  return [
    new Paragraph({
      style: 'Picture',
      children: [
        new ImageRun({
          type: 'svg',
          data: new TextEncoder().encode(svgText(outline === undefined ? picture : await outline(picture))),
          transformation,
          altText,
          fallback: { type: 'png', data: png },
        }),
      ],
    }),
    captionOf(shown, false),
  ]
}

/** A table of three lines under its caption; a row's footnote stands in its first cell. */
function tableOf(shown: Shown, look: Look): (Paragraph | Table)[] {
  const { exhibit, rowNotes } = shown
  const { columns, cells, rows, said } = docTable(exhibit)
  const size = columns.length > 7 ? MEASURES[look].table.size - 4 : MEASURES[look].table.size
  const content = cells.map((row, r): CellContent[] => {
    const note = rowNotes[rows[r]!]
    return row.map(
      (text, i): CellContent =>
        i > 0 || note === null || note === undefined
          ? text
          : { text, runs: [new TextRun({ text, size }), new FootnoteReferenceRun(note.number)] },
    )
  })
  return [
    captionOf(shown, true),
    ...small(exhibit.basis, true),
    ...small(exhibit.warning, true),
    threeLines({
      head: columns.map(({ heading }) => heading),
      rows: content,
      right: columns.map(({ numeric, format }) => numeric && format !== null),
      width: textWidthOf(look),
      size,
    }),
    ...small([...said, exhibit.note].filter(Boolean).join(' ')),
    ...small(sourceLine(exhibit)),
  ]
}

/** A chart or table as Word has it. */
export const shownOf = (
  shown: Shown,
  briefing: Briefing,
  look: Look,
  means: Means,
  document?: Document,
): Promise<(Paragraph | Table)[]> =>
  shown.as === 'figure'
    ? figureOf(shown, briefing, look, means, document)
    : Promise.resolve(tableOf(shown, look))
