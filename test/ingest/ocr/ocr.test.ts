import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ocrText, type Readers } from '../../../src/ingest/ocr/index.ts'
import { toLines } from '../../../src/reports/document.ts'
import { type Place, placeOf } from '../../../src/reports/source/layout.ts'
import { noticesOf } from '../../fixtures/read.ts'
import { type Damage, shortReport, toScan } from '../../fixtures/scan.ts'
import { hasPpOcr } from '../../ocr/install.ts'
import { precisionOf, recallOf, scoreScan } from '../../ocr/score.ts'

const LONG = 240_000
const DAMAGE: Damage = { skew: -0.5, blur: 0.5, specks: 600, fade: 60, shadow: 4 }
if (!hasPpOcr()) console.log('没有装 PP-OCR（npm run test:ocr 会装）：两个程序一起识别的测试没有跑')

describe('a page that lay askew, is blurred, pale and dusty', () => {
  const score = (readers: Readers) => scoreScan(shortReport(), DAMAGE, readers)

  it('is read by tesseract alone, each fact marked', { timeout: LONG }, async () => {
    const read = await score('tesseract')
    expect(recallOf(read)).toBeGreaterThan(0.6)
    expect(precisionOf(read)).toBeGreaterThan(0.75)
    expect(read.reading.facts.every((f) => f.ocr)).toBe(true)
    expect(read.reading.report.source_format).toBe('ocr')
  })

  it.runIf(hasPpOcr())(
    'is read by two programs without a misread number; what they disagree about is named',
    { timeout: LONG },
    async () => {
      const read = await score('both')
      expect(recallOf(read)).toBeGreaterThan(0.9)
      expect(precisionOf(read)).toBeGreaterThan(0.97)
      expect(read.misread).toBe(0)
      const { coverage, report } = read.reading
      expect(report.source_format).toBe('ocr-both')
      expect(coverage.facts + coverage.structure + coverage.left_out.length).toBe(coverage.numbers)
      const named = noticesOf(read.reading)
      for (const { line, why } of coverage.left_out)
        if (why.startsWith('识别')) expect(named).toContain(`第 ${line} 行`)
    },
  )
})

describe('where a scan prints a number', () => {
  /** The first place of a number. */
  async function placed(damage: Damage, number: string): Promise<Place> {
    const path = join(tmpdir(), `zhangben-place-${process.pid}.pdf`)
    writeFileSync(path, await toScan(shortReport(), damage))
    expect(readFileSync(path).length).toBeGreaterThan(1000)
    try {
      const source = await ocrText(path, 'tesseract')
      const line = toLines(source.text).find(({ printed }) => printed.includes(number))!
      const start = line.printed.indexOf(number)
      return placeOf(source, { line: line.number, start, end: start + number.length })!
    } finally {
      rmSync(path)
    }
  }

  it('is where it lies on the skewed page, not where it would lie on a straight one', {
    timeout: LONG,
  }, async () => {
    const [straight, skewed] = [await placed({}, '638.00'), await placed({ skew: 1 }, '638.00')]
    // A4, landscape, turned about its middle.
    const [cx, cy, angle] = [842 / 2, 595 / 2, Math.PI / 180]
    const [dx, dy] = [straight.x + straight.width / 2 - cx, straight.y + straight.height / 2 - cy]
    expect(
      Math.abs(skewed.x + skewed.width / 2 - (cx + dx * Math.cos(angle) - dy * Math.sin(angle))),
    ).toBeLessThan(3)
    expect(
      Math.abs(skewed.y + skewed.height / 2 - (cy + dx * Math.sin(angle) + dy * Math.cos(angle))),
    ).toBeLessThan(2)
    expect(straight.page).toBe(1)
    expect(straight.width).toBeGreaterThan(20)
    expect(straight.width).toBeLessThan(32)
  })
})
