import { type Matrix, multiply, type Pdfium } from '../../reports/source/pdfium.ts'

/** A letter with its colour, and the way from a letter of size 1, upside down as a canvas has it, to the page. */
export interface Letter {
  text: string
  color: string
  matrix: Matrix
}

/** From here on a letter is one that pdfium's own fonts have not. */
const RADICALS = 0x2e80

/**
 * The 汉字 of a page whose font the file names and does not hold: pdfium leaves them out, having no font of the system's
 * to draw them with; the browser has.
 */
export function lettersWithoutFont(pdfium: Pdfium, page: number): Letter[] {
  const { wasmExports: call } = pdfium
  const text = call.FPDFText_LoadPage(page)
  const buffer = call.malloc(40)
  const float = (i: number) => pdfium.HEAPF32[buffer / 4 + i]!
  const double = (i: number) => pdfium.HEAPF64[buffer / 8 + i]!
  const letters: Letter[] = []
  const count = call.FPDFText_CountChars(text)
  for (let i = 0; i < count; i++) {
    const code = call.FPDFText_GetUnicode(text, i)
    if (code < RADICALS || call.FPDFText_IsGenerated(text, i) === 1) continue
    const font = call.FPDFTextObj_GetFont(call.FPDFText_GetTextObject(text, i))
    if (call.FPDFFont_GetIsEmbedded(font) !== 0) continue
    call.FPDFText_GetMatrix(text, i, buffer)
    const [a, b, c, d] = [float(0), float(1), float(2), float(3)]
    call.FPDFText_GetCharOrigin(text, i, buffer, buffer + 8)
    const size = call.FPDFText_GetFontSize(text, i)
    const matrix = multiply([a, b, c, d, double(0), double(1)], [size, 0, 0, -size, 0, 0])
    call.FPDFText_GetFillColor(text, i, buffer, buffer + 4, buffer + 8, buffer + 12)
    const [red, green, blue] = [0, 4, 8].map((at) => pdfium.HEAPU8[buffer + at])
    letters.push({ text: String.fromCodePoint(code), color: `rgb(${red} ${green} ${blue})`, matrix })
  }
  call.free(buffer)
  call.FPDFText_ClosePage(text)
  return letters
}
