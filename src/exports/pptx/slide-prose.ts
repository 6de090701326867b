import type PptxGenJS from 'pptxgenjs'
import type { Prose } from '../briefing/briefing.ts'
import { EDGE, FONT, INK, INNER, MUTED, text, wordsOf } from './slide.ts'

/** Characters of prose on one slide, as so many as can be read. */
const MOST_CHARACTERS = 420

/** Prose under its heading, as many slides as can be read. */
export function addProse(pptx: PptxGenJS, heading: string, blocks: readonly Prose[]): void {
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
