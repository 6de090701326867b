import type { DuckDBConnection } from '@duckdb/node-api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../../src/ingest/database.ts'
import { parseQuery, type Query } from '../../../src/model/query.ts'
import { queryFiles } from '../queries.ts'
import { useSite } from '../use-site.ts'

const site = useSite()
const files = queryFiles()
let connection: DuckDBConnection
let page: Page

beforeAll(async () => {
  connection = await openData()
  page = await site.visit('ask', '.schema details')
})
afterAll(() => connection?.closeSync())

const inNode = async (query: Query) => JSON.parse(JSON.stringify(await runQuery(connection, query)))

/** What the page's own engine answers. */
function inBrowser(query: Query): Promise<unknown> {
  return page.evaluate(
    ([q]) =>
      (
        document.querySelector('zb-note') as unknown as { engine: { run: (q: unknown) => Promise<unknown> } }
      ).engine.run(q),
    [query],
  )
}

describe('Node and the browser answer alike', () => {
  it.each([...files.keys()])('queries/%s', async (name) => {
    const query = files.get(name)!
    expect(await inBrowser(query)).toEqual(await inNode(query))
  })

  it('every view', async () => {
    const names =
      "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY ALL"
    const { rows } = await runQuery(connection, parseQuery('views', names))
    expect(rows.length).toBeGreaterThan(15)
    for (const [name] of rows as [string][]) {
      const query = parseQuery(name, `SELECT * FROM ${name} ORDER BY ALL`)
      expect(await inBrowser(query), name).toEqual(await inNode(query))
    }
  }, 180_000)
})
