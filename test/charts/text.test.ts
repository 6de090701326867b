import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortNumber, textWidth, wrap } from '../../src/charts/text.ts'

it('wraps Chinese anywhere but not before a closing or after an opening mark', () => {
  expect(wrap('网上群众工作部管理平台项目建设费（2019）', 18)).toEqual([
    '网上群众工作部管理平台项目建设费',
    '（2019）',
  ])
  expect(wrap('一二三四，五', 4)).toEqual(['一二三四，', '五'])
})

it('loses nothing and keeps lines short', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('数', '据', '，', '（', '）', 'a', '1', '.') }),
      fc.integer({ min: 4, max: 20 }),
      (text, em) => {
        const lines = wrap(text, em)
        expect(lines.join('')).toBe(text)
        for (const line of lines)
          expect(/[一-龥]/.test(line) && textWidth(line.replace(/[（），a-z0-9.]/g, '')) > em).toBe(false)
      },
    ),
  )
})

it('writes numbers short: two places, four for small ones, thousands parted', () => {
  expect([1234567.891, 0.01234, 5, -1500.5, 0, 2.5].map(shortNumber)).toEqual([
    '1,234,567.89',
    '0.0123',
    '5',
    '-1,500.5',
    '0',
    '2.5',
  ])
})
