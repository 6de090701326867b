import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatOf, formatTicks, isCompletion } from '../../src/model/format.ts'

const money = formatOf({ name: 'total', type: 'decimal' }, '合计（万元）')

describe('one rule of decimals per measure', () => {
  it('money has two, whatever was divided', () => {
    expect(['1130.763667', '67.95', '0.7', 5].map((value) => formatNumber(value, money))).toEqual([
      '1,130.76',
      '67.95',
      '0.70',
      '5.00',
    ])
  })

  it('quotients and percentages have two, counts none', () => {
    const perHead = formatOf({ name: 'per_head', type: 'number' }, '人均', '万元/人')
    expect(formatNumber(0.024999999999999998, perHead)).toBe('0.02')
    expect(formatNumber(0.8071, perHead)).toBe('0.81')
    expect(formatOf({ name: 'share', type: 'decimal' })).toMatchObject({ unit: '%', decimals: 2 })
    expect(formatOf({ name: 'people', type: 'decimal' }, '人数（人）').decimals).toBe(0)
    expect(formatNumber(1234, formatOf({ name: 'cars', type: 'integer' }))).toBe('1,234')
  })

  it('what is not zero is never written as zero', () => {
    expect(formatNumber('0.0004', money)).toBe('<0.01')
    expect(formatNumber('-0.0004', money)).toBe('>-0.01')
    expect(formatNumber('0.00', money)).toBe('0.00')
  })

  it('rounds half up as people do, and leaves what is no number', () => {
    expect(formatNumber(1.005, money)).toBe('1.01')
    expect(formatNumber('—', money)).toBe('—')
    expect(formatNumber('', money)).toBe('')
  })

  it('never changes a number by more than half of its last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const text = formatNumber(value, money).replaceAll(',', '')
        expect(/^[<>]/.test(text) || Math.abs(Number(text) - value) <= 0.005 + 1e-6).toBe(true)
      }),
    )
  })
})

it('an axis shows as many places as its steps need', () => {
  const words = (values: number[]) => values.map(formatTicks(values))
  expect(words([0, 500, 1000])).toEqual(['0', '500', '1,000'])
  expect(words([0, 0.5, 1])).toEqual(['0.0', '0.5', '1.0'])
})

it('knows which columns tell how much of a plan was fulfilled', () => {
  expect(['rate', 'execution_rate', 'completion_rate'].every(isCompletion)).toBe(true)
  expect(isCompletion('share')).toBe(false)
})
