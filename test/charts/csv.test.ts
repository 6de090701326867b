import { expect, it } from 'vitest'
import { toCsv } from '../../src/charts/csv.ts'

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
