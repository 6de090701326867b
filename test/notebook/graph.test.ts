import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/model/query.ts'
import { chainOf, compose, dependants, needsOf, parametersOf } from '../../src/notebook/graph.ts'

const cells = (sql: Record<string, string>) =>
  new Map(Object.entries(sql).map(([name, text]) => [name, parseQuery(name, text)]))

describe('cells that use cells', () => {
  const queries = cells({
    base: 'SELECT 1 AS x, $year AS y',
    mid: "SELECT x FROM base WHERE 'top' <> x -- top",
    top: 'SELECT mid.x FROM mid JOIN base USING (x)',
    alone: 'SELECT alone FROM facts',
  })

  it('finds names outside of quotes and comments', () => {
    expect(needsOf('mid', queries)).toEqual(['base'])
    expect(needsOf('top', queries)).toEqual(['base', 'mid'])
  })

  it('a column of the cell’s own name is no reference to itself', () => {
    expect(needsOf('alone', queries)).toEqual([])
  })

  it('puts first what others rest on', () => {
    expect(chainOf('top', queries)).toEqual(['base', 'mid'])
    expect(compose('top', queries).query.sql).toMatch(
      /^WITH "base" AS \([\s\S]*"mid" AS \([\s\S]*SELECT \* FROM \(\nSELECT mid\.x/,
    )
  })

  it('tells how many lines stand before a cell’s own', () => {
    const { query, shift } = compose('top', queries)
    expect(query.sql.split('\n')[shift]).toBe('SELECT mid.x FROM mid JOIN base USING (x)')
  })

  it('knows what rests on a cell, and whose parameters it uses', () => {
    expect(dependants(['base'], queries)).toEqual(['mid', 'top'])
    expect(parametersOf('top', queries)).toEqual(['year'])
  })

  it('names a circle', () => {
    expect(() => chainOf('a', cells({ a: 'SELECT * FROM b', b: 'SELECT * FROM a' }))).toThrow('a → b → a')
  })
})
