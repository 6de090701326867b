import { pageLines } from './grid.ts'
import { joinPages, type Layout, type PrintedPage } from './layout.ts'
import { rulesOf } from './pdf-rules.ts'
import { wordsOf } from './pdf-words.ts'
import { openPdf, type Pdfium, type PdfLibrary, viewOf, withPage } from './pdfium.ts'
import { Scanned, Unreadable } from './text.ts'

function pagesOf(pdfium: Pdfium, bytes: Uint8Array): PrintedPage[] {
  const { document, close } = openPdf(pdfium, bytes)
  try {
    return Array.from({ length: pdfium.wasmExports.FPDF_GetPageCount(document) }, (_, i) =>
      withPage(pdfium, document, i + 1, (page) => {
        const { width, height, matrix } = viewOf(pdfium, page)
        const lines = pageLines(wordsOf(pdfium, page, matrix), rulesOf(pdfium, page, matrix))
        return { width, height, skew: 0, lines }
      }),
    )
  } finally {
    close()
  }
}

/** The text of a PDF, a form feed between pages, the cells of tables parted by tabs, and its layout. Throws {@link Unreadable}. */
export async function pdfText(
  bytes: Uint8Array,
  library: PdfLibrary,
): Promise<{ text: string; layout: Layout }> {
  const pages = await library.use((pdfium) => pagesOf(pdfium, bytes))
  if (pages.every((page) => page.lines.every((line) => line.text === '')))
    throw new Scanned(
      `PDF 没有文字层，多半是扫描件（第 1–${pages.length} 页）；命令行加 --ocr 可以识别文字（要装 tesseract）`,
    )
  return joinPages(pages)
}
