import type * as PdfJs from 'pdfjs-dist'
import { type Piece, pageText, type Rule } from './grid.ts'
import { Scanned, Unreadable } from './text.ts'

/** pdf.js and where its character maps and fonts lie: files in Node, addresses in the browser. */
export interface PdfLibrary {
  pdfjs: typeof PdfJs
  cMapUrl: string
  standardFontDataUrl: string
}

type Matrix = [number, number, number, number, number, number]

const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const THIN = 3

const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]
const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** The straight edges of a path, each as a pair of points. */
function edges(path: ArrayLike<number>): [number, number, number, number][] {
  const found: [number, number, number, number][] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (let i = 0; i < path.length; ) {
    const step = path[i]!
    if (step === MOVE) {
      ;[x, y] = [path[i + 1]!, path[i + 2]!]
      ;[startX, startY] = [x, y]
      i += 3
    } else if (step === LINE) {
      found.push([x, y, path[i + 1]!, path[i + 2]!])
      ;[x, y] = [path[i + 1]!, path[i + 2]!]
      i += 3
    } else if (step === CURVE) {
      ;[x, y] = [path[i + 5]!, path[i + 6]!]
      i += 7
    } else if (step === QUADRATIC) {
      ;[x, y] = [path[i + 3]!, path[i + 4]!]
      i += 5
    } else {
      found.push([x, y, startX, startY])
      ;[x, y] = [startX, startY]
      i += 1
    }
  }
  return found
}

async function rulesOf(page: PdfJs.PDFPageProxy, pdfjs: typeof PdfJs, view: Matrix): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const { OPS } = pdfjs
  for (const [i, fn] of fnArray.entries()) {
    const args = argsArray[i]
    if (fn === OPS.save) stack.push(matrix)
    else if (fn === OPS.restore) matrix = stack.pop() ?? matrix
    else if (fn === OPS.transform) matrix = multiply(matrix, args as Matrix)
    else if (fn === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (args?.[0]) matrix = multiply(matrix, args[0] as Matrix)
    } else if (fn === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (fn === OPS.constructPath && args?.[0] !== OPS.endPath && args?.[1]?.[0]) {
      const whole = multiply(view, matrix)
      for (const [x1, y1, x2, y2] of edges(args[1][0] as ArrayLike<number>)) {
        const [[ax, ay], [bx, by]] = [apply(whole, x1, y1), apply(whole, x2, y2)]
        const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)]
        if (width < THIN && height > THIN)
          rules.push({ vertical: true, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) })
        else if (height < THIN && width > THIN)
          rules.push({ vertical: false, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) })
      }
    }
  }
  return rules
}

async function piecesOf(page: PdfJs.PDFPageProxy, view: Matrix): Promise<Piece[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const at = multiply(view, item.transform as Matrix)
    const size = Math.hypot(at[2], at[3]) || item.height
    const upright = Math.abs(at[1]) < 0.01
    const width = upright ? item.width : size
    return words(plainHan(item.str)).map(({ text, from, to }) => ({
      text,
      left: at[4] + width * from,
      right: at[4] + width * to,
      middle: at[5] - size * 0.35,
      size,
    }))
  })
}

const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⻔门⻘青⻋车⻚页⻓长⻅见⻉贝⻛风⻜飞⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻨麦⻣骨⻤鬼⻝食⻄西⻆角⻁虎⺠民⺟母⻙韦⻳龟⻑長⻯龙⻫齐⻭齿',
  ].flatMap((char, i, all) => (i % 2 === 0 ? [[char, all[i + 1]!]] : [])),
)

/** Fonts that name 人 by its radical's code point (⼈) make some PDFs unreadable for search; the character is the same. */
function plainHan(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (char) => RADICALS[char] ?? char.normalize('NFKC'))
}

/** The words of a run of text and where they lie in it, from 0 to 1: one run may cross several cells. */
function words(run: string): { text: string; from: number; to: number }[] {
  const whole = textWidth(run)
  let before = 0
  return (run.match(/\s+|\S+/g) ?? []).flatMap((text) => {
    const from = before / whole
    before += textWidth(text)
    return text.trim() === '' ? [] : [{ text, from, to: before / whole }]
  })
}

/** Width of a text in em, as far as it can be told without the font. */
function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5
  return width
}

/** The text of a PDF, a form feed between pages, the cells of tables parted by tabs. Throws {@link Unreadable}. */
export async function pdfText(
  bytes: Uint8Array,
  { pdfjs, cMapUrl, standardFontDataUrl }: PdfLibrary,
): Promise<string> {
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
  })
  let document: PdfJs.PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    const name = (error as Error).name
    if (name === 'PasswordException') throw new Unreadable('PDF 加了密码，请先另存为没有密码的')
    throw new Unreadable(`PDF 打不开，文件可能损坏：${(error as Error).message}`)
  }
  const pages: string[] = []
  const blank: number[] = []
  try {
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n)
      const view = page.getViewport({ scale: 1 }).transform as Matrix
      const pieces = await piecesOf(page, view)
      if (pieces.length === 0) blank.push(n)
      pages.push(pieces.length === 0 ? '' : pageText(pieces, await rulesOf(page, pdfjs, view)))
      page.cleanup()
    }
  } catch (error) {
    throw new Unreadable(
      `PDF 第 ${pages.length + 1} 页读不了，文件可能损坏：${(error as Error).message || (error as Error).name}`,
    )
  }
  await task.destroy()
  if (blank.length === pages.length)
    throw new Scanned(
      `PDF 是扫描件，没有文字层（第 1–${pages.length} 页）；命令行加 --ocr 可以识别文字（要装 tesseract）`,
    )
  return pages.join('\f\n')
}
