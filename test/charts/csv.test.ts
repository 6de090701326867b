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
