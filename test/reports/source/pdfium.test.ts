import { describe, expect, it } from 'vitest'
import { pdfLibrary, startPdfium } from '../../../src/ingest/pdf-library.ts'
import { pdfText } from '../../../src/reports/source/pdf.ts'
import { openPdf, PdfLibrary, withPage } from '../../../src/reports/source/pdfium.ts'
import { drawnPdf } from '../../fixtures/pdf.ts'

const page = drawnPdf('BT /F 20 Tf 100 200 Td (12.5) Tj ET')

describe('a PDF', () => {
  it('that is broken, and a page that is not there, are said to be', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.4 broken')
    await expect(pdfLibrary.use((pdfium) => openPdf(pdfium, bytes))).rejects.toThrow('PDF 打不开')
    const second = pdfLibrary.use((pdfium) => withPage(pdfium, openPdf(pdfium, page).document, 2, () => 0))
    await expect(second).rejects.toThrow('PDF 第 2 页读不了')
  })

  it('gives the memory back that it took', async () => {
    const long = drawnPdf(`BT /F 20 Tf 100 200 Td ${'(12.5) Tj '.repeat(20_000)} ET`)
    const held = () => pdfLibrary.use((pdfium) => pdfium.HEAPU8.length)
    await pdfText(long, pdfLibrary)
    const before = await held()
    for (let i = 0; i < 10; i++) await pdfText(long, pdfLibrary)
    expect(await held()).toBe(before)
  })
})

describe('pdfium', () => {
  it('is started once, and anew after a file that brought it down', async () => {
    let starts = 0
    const library = new PdfLibrary(() => {
      starts++
      return startPdfium()
    })
    await pdfText(page, library)
    await pdfText(page, library)
    expect(starts).toBe(1)
    const lost = library.use(({ wasmExports: call }) => call.FPDF_GetPageCount(0xfffffff0))
    await expect(lost).rejects.toThrow('PDF 打不开，文件可能损坏')
    expect((await pdfText(page, library)).text).toBe('12.5')
    expect(starts).toBe(2)
  })
})
