import { describe, expect, it } from 'vitest'
import { proofOf } from '../../src/components/proof.ts'

const fact = (own: object) => ({
  printed_times: 1,
  sums_held: 0,
  contradicted: false,
  ocr: false,
  mended: null,
  classified: true,
  ...own,
})

describe('what is said of a figure', () => {
  it.each<[string, object, string, string[]]>([
    ['printed once', {}, 'pdf', ['只印了这一处']],
    ['printed in three places', { printed_times: 3 }, 'pdf', ['印了 3 处，都一致']],
    ['part of two sums', { sums_held: 2 }, 'pdf', ['只印了这一处', '在 2 个合计里加得平']],
    [
      'recognised by one program, with nothing to prove it',
      { ocr: true },
      'ocr',
      ['只印了这一处', '识别自图片，只识别了一次'],
    ],
    [
      'recognised by one program, in a sum that holds',
      { ocr: true, sums_held: 1 },
      'ocr',
      ['只印了这一处', '在 1 个合计里加得平', '识别自图片，合计相符'],
    ],
    [
      'recognised by two programs',
      { ocr: true },
      'ocr-both',
      ['只印了这一处', '识别自图片，两个程序读得一样，或有合计证明'],
    ],
  ])('%s', (_, own, format, expected) => {
    expect(proofOf(fact(own), format)).toEqual(expected)
  })
})
