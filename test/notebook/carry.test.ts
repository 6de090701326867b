import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData } from '../../src/ingest/database.ts'
import { carrying } from '../../src/notebook/carry.ts'

let connection: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  connection = await openData()
})
afterAll(() => connection.closeSync())

/** The facts beneath each row of a query, by the first way that DuckDB takes. */
async function beneath(sql: string): Promise<unknown[][] | null> {
  for (const variant of carrying(sql)) {
    try {
      const reader = await connection.runAndReadAll(variant)
      return reader.getRowObjectsJson().map((row) => row.fact_ids as unknown[])
    } catch {}
  }
  return null
}

describe('the way back from a query of one’s own', () => {
  it('is there for plain rows', async () => {
    const rows = await beneath("SELECT unit, total FROM sangong WHERE stage = '决算' -- FROM here")
    expect(rows?.length).toBeGreaterThan(1)
    for (const ids of rows ?? []) expect(ids.length).toBeGreaterThan(0)
  })

  it('is there for sums: the facts of all rows summed, each once', async () => {
    const [[all]] = (
      await connection.runAndReadAll('SELECT len(trail(fact_ids)) FROM sangong')
    ).getRowsJson() as [[string]]
    const rows = await beneath('SELECT sum(total) AS t FROM sangong')
    expect(rows?.map((ids) => ids.length)).toEqual([Number(all)])
  })

  it('is there for groups, also GROUP BY ALL', async () => {
    const each = await beneath('SELECT district, sum(total) FROM sangong GROUP BY 1')
    const all = await beneath('SELECT district, sum(total) FROM sangong GROUP BY ALL')
    expect(each).toHaveLength(3)
    expect(all).toHaveLength(3)
  })

  it('is there for the facts themselves and their sums', async () => {
    expect(await beneath("SELECT amount FROM facts WHERE subject = '三公' LIMIT 3")).toHaveLength(3)
    expect(
      (await beneath("SELECT max(amount) FROM facts WHERE subject = '三公'"))?.[0]?.length,
    ).toBeGreaterThan(3)
  })

  it('is not tried where rows would change or the column is there', () => {
    expect(carrying('SELECT DISTINCT district FROM sangong')).toEqual([])
    expect(carrying('SELECT * FROM sangong')).toEqual([])
    expect(carrying('SELECT unit, fact_ids FROM sangong')).toEqual([])
    expect(carrying('SELECT 1 FROM units UNION SELECT 2 FROM units')).toEqual([])
    expect(carrying('SUMMARIZE sangong')).toEqual([])
    expect(carrying('EXPLAIN SELECT unit FROM sangong')).toEqual([])
  })

  it('looks for the outermost FROM', () => {
    const [first] = carrying("SELECT extract(year FROM d), 'a FROM b' FROM (SELECT 1 AS d) AS t")
    expect(first).toBe(
      "SELECT extract(year FROM d), 'a FROM b' , fact_ids AS fact_ids FROM (SELECT 1 AS d) AS t",
    )
  })
})
