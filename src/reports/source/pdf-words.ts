import type { Piece } from './grid.ts'
import { type Matrix, multiply, type Pdfium } from './pdfium.ts'

/** A gap of this part of a letter ends a word. */
const WORD_GAP = 0.2

const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⻔门⻘青⻋车⻚页⻓长⻅见⻉贝⻛风⻜飞⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻨麦⻣骨⻤鬼⻝食⻄西⻆角⻁虎⺠民⺟母⻙韦⻳龟⻑長⻯龙⻫齐⻭齿',
  ].flatMap((char, i, all) => (i % 2 === 0 ? [[char, all[i + 1]!]] : [])),
)

const PLAIN = /^[!-~一-鿿，。、：；（）]$/

/** Fonts that name 人 by its radical's code point (⼈) or fi by its ligature; the character is the same. */
const plainText = (text: string) =>
  text.replace(/[\u2e80-\u2fdf\ufb00-\ufb06]/g, (char) => RADICALS[char] ?? char.normalize('NFKC'))

/** The characters that a glyph stands for; none where it only formats others. */
const shownBy = (unicode: string) =>
  PLAIN.test(unicode) ? unicode : /^[\p{Cf}\0]+$/u.test(unicode) ? '' : plainText(unicode)

/** pdfium names a hyphen at the end of a line apart, and fonts that draw both as one give it the soft one's code. */
const HYPHEN = 0x2d
const SOFT_HYPHEN = 0xad

/** What the characters of one text object have in common. */
interface Style {
  object: number
  /** The height of its letters in points. */
  em: number
  /** Whether its letters stand upright on the page as it is shown. */
  upright: boolean
}

/** The words that a page shows, in points from its top left; `view` leads there. A word ends with its text object. */
export function wordsOf(pdfium: Pdfium, page: number, view: Matrix): Piece[] {
  const { wasmExports: call } = pdfium
  const text = call.FPDFText_LoadPage(page)
  const buffer = call.malloc(32)
  const float = (i: number) => pdfium.HEAPF32[buffer / 4 + i]!
  const double = (i: number) => pdfium.HEAPF64[buffer / 8 + i]!
  const shownX = (x: number, y: number) => view[0] * x + view[2] * y + view[4]
  const shownY = (x: number, y: number) => view[1] * x + view[3] * y + view[5]

  /** The height is that of the letters' box where a font of its own measures (Type 3) is set in the size of 1. */
  const styleAt = (index: number, object: number): Style => {
    call.FPDFText_GetMatrix(text, index, buffer)
    const matrix: Matrix = [float(0), float(1), float(2), float(3), float(4), float(5)]
    const [, b, c, d] = multiply(view, matrix)
    call.FPDFText_GetLooseCharBox(text, index, buffer)
    const box = Math.abs(shownY(float(0), float(1)) - shownY(float(2), float(3)))
    const em = Math.abs(call.FPDFText_GetFontSize(text, index)) * Math.hypot(c, d)
    const upright = Math.abs(b) < 0.01
    return { object, em: upright && box > 2 * em ? box : em, upright }
  }

  const words: Piece[] = []
  let style: Style = { object: 0, em: 0, upright: true }
  let open: (Piece & { ends: number[] }) | null = null
  let [lastX, lastY] = [0, 0]
  const count = call.FPDFText_CountChars(text)
  for (let i = 0; i < count; i++) {
    if (call.FPDFText_IsGenerated(text, i) === 1) continue
    const code = call.FPDFText_GetUnicode(text, i)
    const hyphen = code === SOFT_HYPHEN || call.FPDFText_IsHyphen(text, i) === 1
    const shown = shownBy(String.fromCodePoint(hyphen ? HYPHEN : code))
    if (shown.trim() === '') {
      if (shown !== '') open = null
      continue
    }
    const object = call.FPDFText_GetTextObject(text, i)
    if (object !== style.object) {
      style = styleAt(i, object)
      open = null
    }
    const { em, upright } = style
    call.FPDFText_GetCharOrigin(text, i, buffer, buffer + 8)
    const [x, y] = [shownX(double(0), double(1)), shownY(double(0), double(1))]
    call.FPDFText_GetLooseCharBox(text, i, buffer)
    const [one, other] = [shownX(float(0), float(1)), shownX(float(2), float(3))]
    const left = upright ? Math.min(one, other) : x
    const right = upright ? Math.max(one, other) : x + em
    const level = upright && Math.abs(y - lastY) < em * WORD_GAP
    const gap: number =
      open !== null && level ? Math.abs(left - open.right) : Math.hypot(x - lastX, y - lastY) - em
    if (open !== null && gap <= em * WORD_GAP) {
      open.text += shown
      open.right = Math.max(open.right, right)
    } else {
      open = { text: shown, left, right, middle: y - em * 0.35, size: em, ends: [] }
      words.push(open)
    }
    for (let n = 0; n < shown.length; n++) open.ends.push(open.right)
    ;[lastX, lastY] = [x, y]
  }
  call.free(buffer)
  call.FPDFText_ClosePage(text)
  return words
}
