import { describe, expect, it } from 'vitest'
import { csvColumns, tableName } from '../../src/engine/files.ts'

describe('a CSV as a table', () => {
  it('takes a column for numbers where every filled cell is one', () => {
    expect(csvColumns('\ufeff区县,人口,编号\n江汉区,"1,234.5",001a\n洪山区,,2\n')).toEqual([
      { name: '区县', numeric: false, values: ['江汉区', '洪山区'] },
      { name: '人口', numeric: true, values: [1234.5, null] },
      { name: '编号', numeric: false, values: ['001a', '2'] },
    ])
  })

  it('says when there is nothing in it', () => {
    expect(() => csvColumns('a,b\n')).toThrow('CSV 里没有数据')
  })

  it.each([
    ['人口 2023.csv', '人口_2023'],
    ['2023.csv', 't_2023'],
    ['sangong.csv', 'sangong_1'],
  ])('%s becomes %s', (file, table) => {
    expect(tableName(file, new Set(['sangong']))).toBe(table)
  })
})
