import { describe, expect, it } from 'vitest'
import { bindings, formatChart, parseQuery, positional, withValues } from '../../src/model/query.ts'

const query = parseQuery(
  'q',
  `-- title: 标题
-- basis: 决算
-- param: districts text = '江汉区,洪山区' 区县
-- param: year integer = 2019
-- column: amount 金额（万元）
-- chart: bar x=amount y=label label="万元 每人"
SELECT $year, '$no', "a$b" -- $comment
WHERE $districts <> '' AND $year > 0`,
)

describe('a query file', () => {
  it('has a head that a person can read and write', () => {
    expect(query).toMatchObject({ title: '标题', basis: '决算', headings: { amount: '金额（万元）' } })
    expect(query.chart).toEqual({ mark: 'bar', x: 'amount', y: 'label', label: '万元 每人' })
    expect(formatChart(query.chart!)).toBe('-- chart: bar x=amount y=label label="万元 每人"')
  })

  it('can be handed on with other values to start from', () => {
    const moved = parseQuery('q', withValues(query, { districts: "洪山'区", year: '2021', other: 'x' }))
    expect(moved.parameters.map((p) => p.value)).toEqual(["洪山'区", '2021'])
    expect(moved.sql.split('\n').slice(4)).toEqual(query.sql.split('\n').slice(4))
  })

  it('has its parameters bound by place, never inside text or comments', () => {
    const { sql, names } = positional(query.sql)
    expect(names).toEqual(['year', 'districts'])
    expect(sql).toContain(`SELECT $1, '$no', "a$b" -- $comment`)
    expect(bindings(query, names, { year: '2023' })).toEqual([2023, '江汉区,洪山区'])
  })

  it('refuses a value of the wrong type with a sentence', () => {
    expect(() => bindings(query, ['year'], { year: '去年' })).toThrow('参数 year 应为整数，给的是“去年”')
    expect(() => bindings(query, ['nobody'], {})).toThrow('没有声明')
    expect(() => parseQuery('q', '-- param: x = 3')).toThrow('q 第 1 行的参数写法不对')
  })
})
