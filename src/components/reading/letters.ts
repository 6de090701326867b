import { type Matrix, multiply, type Pdfium } from '../../reports/source/pdfium.ts'

/** A letter of size 1, as a canvas has it: how wide it may be, its colour, and the way from its place to the page. */
export interface Letter {
  text: string
  width: number
  color: string
  matrix: Matrix
}

/** From here on a letter is one that pdfium's own fonts have not. */
const RADICALS = 0x2e80

/**
 * The letters of a page whose font has 汉字, and which the file names and does not hold: they are taken from what pdfium
 * will draw, which has no font of the system's for them; the browser has.
 */
export function takeLettersWithoutFont(pdfium: Pdfium, page: number): Letter[] {
  const { wasmExports: call } = pdfium
  const text = call.FPDFText_LoadPage(page)
  const buffer = call.malloc(32)
  const float = (i: number) => pdfium.HEAPF32[buffer / 4 + i]!
  const double = (i: number) => pdfium.HEAPF64[buffer / 8 + i]!
  const letters: Letter[] = []
  const printed = Array.from({ length: call.FPDFText_CountChars(text) }, (_, i) => {
    const object = call.FPDFText_GetTextObject(text, i)
    const font = object === 0 ? 0 : call.FPDFTextObj_GetFont(object)
    return { i, code: call.FPDFText_GetUnicode(text, i), object, font }
  })
  const absent = new Set(
    printed
      .filter(({ code, font }) => code >= RADICALS && font !== 0 && call.FPDFFont_GetIsEmbedded(font) === 0)
      .map(({ font }) => font),
  )
  for (const { i, code, object, font } of printed) {
    if (!absent.has(font)) continue
    call.FPDFPageObj_SetIsActive(object, 0)
    const size = call.FPDFText_GetFontSize(text, i)
    call.FPDFText_GetMatrix(text, i, buffer)
    const [a, b, c, d] = [float(0), float(1), float(2), float(3)]
    call.FPDFText_GetLooseCharBox(text, i, buffer)
    const along = Math.abs(a) > Math.abs(b) ? float(2) - float(0) : float(3) - float(1)
    const width = Math.abs(along) / Math.hypot(a, b) / size
    call.FPDFText_GetCharOrigin(text, i, buffer, buffer + 8)
    const matrix = multiply([a, b, c, d, double(0), double(1)], [size, 0, 0, -size, 0, 0])
    call.FPDFText_GetFillColor(text, i, buffer, buffer + 4, buffer + 8, buffer + 12)
    const [red, green, blue] = [0, 4, 8].map((at) => pdfium.HEAPU8[buffer + at])
    letters.push({ text: String.fromCodePoint(code), width, color: `rgb(${red} ${green} ${blue})`, matrix })
  }
  call.free(buffer)
  call.FPDFText_ClosePage(text)
  return letters
}
