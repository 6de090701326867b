import { describe, expect, it } from 'vitest'
import { pdfLibrary } from '../../../src/ingest/pdf-library.ts'
import type { Piece } from '../../../src/reports/source/grid.ts'
import { wordsOf } from '../../../src/reports/source/pdf-words.ts'
import { openPdf, viewOf, withPage } from '../../../src/reports/source/pdfium.ts'
import { boxFont, drawnPdf, HELVETICA, song, utf16 } from '../../fixtures/pdf.ts'

const words = (bytes: Uint8Array): Promise<Piece[]> =>
  pdfLibrary.use((pdfium) => {
    const { document, close } = openPdf(pdfium, bytes)
    const found = withPage(pdfium, document, 1, (page) => wordsOf(pdfium, page, viewOf(pdfium, page).matrix))
    close()
    return found
  })
const texts = async (bytes: Uint8Array) => (await words(bytes)).map(({ text }) => text)

/** 12.5 is 3 digits of 0.556 and a point of 0.278 letters wide. */
const WIDTH = 20 * (3 * 0.556 + 0.278)

describe('a word on a page', () => {
  it.each<[string, string, string]>([
    ['as it is', '', '1 0 0 1 100 200'],
    ['turned by a quarter', '/Rotate 90', '0 1 -1 0 200 100'],
    ['upside down', '/Rotate 180', '-1 0 0 -1 500 200'],
    ['turned by three quarters', '/Rotate 270', '0 -1 1 0 400 300'],
  ])('%s has its place, from the top left of the page as it is shown', async (_, turn, matrix) => {
    const [word, ...others] = await words(drawnPdf(`BT /F 20 Tf ${matrix} Tm (12.5) Tj ET`, HELVETICA, turn))
    expect(others).toEqual([])
    expect(word).toMatchObject({ text: '12.5', size: 20 })
    expect(word!.left).toBeCloseTo(100, 1)
    expect(word!.right).toBeCloseTo(100 + WIDTH, 1)
    expect(word!.middle).toBeCloseTo(200 - 20 * 0.35, 1)
    expect(word!.ends!.map((end) => Math.round(end))).toEqual([111, 122, 128, 139])
  })

  it('ends at a space, at a gap and where another is drawn', async () => {
    const content = 'BT /F 20 Tf 100 200 Td (In all 12) Tj [(3)-2000(4)] TJ ET'
    expect(await texts(drawnPdf(content))).toEqual(['In', 'all', '12', '3', '4'])
  })

  it('drawn twice to look bold is one', async () => {
    const twice = ['100', '100.3'].map((x) => `BT /F 20 Tf ${x} 200 Td (12.5) Tj ET`).join(' ')
    expect(await texts(drawnPdf(twice))).toEqual(['12.5'])
  })

  it('keeps the hyphen at the end of its line, and a minus that the font calls a soft hyphen', async () => {
    const content = 'BT /F 20 Tf 100 200 Td (ab-) Tj 0 -30 Td (cd) Tj 0 -30 Td (\\2553.5) Tj ET'
    const soft = HELVETICA.replace('>>', '/Encoding<</Type/Encoding/Differences[173/softhyphen]>>>>')
    expect(await texts(drawnPdf(content, soft))).toEqual(['ab-', 'cd', '-3.5'])
  })

  it.each(['UniGB-UCS2-H', 'UniGB-UTF16-H'])(
    'in a font that the file does not hold is read by %s',
    async (map) => {
      const content = `BT /F 20 Tf 100 200 Td ${utf16('接待费12.5万元')} Tj ET`
      const [word] = await words(drawnPdf(content, song(map)))
      expect(word).toMatchObject({ text: '接待费12.5万元', left: 100, right: 100 + 5 * 20 + 4 * 10 })
    },
  )

  it('written from top to bottom, or sideways, is one', async () => {
    const down = `BT /F 20 Tf 100 300 Td ${utf16('公务接待费')} Tj ET`
    expect(await texts(drawnPdf(down, song('UniGB-UCS2-V')))).toEqual(['公务接待费'])
    expect(await texts(drawnPdf('BT /F 20 Tf 0 1 -1 0 100 200 Tm (12.5) Tj ET'))).toEqual(['12.5'])
  })

  it('in a font of its own measures, set in the size of 1, is as high as it is drawn', async () => {
    const [word, ...others] = await words(drawnPdf('BT /F 1 Tf 100 200 Td (aaa) Tj ET', boxFont('1')))
    expect(others).toEqual([])
    expect(word).toMatchObject({ text: '111', left: 100, right: 133, size: 12 })
  })
})
