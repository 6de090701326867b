import { describe, expect, it } from 'vitest'
import { pdfLibrary } from '../../../src/ingest/pdf-library.ts'
import type { Rule } from '../../../src/reports/source/grid.ts'
import { rulesOf } from '../../../src/reports/source/pdf-rules.ts'
import { openPdf, viewOf, withPage } from '../../../src/reports/source/pdfium.ts'
import { drawnPdf, HELVETICA } from '../../fixtures/pdf.ts'

const rules = (bytes: Uint8Array): Promise<Rule[]> =>
  pdfLibrary.use((pdfium) => {
    const { document, close } = openPdf(pdfium, bytes)
    const found = withPage(pdfium, document, 1, (page) => rulesOf(pdfium, page, viewOf(pdfium, page).matrix))
    close()
    return found
  })

const level = { vertical: false, at: 300, from: 50, to: 250 }
const upright = { vertical: true, at: 50, from: 200, to: 300 }

describe('the rules of a page', () => {
  it('are its straight lines, from the top left', async () => {
    expect(await rules(drawnPdf('50 100 m 250 100 l S 50 100 m 50 200 l S'))).toEqual([level, upright])
  })

  it('are the long sides of a rectangle, and all four of a box', async () => {
    const sides = await rules(drawnPdf('50 99.5 200 1 re f'))
    expect(sides.map(({ vertical, from, to }) => [vertical, from, to])).toEqual([
      [false, 50, 250],
      [false, 50, 250],
    ])
    expect(await rules(drawnPdf('50 100 200 100 re S'))).toHaveLength(4)
  })

  it('are not what only crops, what is slant and what is round', async () => {
    const content = '50 100 200 100 re W n 50 100 m 250 200 l S 50 100 m 60 150 70 180 90 200 c S'
    expect(await rules(drawnPdf(content))).toEqual([])
  })

  it('are where a form puts them that is drawn twice', async () => {
    const inner = '0 0 m 100 0 l S'
    const form = `9 0 obj<</Type/XObject/Subtype/Form/BBox[-5 -5 200 100]/Matrix[1 0 0 1 5 0]/Length ${inner.length}>>stream
${inner}
endstream endobj`
    const content = 'q 2 0 0 2 40 100 cm /X Do Q q 1 0 0 1 295 50 cm /X Do Q'
    expect(await rules(drawnPdf(content, `${HELVETICA}\n${form}`))).toEqual([
      level,
      { vertical: false, at: 350, from: 300, to: 400 },
    ])
  })

  it('turn with the page', async () => {
    expect(await rules(drawnPdf('100 50 m 100 250 l S', HELVETICA, '/Rotate 90'))).toEqual([
      { vertical: false, at: 100, from: 50, to: 250 },
    ])
  })
})
