import { afterAll, beforeAll, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { parseQuery } from '../../src/model/query.ts'
import { toRows } from '../../src/model/result.ts'

let connection: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  connection = await openData()
})
afterAll(() => connection?.closeSync())

it('every figure of prices stands beside the communiqué that printed it, and the chain multiplies them', async () => {
  const rows = toRows(await runQuery(connection, parseQuery('cpi', 'FROM cpi ORDER BY fiscal_year')))
  expect(rows.map(({ of_previous_year }) => of_previous_year)).toEqual([
    '102.6',
    '102.0',
    '101.4',
    '102.0',
    '101.6',
    '102.1',
    '102.9',
    '102.5',
    '100.9',
    '102.0',
    '100.2',
    '100.2',
  ])
  for (const { fiscal_year, source } of rows)
    expect(source).toBe(`国家统计局《中华人民共和国${fiscal_year}年国民经济和社会发展统计公报》`)
  expect(rows[0]).toMatchObject({ fiscal_year: 2013, of_2013: '100.00' })
  expect(rows[2]!.of_2013).toBe('103.43')
})
