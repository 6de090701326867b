import type * as PdfJs from 'pdfjs-dist'
import { pageLines } from './grid.ts'
import { joinPages, type Layout, type PrintedPage } from './layout.ts'
import { pageOf } from './pdf-page.ts'
import { Scanned, Unreadable } from './text.ts'

/** pdf.js and where its character maps and fonts lie: files in Node, addresses in the browser. */
export interface PdfLibrary {
  pdfjs: typeof PdfJs
  cMapUrl: string
  standardFontDataUrl: string
}

/** Where pdf.js leaves the fonts that it would draw with: nothing is drawn here. */
const NOWHERE = { fonts: { add() {}, delete() {} } } as unknown as HTMLDocument

/** Pages that are read at once: while one waits for its streams, others are parsed. */
const AT_ONCE = 4

/** The text of a PDF, a form feed between pages, the cells of tables parted by tabs, and its layout. Throws {@link Unreadable}. */
export async function pdfText(
  bytes: Uint8Array,
  { pdfjs, cMapUrl, standardFontDataUrl }: PdfLibrary,
): Promise<{ text: string; layout: Layout }> {
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: false, // else it draws every letter of every font as a path
    ownerDocument: NOWHERE,
    maxImageSize: 1,
  })
  let document: PdfJs.PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    const name = (error as Error).name
    if (name === 'PasswordException') throw new Unreadable('PDF 加了密码，请先另存为没有密码的')
    throw new Unreadable('PDF 打不开，文件可能损坏', { cause: error })
  }
  const pages: PrintedPage[] = []
  const read = async (n: number) => {
    const page = await document.getPage(n)
    const { width, height, pieces, rules } = await pageOf(page, pdfjs)
    page.cleanup()
    return { width, height, skew: 0, lines: pageLines(pieces, rules) }
  }
  try {
    for (let n = 1; n <= document.numPages; n += AT_ONCE) {
      const last = Math.min(n + AT_ONCE - 1, document.numPages)
      pages.push(...(await Promise.all(Array.from({ length: last - n + 1 }, (_, i) => read(n + i)))))
    }
  } catch (error) {
    throw new Unreadable(`PDF 第 ${pages.length + 1} 页读不了，文件可能损坏`, { cause: error })
  }
  await task.destroy()
  if (pages.every((page) => page.lines.every((line) => line.text === '')))
    throw new Scanned(
      `PDF 没有文字层，多半是扫描件（第 1–${pages.length} 页）；命令行加 --ocr 可以识别文字（要装 tesseract）`,
    )
  return joinPages(pages)
}
