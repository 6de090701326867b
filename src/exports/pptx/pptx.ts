import PptxGenJS from 'pptxgenjs'
import { msg, str } from '../../locale/msg.ts'
import type { Briefing, Prose, Shown } from '../briefing/briefing.ts'
import { pictureFor, type Rasterise } from '../briefing/picture.ts'
import { nativeChart } from './native.ts'
import { BODY, EDGE, FONT, framed, INNER, MUTED, noteText, text, WIDTH, wordsOf } from './slide.ts'
import { addNative } from './slide-chart.ts'
import { addProse } from './slide-prose.ts'
import { addTable } from './slide-table.ts'

/** A chart on a slide of its own: native where its kind allows, else a picture. */
async function addFigure(
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
    const picture = pictureFor(exhibit, briefing.date, BODY, document)
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
    if (held.length > 0) addProse(pptx, heading, held)
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
      if (piece.as === 'figure') await addFigure(pptx, piece, briefing, rasterise, document)
      else addTable(pptx, piece)
    } else if (piece.kind !== 'rule') held.push(piece)
  }
  flush()
  return (await pptx.write({ outputType: 'uint8array', compression: true })) as Uint8Array
}
