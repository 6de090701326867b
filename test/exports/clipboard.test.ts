import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { toClipboard } from '../../src/exports/clipboard.ts'
import { exhibit, NAMES } from './exhibits.ts'

it('is a table for Word and WPS with title, basis, note and sources around it', () => {
  const { html } = toClipboard(exhibit())
  const page = parse(html)
  expect(page.querySelectorAll('p').map((line) => line.textContent)).toEqual([
    '“三公”经费，历年',
    '口径：决算 · 区县：丹霞区、碧溪区 · n = 4 个单位',
    '空是没有印出。',
    '来源：青云市报告 0；青云市报告 1；青云市报告 2；青云市报告 3',
  ])
  expect(page.querySelectorAll('th').map((cell) => cell.textContent)).toEqual([
    '单位',
    '年度',
    '合计（万元）',
    '完成率（%）',
  ])
  expect(page.querySelectorAll('tr')).toHaveLength(NAMES.length + 1)
})

it('shows numbers by their rule and hands every digit to a spreadsheet', () => {
  const cell = parse(toClipboard(exhibit()).html).querySelectorAll('td')[2]!
  expect(cell.textContent).toBe('1,234.12')
  expect(cell.getAttribute('x:num')).toBe('1234.123456')
})

it('words are words: no markup, no formula', () => {
  const { html, text } = toClipboard(exhibit())
  const cells = parse(html).querySelectorAll('tr td:first-child')
  expect(cells.map((cell) => cell.textContent)).toEqual(NAMES.map((name) => name.replace(/^=/, "'=")))
  expect(cells[2]!.getAttribute('style')).toContain("mso-number-format:'\\@'")
  expect(text.split('\n')[3]).toMatch(/^'=1\+1/)
})
