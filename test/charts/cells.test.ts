import { describe, expect, it } from 'vitest'
import { cellStyles, trendPoints, trendsOf } from '../../src/charts/cells.ts'
import type { Result, Value } from '../../src/model/result.ts'

const table = (rows: Value[][]): Result => ({
  columns: [
    { name: 'unit', type: 'text' },
    { name: 'fiscal_year', type: 'integer' },
    { name: 'total', type: 'decimal' },
    { name: 'share', type: 'decimal' },
  ],
  rows,
})
const heading = (name: string) => ({ total: '合计（万元）', share: '占比（%）' })[name] ?? name
const five = table([
  ['甲', 2020, '5.00', '10.00'],
  ['甲', 2022, '8.00', '20.00'],
  ['甲', 2023, '4.00', null],
  ['乙', 2020, '2.00', null],
  ['乙', 2021, '1.00', '40.00'],
])

describe('bars within the cells of a table', () => {
  it('measures have them, from zero to the greatest; shares of a whole to a hundred', () => {
    expect(cellStyles(five, heading).map(({ full }) => full)).toEqual([null, null, 8, null])
    const shares = table(five.rows.map((row) => [...row.slice(0, 3), '40.00']))
    expect(cellStyles(shares, heading)[3]!.full).toBe(100)
  })

  it('not where a value is below zero, or where they are few', () => {
    const below = table([...five.rows, ['丙', 2020, '-1.00', null]])
    expect(cellStyles(below, heading)[2]!.full).toBeNull()
    expect(cellStyles(table(five.rows.slice(0, 3)), heading)[2]!.full).toBeNull()
  })

  it('years are no measure, places in a ranking have no bars, nor has a column that mixes units', () => {
    expect(cellStyles(five, heading)[1]).toEqual({ format: null, full: null })
    const places = (name: string, type: 'integer' | 'decimal') =>
      cellStyles({ columns: [{ name, type }], rows: [['1'], ['2'], ['3'], ['4']] }, (column) => column)[0]!
        .full
    expect([
      places('place_before', 'integer'),
      places('rank', 'integer'),
      places('value', 'decimal'),
    ]).toEqual([null, null, null])
    expect(places('people', 'integer')).toBe(4)
  })
})

describe('the line of a unit over the years', () => {
  it('has every year of the result, a year without a value as a gap', () => {
    const { column, of } = trendsOf(five)!
    expect(column).toBe('total')
    expect(of.get('甲')).toEqual({ years: [2020, 2021, 2022, 2023], values: [5, null, 8, 4] })
    expect(trendPoints(of.get('甲')!, 60, 16)).toEqual([
      [[0, 6]],
      [
        [40, 0],
        [60, 8],
      ],
    ])
  })

  it('is not drawn of two years, nor where a year of a unit has several rows', () => {
    expect(trendsOf(table(five.rows.filter((row) => row[1] !== 2022)))).toBeNull()
    expect(trendsOf(table([...five.rows, ['甲', 2020, '3.00', null]]))).toBeNull()
  })
})
