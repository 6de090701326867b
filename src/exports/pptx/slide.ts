import type PptxGenJS from 'pptxgenjs'
import { sourceLine } from '../../notebook/exhibit.ts'
import type { Note, Run, Shown } from '../briefing/briefing.ts'

/** Where things stand on a slide, in inches. */
export interface Place {
  x: number
  y: number
  w: number
  h: number
}

/** A wide slide in inches, and what keeps to its edges. */
export const WIDTH = 13.33
export const EDGE = 0.6
export const INNER = WIDTH - 2 * EDGE
export const BODY: Place = { x: EDGE, y: 1.65, w: INNER, h: 4.75 }
export const FONT = 'Microsoft YaHei'
export const [INK, MUTED, ACCENT] = ['1F2328', '5C6670', 'A63A25']

/** Runs as bare words. */
export const wordsOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => (run.kind === 'text' || run.kind === 'ref' ? run.text : run.kind === 'break' ? '\n' : ''))
    .join('')

/** Words on a slide that can be edited; they shrink rather than leave their place. */
export const text = (
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
export function framed(pptx: PptxGenJS, { exhibit, label }: Shown, page = ''): PptxGenJS.Slide {
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
export function noteText({ exhibit, note, rowNotes }: Shown): string {
  const cited = [note, ...rowNotes].flatMap((each: Note | null) => each?.lines ?? [])
  return [exhibit.title, exhibit.basis, exhibit.warning, exhibit.note, sourceLine(exhibit), ...new Set(cited)]
    .filter(Boolean)
    .join('\n')
}
