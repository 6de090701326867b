import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'

const pages = (text: string) => toLines(text).map((line) => [line.printed, line.page])

describe('the page of a line', () => {
  it.each([
    ['before the page’s first line', '甲\n\f乙\n丙'],
    ['after the page’s last line', '甲\f\n乙\n丙'],
  ])('a form feed %s', (_, text) => {
    expect(pages(text)).toEqual([
      ['甲', 1],
      ['乙', 2],
      ['丙', 2],
    ])
  })

  it('is counted over empty pages', () => {
    expect(pages('甲\n\f\n\f丙').at(-1)).toEqual(['丙', 3])
  })

  it('is not known where the text has no form feed', () => {
    expect(pages('甲\n乙')).toEqual([
      ['甲', null],
      ['乙', null],
    ])
  })
})
