import { describe, expect, it } from 'vitest'
import { contrasted, skewOf, straightened } from '../../../src/ingest/ocr/clean.ts'
import { type Box, type Gray, turned } from '../../../src/ingest/ocr/image.ts'
import { liftRules } from '../../../src/ingest/ocr/rules.ts'
import { segmentsOf } from '../../../src/ingest/ocr/segments.ts'

const SCALE = 72 / 300
const DEGREE = Math.PI / 180

/** A white page with black boxes: letters are 30 high, rules thin and long. */
function page(boxes: readonly Box[], width = 900, height = 600): Gray {
  const pixels = new Uint8Array(width * height).fill(255)
  for (const { left, top, right, bottom } of boxes)
    for (let y = top; y < bottom; y++) pixels.fill(0, y * width + left, y * width + right)
  return { width, height, pixels }
}
const box = (left: number, top: number, wide: number, high: number): Box => ({
  left,
  top,
  right: left + wide,
  bottom: top + high,
})
/** Letters in a row, 5 apart. */
const word = (left: number, top: number, letters: number) =>
  Array.from({ length: letters }, (_, i) => box(left + i * 30, top, 25, 30))
const found = (boxes: readonly Box[]) => {
  const { image, rules } = liftRules(page(boxes), SCALE)
  return segmentsOf(image, rules, SCALE)
    .map((segment) => segment.box)
    .sort((a, b) => a.top - b.top || a.left - b.left)
}

describe('the segments of a page', () => {
  it('are words of a line; a wide gap parts them, and so does another line', () => {
    const boxes = [...word(50, 50, 4), ...word(400, 50, 3), ...word(50, 120, 5)]
    expect(found(boxes)).toEqual([box(50, 50, 115, 30), box(400, 50, 85, 30), box(50, 120, 145, 30)])
  })

  it('are cut at the rules of a table, however near the words stand', () => {
    const rules = [
      ...[40, 240].map((y) => box(30, y, 400, 3)),
      ...[30, 172, 427].map((x) => box(x, 40, 3, 203)),
    ]
    const boxes = [...word(50, 100, 4), ...word(180, 100, 3), ...rules]
    expect(found(boxes)).toEqual([box(50, 100, 115, 30), box(180, 100, 85, 30)])
  })

  it('take in low strokes and marks beside letters: 一 and a comma', () => {
    const dash = box(20, 63, 25, 4)
    const comma = box(172, 74, 6, 9)
    expect(found([dash, ...word(50, 50, 4), comma])).toEqual([box(20, 50, 158, 33)])
  })

  it('leave specks of dust out, but not the point of a number', () => {
    const dust = [box(700, 300, 3, 3), box(300, 500, 2, 4)]
    const point = box(167, 76, 4, 4)
    const boxes = [...word(50, 50, 4), point, ...word(175, 50, 2)]
    expect(found([...boxes, ...dust])).toEqual([box(50, 50, 180, 30)])
  })

  it('lose a speck among digits that no point or sign is: above the point, before the first', () => {
    const digits = [...word(50, 50, 3), box(139, 76, 4, 4), ...word(147, 50, 2)].map((each) => ({
      ...each,
      right: Math.min(each.right, each.left + 20),
    }))
    const minus = box(30, 64, 14, 3)
    const specks = [box(139, 60, 4, 4), box(206, 62, 4, 5)]
    expect(found([minus, ...digits, ...specks])).toEqual([box(30, 50, 167, 30)])
  })

  it('show their own ink alone', () => {
    const [segment] = segmentsOf(page([...word(50, 50, 2), box(50, 84, 20, 20)]), [], SCALE)
    const { image } = segment!
    const dark = image.pixels.filter((value) => value < 128).length
    expect(dark).toBe(2 * 25 * 30)
  })
})

describe('a page as the scanner left it', () => {
  const lines = Array.from({ length: 8 }, (_, i) => word(60, 60 + i * 60, 25)).flat()

  it.each([0, 0.7, -1.5, 2.4])('is set straight: %d°', (degrees) => {
    const skewed = turned(page(lines), degrees * DEGREE)
    expect(Math.abs(skewOf(skewed) / DEGREE - degrees)).toBeLessThan(0.1)
    expect(Math.abs(skewOf(straightened(skewed).image) / DEGREE)).toBeLessThan(0.1)
  })

  it('loses the shadow that the lid left along its edges, which is straight where the page is not', () => {
    const shadow = [box(0, 0, 900, 6), box(0, 594, 900, 6), box(0, 0, 6, 600), box(894, 0, 6, 600)]
    const skewed = turned(page(lines), 0.7 * DEGREE)
    const edges = page(shadow).pixels
    const scanned = { ...skewed, pixels: skewed.pixels.map((value, i) => Math.min(value, edges[i]!)) }
    const clean = contrasted(scanned)
    expect(Math.abs(skewOf(clean) / DEGREE - 0.7)).toBeLessThan(0.1)
    expect(liftRules(straightened(clean).image, SCALE).rules).toEqual([])
  })

  it('gets its contrast back: grey ink on yellowed paper', () => {
    const pale = page(lines)
    const { pixels } = contrasted({ ...pale, pixels: pale.pixels.map((value) => (value < 128 ? 150 : 225)) })
    expect(new Set(pixels)).toEqual(new Set([0, 255]))
  })
})
