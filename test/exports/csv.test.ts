import { expect, it } from 'vitest'
import { toCsv, toTsv } from '../../src/exports/csv.ts'

it('opens in Excel: a byte order mark, CRLF, quotes where needed, blanks blank', () => {
  const csv = toCsv(
    {
      columns: [
        { name: 'unit', type: 'text' },
        { name: 'total', type: 'decimal' },
      ],
      rows: [
        ['甲,“乙”"丙"', '5.65'],
        ['丁', null],
      ],
    },
    (name) => (name === 'total' ? '合计' : name),
  )
  expect(csv).toBe('\ufeffunit,合计\r\n"甲,“乙”""丙""",5.65\r\n丁,\r\n')
})

it('goes into a spreadsheet from the clipboard: tabs between cells, none inside', () => {
  const tsv = toTsv({
    columns: [
      { name: 'a', type: 'text' },
      { name: 'b', type: 'list' },
    ],
    rows: [['x\ty', ['1', '2']]],
  })
  expect(tsv).toBe('a\tb\nx y\t1 2')
})

it('leaves the columns of the trail behind', () => {
  const result = {
    columns: [
      { name: 'unit', type: 'text' as const },
      { name: 'label', type: 'text' as const },
      { name: 'fact_ids', type: 'list' as const },
    ],
    rows: [['甲', '甲 2023', ['a', 'b']]],
  }
  expect(toCsv(result)).toBe('\ufeffunit\r\n甲\r\n')
  expect(toTsv(result)).toBe('unit\n甲')
})

it('keeps every digit that the result has, and no noise of a float behind its last true digit', () => {
  const tsv = toTsv({
    columns: [
      { name: 'total', type: 'decimal' },
      { name: 'per_head', type: 'number' },
      { name: 'x', type: 'number' },
    ],
    rows: [['1130.763667', 0.024999999999999998, 1 / 3]],
  })
  expect(tsv.split('\n')[1]).toBe('1130.763667\t0.025\t0.333333333333333')
})

it('says codes of the data in words', () => {
  expect(toTsv({ columns: [{ name: 'gap', type: 'text' }], rows: [['not held']] })).toBe('gap\n没有这份报告')
})
