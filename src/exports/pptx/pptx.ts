import { msg, str } from '@lit/localize'
import PptxGenJS from 'pptxgenjs'
import type { Briefing, Note, Prose, Run, Shown } from '../briefing/briefing.ts'
import { docTable } from '../briefing/doc-table.ts'
import { pictureOf, type Rasterise } from '../briefing/picture.ts'
import { columnWidths, linesOf } from '../briefing/widths.ts'
import { sourceLine } from '../exhibit.ts'
import { nativeChart } from './native.ts'
import { addNative, type Place } from './slide-chart.ts'

/** A wide slide in inches, and what keeps to its edges. */
const WIDTH = 13.33
const EDGE = 0.6
const INNER = WIDTH - 2 * EDGE
const BODY: Place = { x: EDGE, y: 1.65, w: INNER, h: 4.75 }
const FONT = 'Microsoft YaHei'
const [INK, MUTED, ACCENT] = ['1F2328', '5C6670', 'A63A25']
/** Slides of one table. */
const MOST_TABLE_SLIDES = 3
/** Characters of prose on one slide, as so many as can be read. */
const MOST_CHARACTERS = 420

const wordsOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => (run.kind === 'text' || run.kind === 'ref' ? run.text : run.kind === 'break' ? '\n' : ''))
    .join('')

const text = (
  slide: PptxGenJS.Slide,
  words: string,
  place: Partial<Place> & { y: number; h: number },
  options: PptxGenJS.TextPropsOptions = {},
) => {
  if (words !== '')
    slide.addText(words, {
      x: EDGE,
      w: INNER,
      fontFace: FONT,
      color: INK,
      fontSize: 14,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
      ...place,
      ...options,
    })
}

/** Title, basis and warning above, sources below; all of them can be edited. */
function framed(pptx: PptxGenJS, { exhibit, label }: Shown, page = ''): PptxGenJS.Slide {
  const slide = pptx.addSlide({ masterName: 'ZB' })
  text(slide, `${exhibit.title}${page}`, { y: 0.4, h: 0.6 }, { fontSize: 26, bold: true, valign: 'middle' })
  text(slide, `${label}　${exhibit.basis}`, { y: 1.02, h: 0.3 }, { fontSize: 13, color: MUTED })
  text(slide, exhibit.warning, { y: 1.33, h: 0.28 }, { fontSize: 11, color: ACCENT })
  text(
    slide,
    [exhibit.note, sourceLine(exhibit)].filter(Boolean).join('\n'),
    { y: 6.45, h: 0.7 },
    { fontSize: 10, color: MUTED },
  )
  return slide
}

/** What stands in the notes of a slide: basis, sources, where each figure is printed. */
function noteText({ exhibit, note, rowNotes }: Shown): string {
  const cited = [note, ...rowNotes].flatMap((each: Note | null) => each?.lines ?? [])
  return [exhibit.title, exhibit.basis, exhibit.warning, exhibit.note, sourceLine(exhibit), ...new Set(cited)]
    .filter(Boolean)
    .join('\n')
}

