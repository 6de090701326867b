import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type openData, runQuery } from '../../src/ingest/database.ts'
import { queryFiles } from '../browser/queries.ts'
import { openCity } from './city.ts'
import { toText } from './text.ts'

let connection: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  connection = await openCity()
})
afterAll(() => connection?.closeSync())

/** Rows that are kept as they are; of the rest only how many and their digest. */
const SHOWN = 4

describe('every question over 365 reports', () => {
  it.each([...queryFiles().keys()])('%s', async (name) => {
    const text = toText(await runQuery(connection, queryFiles().get(name)!))
    const lines = text.trimEnd().split('\n')
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
    const short = lines.slice(0, SHOWN + 1).map((line) => line.slice(0, 300))
    await expect(`${lines.length - 1} rows ${digest}\n${short.join('\n')}\n`).toMatchFileSnapshot(
      `golden-city/${name}.txt`,
    )
  })
})
