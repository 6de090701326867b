import { expect, it } from 'vitest'
import { findingRow, wordsOf } from '../../src/reports/words.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

it('words a message in both languages', () => {
  expect(wordsOf({ code: 'R31.typo', args: { lines: [7, 9] } })).toEqual({
    message: '第 7、9 行有错字',
    message_en: 'Line 7, 9: a slip of the pen',
  })
})

it('shows what the catalogue does not know as it is', () => {
  const told = wordsOf({ code: 'R99.later', args: { lines: [7] } })
  expect(told.message).toBe('R99.later {"lines":[7]}')
})

it('makes a row of the table from a finding: with words, without code', () => {
  const [finding] = read(report().replace('下降 6.90%', '下降 69.00%')).findings
  const row = findingRow(finding!)
  expect(row).toMatchObject({ rule: 'R20', severity: 'error', stated: '69.00%', fiscal_year: 2020 })
  expect(row.message).toMatch(/^第 \d+ 行 “三公”经费合计 69\.00%/)
  expect(Object.keys(row)).not.toContain('args')
})