async function figure(
  pptx: PptxGenJS,
  shown: Shown,
  briefing: Briefing,
  rasterise: Rasterise,
  document?: Document,
): Promise<void> {
  const { exhibit } = shown
  const slide = framed(pptx, shown)
  const altText = msg(str`${exhibit.title}。${exhibit.basis}`)
  const native = nativeChart(exhibit)
  if (native !== null) addNative(pptx, slide, native, BODY, altText)
  else {
    const picture = pictureOf(exhibit, briefing, document)
    const fit = Math.min(BODY.w / picture.width, BODY.h / picture.height)
    const [w, h] = [picture.width * fit, picture.height * fit]
    const png = await rasterise(picture, 3)
    slide.addImage({
      data: `data:image/png;base64,${base64(png)}`,
      x: EDGE + (INNER - w) / 2,
      y: BODY.y,
      w,
      h,
      altText,
    })
  }
  slide.addNotes(noteText(shown))
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

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

function table(pptx: PptxGenJS, shown: Shown): void {
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

/** Prose under its heading, as many slides as can be read. */
function prose(pptx: PptxGenJS, heading: string, blocks: readonly Prose[]): void {
  const lines = blocks.flatMap((block): { words: string; bullet: boolean; depth: number; note: string }[] => {
    if (block.kind === 'code') return [{ words: block.text, bullet: false, depth: 0, note: '' }]
    if (block.kind === 'table')
      return block.rows.map((row) => ({
        words: row.map(wordsOf).join('　'),
        bullet: false,
        depth: 0,
        note: '',
      }))
    if (!('inlines' in block)) return []
    const note = block.inlines.flatMap((run) => (run.kind === 'note' ? run.note.lines : [])).join('\n')
    return [
      {
        words: wordsOf(block.inlines),
        bullet: block.kind === 'item',
        depth: block.kind === 'item' ? block.depth - 1 : 0,
        note,
      },
    ]
  })
  const slides: (typeof lines)[] = []
  let room = 0
  for (const line of lines) {
    room -= line.words.length + 20
    if (slides.length === 0 || room < 0) {
      slides.push([])
      room = MOST_CHARACTERS - line.words.length
    }
    slides.at(-1)!.push(line)
  }
  for (const own of slides) {
    const slide = pptx.addSlide({ masterName: 'ZB' })
    text(slide, heading, { y: 0.4, h: 0.6 }, { fontSize: 26, bold: true, valign: 'middle' })
    slide.addText(
      own.map(({ words, bullet, depth }) => ({
        text: words,
        options: {
          breakLine: true,
          paraSpaceAfter: 10,
          ...(bullet ? { bullet: true, indentLevel: depth } : {}),
        },
      })),
      {
        x: EDGE,
        y: 1.4,
        w: INNER,
        h: 5.2,
        fontFace: FONT,
        fontSize: 20,
        color: INK,
        valign: 'top',
        margin: 0,
        fit: 'shrink',
      },
    )
    const notes = own.map(({ note }) => note).filter(Boolean)
    if (notes.length > 0) {
      text(slide, notes.join('\n'), { y: 6.45, h: 0.7 }, { fontSize: 10, color: MUTED })
      slide.addNotes(notes.join('\n'))
    }
  }
}

/**
 * A briefing as slides: one chart a slide, native where its kind allows, with its data inside; else a picture. Words can be
 * edited; sources stand on the slide and in its notes. `document` where there is no browser to draw in.
 */
export async function toPptx(
  briefing: Briefing,
  rasterise: Rasterise,
  document?: Document,
): Promise<Uint8Array> {
  const { title, pieces, version, invented } = briefing
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT }
  pptx.title = title
  pptx.author = msg('账本')
  pptx.company = msg('账本')
  pptx.defineSlideMaster({
    title: 'ZB',
    background: { color: 'FFFFFF' },
    slideNumber: {
      x: WIDTH - 1.1,
      y: 7.08,
      w: 0.6,
      h: 0.25,
      fontFace: FONT,
      fontSize: 10,
      color: MUTED,
      align: 'right',
    },
  })
  const first = pptx.addSlide({ masterName: 'ZB' })
  text(first, title, { y: 2.4, h: 1.4 }, { fontSize: 40, bold: true, valign: 'middle', align: 'center' })
  text(
    first,
    [invented ? msg('虚构的数据') : '', version === '' ? '' : msg(str`数据版本 ${version}`)]
      .filter(Boolean)
      .join('　'),
    { y: 4, h: 0.4 },
    { fontSize: 14, color: MUTED, align: 'center' },
  )
  let heading = title
  let held: Prose[] = []
  const flush = () => {
    if (held.length > 0) prose(pptx, heading, held)
    held = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'heading') {
      flush()
      heading = wordsOf(piece.inlines)
    } else if (piece.kind === 'missing')
      held.push({
        kind: 'paragraph',
        quoted: false,
        inlines: [{ kind: 'text', text: piece.text, bold: false, italic: false, code: false, href: null }],
      })
    else if (piece.kind === 'shown') {
      flush()
      if (piece.as === 'figure') await figure(pptx, piece, briefing, rasterise, document)
      else table(pptx, piece)
    } else if (piece.kind !== 'rule') held.push(piece)
  }
  flush()
  return (await pptx.write({ outputType: 'uint8array', compression: true })) as Uint8Array
}
