import { expect, it } from 'vitest'
import { toWan } from '../../src/model/money.ts'

it('turns 元 and 亿元 into 万元 exactly', () => {
  expect(toWan('320815.01', '元')).toBe('32.081501')
  expect(toWan('1.5', '亿元')).toBe('15000')
  expect(toWan('1767.30', '万元')).toBe('1767.3')
  expect(toWan('3', '辆')).toBeNull()
})
