import { describe, expect, it } from 'vitest'
import { proposeChart } from '../../src/charts/propose.ts'
import type { Result, ResultColumn } from '../../src/model/result.ts'

const result = (
  columns: Record<string, ResultColumn['type']>,
  ...rows: (string | number | null)[][]
): Result => ({
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  rows,
})

describe('a chart for a result', () => {
  it('years make a line a unit', () => {
    const years = result(
      { unit: 'text', fiscal_year: 'integer', total: 'decimal' },
      ['甲', 2019, '1'],
      ['甲', 2020, '2'],
    )
    expect(proposeChart(years)).toMatchObject({ mark: 'line', x: 'fiscal_year', y: 'total', color: 'unit' })
  })

  it('parts over years are stacked, a panel a unit', () => {
    const parts = result(
      { unit: 'text', fiscal_year: 'integer', part: 'text', amount: 'decimal' },
      ['甲', 2019, '车', '1'],
      ['甲', 2019, '接待', '2'],
    )
    expect(proposeChart(parts)).toMatchObject({ mark: 'stack', color: 'part', facet: 'unit' })
  })

  it('two measures of many things are dots, with their names', () => {
    const many = result(
      { unit: 'text', people: 'integer', total: 'decimal' },
      ...Array.from({ length: 8 }, (_, i) => [`单位${i}`, i, `${i}`]),
    )
    expect(proposeChart(many)).toMatchObject({ mark: 'dot', x: 'people', y: 'total', text: 'unit' })
  })

  it('a ranking is bars from the greatest to the least', () => {
    const ranking = result({ unit: 'text', total: 'decimal' }, ['甲', '1'], ['乙', '2'])
    expect(proposeChart(ranking)).toMatchObject({ mark: 'bar', x: 'total', y: 'unit', sort: 'desc' })
  })

  it('words alone stay a table', () => {
    expect(proposeChart(result({ unit: 'text', note: 'text' }, ['甲', '话']))).toBeNull()
    expect(proposeChart(result({ unit: 'text', total: 'decimal' }))).toBeNull()
  })
})
