import { describe, expect, it } from 'vitest'
import { disagreements, unsure } from '../../../src/ingest/ocr/agree.ts'
import type { Reading } from '../../../src/ingest/ocr/reading.ts'

/** A reading with characters ten pixels wide. */
const read = (text: string, sure: (char: string) => number = () => 1): Reading => ({
  text,
  ends: [...text].map((_, i) => (i + 1) * 10),
  sure: [...text].map(sure),
})
const doubted = (one: string, other: string | null) =>
  disagreements(read(one), other === null ? null : read(other)).map(({ start, end, other }) => [
    one.slice(start, end),
    other,
  ])

describe('two readings of a segment', () => {
  it.each<[string, string | null, [string, string | null][]]>([
    ['合计1,003.50元', '合计1,003.50元', []],
    ['合计1,003.50元', '台汁1,003.50兀', []],
    ['1,003.50', '1003.50', []],
    ['1,003.50', '1.003.50', []],
    ['1,003', '1.003', [['1,003', '1.003']]],
    ['35.20', '85.20', [['35.20', '85.20']]],
    ['-35.20', '35.20', [['-35.20', '35.20']]],
    ['12人，35.20元', '12人，35.28元', [['35.20', '35.28']]],
    ['决算35.20元', '决算，，，，，元', [['35.20', null]]],
    ['7', null, [['7', null]]],
  ])('%s and %s', (one, other, expected) => {
    expect(doubted(one, other)).toEqual(expected)
  })

  it('are compared place by place: a number read elsewhere on the line proves nothing', () => {
    expect(doubted('12.5元', '12.8元元元元12.5')).toEqual([['12.5', '12.8']])
  })
})

describe('one reading alone', () => {
  it('is unsure of a number that holds a character which the program hardly made out', () => {
    const reading = read('12人35元', (char) => (char === '5' ? 0.1 : 0.9))
    expect(unsure(reading)).toEqual([{ start: 3, end: 5, other: null }])
  })
})
