import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import { doubtsOf, toShared } from '../../src/notebook/sources.ts'
import { warningsOf } from '../../src/notebook/warnings.ts'

const table = (names: string[], ...rows: (string | number | null)[][]): Result => ({
  columns: names.map((name) => ({ name, type: name === 'total' ? 'decimal' : 'text' })),
  rows,
})
const shared = toShared({
  names: table(
    ['unit', 'name', 'valid_from', 'valid_to', 'note'],
    ['甲中心', '甲信息站', 2015, 2019, ''],
    ['甲中心', '甲中心', 2020, null, ''],
    ['乙中心', '乙中心', 2019, null, '2019 年新成立'],
  ),
})
const rows = table(
  ['unit', 'fiscal_year', 'total'],
  ['甲中心', 2019, '1.00'],
  ['甲中心', 2021, '2.00'],
  ['乙中心', 2019, '3.00'],
  ['乙中心', 2020, '3.10'],
)

describe('the doubts on a result', () => {
  const traced: Result = {
    columns: [{ name: 'fact_ids', type: 'list' }],
    rows: [[['d-1', 'd-2']], [['d-3']]],
  }
  const doubted = toShared({ doubts: table(['fact_id'], ['d-2'], ['e-1']) })

  it('are those beneath it, and the same set while they stay the same', () => {
    const first = doubtsOf(traced, doubted, new Set())
    expect([...first]).toEqual(['d-2'])
    expect(doubtsOf({ ...traced }, doubted, first)).toBe(first)
  })
})

describe('what is not the same thing over the years', () => {
  it('warns of a renaming within the years, and of a first year', () => {
    expect(warningsOf(rows, null, { shared })).toEqual([
      '甲中心在 2019 至 2021 年之间改了名（原名甲信息站），前后范围不一定相同',
      '2019 年是乙中心成立的第一年，未必满一年，和上年比没有意义',
    ])
  })

  it('says nothing of a unit that stands there with one year', () => {
    expect(warningsOf({ ...rows, rows: [rows.rows[0]!, rows.rows[2]!] }, null, { shared })).toEqual([])
  })

  it('counts renamed units where they are many', () => {
    const units = ['一', '二', '三', '四', '五']
    const many = table(
      ['unit', 'fiscal_year', 'total'],
      ...units.flatMap((unit) => [
        [unit, 2019, '1.00'],
        [unit, 2020, '1.00'],
      ]),
    )
    const names = units.flatMap((unit) => [
      [unit, `旧${unit}`, 2010, 2019, ''],
      [unit, unit, 2020, null, ''],
    ])
    const renamed = toShared({ names: table(['unit', 'name', 'valid_from', 'valid_to', 'note'], ...names) })
    expect(warningsOf(many, null, { shared: renamed })).toEqual([
      '一、二、三等 5 个单位在这些年里改过名，前后范围不一定相同',
    ])
  })

  it('warns of a query that puts zero for what was not printed', () => {
    const zero = (sql: string) => warningsOf(rows, null, { sql })
    expect(zero('SELECT coalesce(total, 0) FROM sangong')).toEqual([
      '查询用 0 代替了没有印出的数：缺不等于零',
    ])
    expect(zero("SELECT coalesce(total, 1), 'coalesce(x, 0)' FROM sangong")).toEqual([])
  })
})
