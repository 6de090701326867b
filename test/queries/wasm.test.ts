import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { queryFiles } from '../browser/queries.ts'
import { openWasm, type Wasm } from './wasm.ts'

let connection: Awaited<ReturnType<typeof openData>>
let wasm: Wasm
beforeAll(async () => {
  connection = await openData()
  wasm = await openWasm()
})
afterAll(() => connection?.closeSync())

describe('the browser’s DuckDB gives the rows that Node’s gives', () => {
  it.each([...queryFiles().keys()])('%s', async (name) => {
    const query = queryFiles().get(name)!
    expect(wasm.run(query)).toEqual(await runQuery(connection, query))
  })
})
