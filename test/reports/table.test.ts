import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import { splitTables } from '../../src/reports/table.ts'

const tablesOf = (text: string) =>
  splitTables(toLines(text)).tables.map((table) =>
    table.rows.map((row) => row.map((cell) => [cell.printed, cell.start] as const)),
  )
const printed = (text: string) =>
  tablesOf(text).map((table) => table.map((row) => row.map(([words]) => words)))

describe('rows of a table', () => {
  it('are parted by tabs, or by pipes with or without one at each end', () => {
    const rows = [
      ['项目', '预算', '决算'],
      ['合计', '12.00', '9.50'],
    ]
    for (const set of [
      '项目\t预算\t决算\n合计\t12.00\t9.50',
      '|项目|预算|决算|\n|---|---|---|\n|合计|12.00|9.50|',
    ])
      expect(printed(set)).toEqual([rows])
    expect(printed('项目|预算|决算\n合计|12.00|9.50')).toEqual([rows])
    expect(printed(' 项目 | 预算 | 决算\n 合计 | 12.00 | 9.50')).toEqual([rows])
  })

  it('keep blank cells and where each cell stands on its line', () => {
    expect(tablesOf('|项目|预算|\n||12.00|')[0]![1]).toEqual([
      ['', 1],
      ['12.00', 2],
    ])
    expect(tablesOf('项目|预算|决算\n合计||9.50')[0]![1]).toEqual([
      ['合计', 0],
      ['', 3],
      ['9.50', 4],
    ])
  })

  it('are none where a sentence holds a single pipe, or a line stands alone', () => {
    expect(printed('预算|决算的说明\n其中 12.00 万元')).toEqual([])
    expect(printed('首页 | 政务公开 | 正文\n本单位 2023 年度决算')).toEqual([])
  })
})
