import fc from 'fast-check'
import { expect, it } from 'vitest'
import { block, shorten, textWidth, wrap } from '../../src/charts/text.ts'

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

it('cuts what has no room and says so with …', () => {
  expect(shorten('江汉区大数据中心', 20)).toBe('江汉区大数据中心')
  expect(shorten('江汉区大数据中心', 5)).toBe('江汉区大…')
  expect(block('青云市丹霞区政务服务和大数据管理局', 6, 2)).toEqual(['青云市丹霞区', '政务服务和大…'])
})
