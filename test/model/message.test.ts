import { expect, it } from 'vitest'
import { phrase } from '../../src/model/message.ts'

const words = { zh: '{cited}：{lines}', en: '{cited}: {lines}' }

it('cites a figure and joins a list as the language does', () => {
  const args = { cited: { line: 3, table: true, item: '合计', value: '5.00万元' }, lines: [1, 2] }
  expect(phrase(words, args, 'zh')).toBe('第 3 行（表） 合计 5.00万元：1、2')
  expect(phrase(words, args, 'en')).toBe('合计 5.00万元 (table, line 3): 1, 2')
})

it('leaves a place open that has no argument, and takes an argument as it is', () => {
  expect(phrase(words, { cited: '{lines}' }, 'zh')).toBe('{lines}：{lines}')
})
