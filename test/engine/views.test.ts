import { describe, expect, it } from 'vitest'
import { EVERYTHING, restsOn } from '../../src/engine/views.ts'

const names = (sql: string, ready: boolean) => restsOn(sql, () => ready).map(({ name }) => name)

describe('what a query rests on', () => {
  it('a view that comes with its rows needs nothing else', () => {
    expect(names('SELECT * FROM sangong', true)).toEqual(['sangong'])
  })

  it('a view that is worked out comes after the tables, views and macros that it is made from', () => {
    const order = names('FROM measures', false)
    expect(order.at(-1)).toBe('measures')
    for (const name of ['facts', 'units', '00_macros', 'totals', 'projects', 'held'])
      expect(order).toContain(name)
    expect(order.indexOf('totals')).toBeGreaterThan(order.indexOf('facts'))
  })

  it('a view comes before those that name it, also where it has a column of their name', () => {
    const order = names('FROM sangong', false)
    expect(order).toContain('vehicles')
    expect(order.indexOf('sangong')).toBeLessThan(order.indexOf('vehicles'))
  })

  it('a macro brings what stands in it, also through other macros', () => {
    expect(names("FROM ranked('sangong', '', '', '', 2000, 2100, '', '', 'off', 'unit')", true)).toEqual(
      expect.arrayContaining(['measures', 'units', 'unit_names', '70_compare']),
    )
  })

  it('words in strings and comments name nothing', () => {
    expect(names("SELECT 'facts' -- FROM units", true)).toEqual([])
  })

  it('everything is everything, once', () => {
    const all = names(EVERYTHING, true)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(expect.arrayContaining(['facts', 'findings', 'measures', '00_macros', '80_standing']))
  })
})
