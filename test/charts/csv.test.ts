import { expect, it } from 'vitest'
import { toCsv, toTsv } from '../../src/charts/csv.ts'

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

it('keeps every digit of money and rounds quotients as they are shown; a column without a unit stays as it is', () => {
  const heading = (name: string) => ({ total: '合计（万元）', per_head: '人均（万元/人）' })[name] ?? name
  const tsv = toTsv(
    {
      columns: [
        { name: 'total', type: 'decimal' },
        { name: 'per_head', type: 'number' },
        { name: 'x', type: 'number' },
      ],
      rows: [['1130.763667', 0.024999999999999998, 0.00125]],
    },
    heading,
  )
  expect(tsv.split('\n')[1]).toBe('1130.763667\t0.02\t0.00125')
})
