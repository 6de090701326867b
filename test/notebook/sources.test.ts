import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import { missingUnits, toShared } from '../../src/notebook/sources.ts'
import { warningsOf } from '../../src/notebook/warnings.ts'

const table = (names: string[], ...rows: (string | number | null)[][]): Result => ({
  columns: names.map((name) => ({ name, type: name === 'total' ? 'decimal' : 'text' })),
  rows,
})
const shared = toShared({
  documents: table(
    ['document_id', 'unit_id', 'unit', 'fiscal_year', 'title'],
    ['a-2019', 'a', '甲中心', 2019, '甲 2019'],
    ['a-2021', 'a', '甲中心', 2021, '甲 2021'],
    ['b-2019', 'b', '乙中心', 2019, '乙 2019'],
    ['c-2015', 'c', '丙中心', 2015, '丙 2015'],
    ['d-2019', 'd', '丁中心', 2019, '丁 2019'],
  ),
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
)

describe('what a comparison lacks', () => {
  it('names the units that are not in it, and why', () => {
    expect(missingUnits(rows, shared)).toEqual([
      '丙中心（没有这些年度的报告）',
      '丁中心（报告没有印出，或不在所选之内）',
    ])
  })

  it('says nothing of a result about one unit', () => {
    expect(missingUnits({ ...rows, rows: rows.rows.slice(0, 2) }, shared)).toEqual([])
  })
})

describe('what is not the same thing over the years', () => {
  it('warns of a renaming within the years, and of a first year', () => {
    expect(warningsOf(rows, null, { shared })).toEqual([
      '甲中心在 2019 至 2021 年之间改了名（原名甲信息站），前后范围不一定相同',
      '2019 年是乙中心成立的第一年，未必满一年，和上年比没有意义',
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
