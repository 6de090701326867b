import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import { warningsOf } from '../../src/notebook/warnings.ts'

const result = (names: string[], ...rows: (string | number | null)[][]): Result => ({
  columns: names.map((name) => ({ name, type: 'text' })),
  rows,
})

describe('comparing unlike things', () => {
  it('warns of several stages in one series', () => {
    const mixed = result(['unit', 'stage', 'total'], ['甲', '决算', 1], ['乙', '年初预算', 2])
    expect(warningsOf(mixed, { mark: 'bar', x: 'total', y: 'unit' })).toEqual([
      '混有决算、年初预算，不是同一个阶段',
    ])
    expect(warningsOf(mixed, { mark: 'bar', x: 'total', y: 'unit', color: 'stage' })).toEqual([])
  })

  it('warns of several scopes', () => {
    const mixed = result(['unit', 'scope'], ['甲', '财政拨款'], ['乙', '全部资金'])
    expect(warningsOf(mixed, null)).toEqual(['口径不一：财政拨款、全部资金'])
  })

  it('warns of a headcount of another year', () => {
    const old = result(['fiscal_year', 'headcount_year'], [2023, 2020], [2018, 2018], [2019, null])
    expect(warningsOf(old, null)).toEqual(['1 行的人数不是同年的，见“人数的年份”一列'])
  })
})
