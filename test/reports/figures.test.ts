import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/reports/figures.ts'

const values = (text: string) => tokenise(text, 0, text.length).tokens.map((t) => `${t.value}${t.unit}`)

describe('numbers with units', () => {
  it.each([
    ['支出1,767.30万元,增长33.18%', ['1767.30万元', '33.18%']],
    ['团组1个,5人次', ['1个', '5人次']],
    ['人均日接警10-15件', []],
    ['单价50万元(含)以上通用设备0台(套)', ['0台(套)']],
    ['2018年度共3辆', ['3辆']],
    ['减少-3.35万元', ['-3.35万元']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it.each(['1.2.3万元', '5,65万元', '12345678901234567890万元'])('does not read %s', (text) => {
    const { tokens, malformed } = tokenise(text, 0, text.length)
    expect(tokens).toEqual([])
    expect(malformed).toHaveLength(1)
  })

  it('reads back any amount that is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_99 }), (cents) => {
        const printed = (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
        expect(values(`共${printed}万元`)).toEqual([`${printed.replaceAll(',', '')}万元`])
      }),
    )
  })
})
