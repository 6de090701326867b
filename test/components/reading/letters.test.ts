import { expect, it } from 'vitest'
import { takeLettersWithoutFont } from '../../../src/components/reading/letters.ts'
import { pdfLibrary } from '../../../src/ingest/pdf-library.ts'
import { openPdf, withPage } from '../../../src/reports/source/pdfium.ts'
import { boxFont, drawnPdf, song, utf16 } from '../../fixtures/pdf.ts'

const letters = (bytes: Uint8Array) =>
  pdfLibrary.use((pdfium) => {
    const { document, close } = openPdf(pdfium, bytes)
    const found = withPage(pdfium, document, 1, (page) => takeLettersWithoutFont(pdfium, page))
    close()
    return found
  })

it('are those of a font with 汉字 that the file does not hold, with place, width, size and colour', async () => {
  const content = `1 0 0 rg BT /F 20 Tf 100 200 Td ${utf16('共1元')} Tj ET`
  expect(await letters(drawnPdf(content, song('UniGB-UCS2-H')))).toEqual([
    { text: '共', width: 1, color: 'rgb(255 0 0)', matrix: [20, 0, 0, -20, 100, 200] },
    { text: '1', width: 0.5, color: 'rgb(255 0 0)', matrix: [20, 0, 0, -20, 120, 200] },
    { text: '元', width: 1, color: 'rgb(255 0 0)', matrix: [20, 0, 0, -20, 130, 200] },
  ])
})

it('are none where the file holds its font, or pdfium has one', async () => {
  expect(await letters(drawnPdf('BT /F 20 Tf 100 200 Td (Total) Tj ET'))).toEqual([])
  expect(await letters(drawnPdf('BT /F 1 Tf 100 200 Td (aa) Tj ET', boxFont('元')))).toEqual([])
})
