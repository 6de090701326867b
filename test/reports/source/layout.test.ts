import { describe, expect, it } from 'vitest'
import { LIBRARIES } from '../../../src/ingest/source.ts'
import { toLines } from '../../../src/reports/document.ts'
import type { Piece } from '../../../src/reports/source/grid.ts'
import { readSource, type Source } from '../../../src/reports/source/index.ts'
import { joinPages, type Place, placeOf } from '../../../src/reports/source/layout.ts'
import { launch } from '../../browser/chromium.ts'
import { toPdf } from '../../fixtures/formats.ts'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'

/** The place of the words where the report's lines print them first. */
function find(source: Source, words: string): Place | null {
  const line = toLines(source.text).find(({ printed }) => printed.includes(words))!
  const start = line.printed.indexOf(words)
  return placeOf(source, { line: line.number, start, end: start + words.length })
}

const rounded = (place: Place | null) =>
  place && Object.fromEntries(Object.entries(place).map(([key, value]) => [key, Math.round(value)]))

/** A page that prints `123.45` in 20-point Helvetica, its base line beginning at (100, 200) from the lower left. */
const drawn = (boxes: string) =>
  new TextEncoder().encode(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]${boxes}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F 20 Tf 100 200 Td (Total 123.45) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`)
const DIGITS = 20 * (5 * 0.556 + 0.278)
const BEFORE = 100 + 20 * (0.611 + 0.556 + 0.278 + 0.556 + 0.222 + 0.278)

describe('where a PDF prints a number', () => {
  it.each<[string, string, { x: number; width: number; top: number; bottom: number }]>([
    ['a page as it is', '', { x: BEFORE, width: DIGITS, top: 200 - 20 * 0.72, bottom: 200 }],
    [
      'a page that is cropped: from the corner that is shown',
      '/CropBox[50 0 600 300]',
      { x: BEFORE - 50, width: DIGITS, top: 100 - 20 * 0.72, bottom: 100 },
    ],
  ])('%s', async (_, boxes, { x, width, top, bottom }) => {
    const place = find(await readSource('a.pdf', drawn(boxes), LIBRARIES), '123.45')!
    expect(place.page).toBe(1)
    expect(place.x).toBeCloseTo(x, 0)
    expect(place.width).toBeCloseTo(width, 0)
    expect(place.y).toBeLessThanOrEqual(top)
    expect(place.y + place.height).toBeGreaterThanOrEqual(bottom)
    expect(place.height).toBeLessThan(24)
  })

  it('says how large the page is that is shown', async () => {
    const { layout } = await readSource('a.pdf', drawn('/CropBox[50 0 600 300]'), LIBRARIES)
    expect(layout?.pages).toEqual([{ width: 550, height: 300, skew: 0 }])
  })

  it('agrees with where the browser drew it: in a sentence, in a cell, on the second page', async () => {
    const browser = await launch()
    const page = await browser.newPage({ viewport: { width: 1120, height: 790 } })
    await page.setContent(`<style>
      @page { size: 1120px 790px; margin: 0 } body { margin: 0; font: 16px 'Noto Sans CJK SC' }
      div { height: 790px; box-sizing: border-box; padding: 60px; break-after: page }
      table { border-collapse: collapse } td { border: 1px solid; padding: 4px 9px }</style>
      <div>公务接待费决算<b>12.35</b>万元，比上年减少<b>1,203.70</b>万元。</div>
      <div><table><tr><td>科目</td><td>合计</td></tr><tr><td>人员经费</td><td><b>8,765.43</b></td></tr>
      <tr><td>公用经费</td><td><b>432.10</b></td></tr></table></div>`)
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('b')].map((b) => {
        const { x, y, width } = b.getBoundingClientRect()
        const point = 0.75
        return { text: b.textContent, page: 1 + Math.floor(y / 790), x: x * point, width: width * point }
      }),
    )
    const source = await readSource(
      'a.pdf',
      new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
      LIBRARIES,
    )
    await browser.close()
    for (const { text, page, x, width } of boxes) {
      const place = find(source, text)!
      expect([text, place.page]).toEqual([text, page])
      expect(Math.abs(place.x - x), `${text} x`).toBeLessThan(1)
      expect(Math.abs(place.width - width), `${text} width`).toBeLessThan(1)
    }
  })

  it('is known for every number of a report', async () => {
    const source = await readSource('a.pdf', await toPdf(report()), LIBRARIES)
    const { coverage, lines } = read(source.text)
    expect(coverage.marks.length).toBeGreaterThan(250)
    for (const mark of coverage.marks)
      expect([mark.text, placeOf(source, mark)?.page]).toEqual([mark.text, lines[mark.line - 1]!.page])
  })
})

describe('a page of pieces', () => {
  const piece = (text: string, left: number, right: number): Piece => ({
    text,
    left,
    right,
    middle: 50,
    size: 10,
  })
  const source = (pieces: Piece[], text = pieces.map((p) => p.text).join('')) => {
    let at = 0
    const printed = { text, pieces: pieces.map((piece) => ({ at: text.indexOf(piece.text, at++), piece })) }
    return joinPages([{ width: 100, height: 100, skew: 0, lines: [printed] }])
  }

  it('measures the characters of a recognised word by their widths: 汉字 are twice as wide as digits', () => {
    const place = placeOf(source([piece('支出12.3元', 0, 100)]), { line: 1, start: 2, end: 6 })
    expect(rounded(place)).toEqual({ page: 1, x: 40, y: 45, width: 40, height: 10 })
  })

  it('frames a number that was printed in two pieces', () => {
    const place = placeOf(source([piece('1,234', 0, 25), piece('.56', 25, 38)]), {
      line: 1,
      start: 0,
      end: 8,
    })
    expect(rounded(place)).toEqual({ page: 1, x: 0, y: 45, width: 38, height: 10 })
  })

  it('counts as the lines of a report do, which leave markup out', () => {
    const marked = source([piece('**合计**', 0, 40), piece('55', 60, 70)], '**合计** 55')
    expect(toLines(marked.text)[0]!.printed).toBe('合计 55')
    expect(rounded(placeOf(marked, { line: 1, start: 3, end: 5 }))).toMatchObject({ x: 60, width: 10 })
  })

  it('is unknown between the pieces, past the last line and where there are no pages', () => {
    const { text, layout } = source([piece('1', 0, 5)])
    expect(placeOf({ layout }, { line: 1, start: 1, end: 2 })).toBeNull()
    expect(placeOf({ layout }, { line: 2, start: 0, end: 1 })).toBeNull()
    expect(placeOf({ layout: null }, { line: 1, start: 0, end: text.length })).toBeNull()
  })
})
