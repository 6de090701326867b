import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { queryFiles } from '../browser/queries.ts'
import { toText } from './text.ts'

let connection: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  connection = await openData(undefined, { kept: true })
})
afterAll(() => connection?.closeSync())

describe('every question has the rows that were checked by hand', () => {
  it.each([...queryFiles().keys()])('%s', async (name) => {
    const text = toText(await runQuery(connection, queryFiles().get(name)!))
    await expect(text).toMatchFileSnapshot(`golden/${name}.tsv`)
  })

  it('and a page that asks it, or an input that offers it; the shell asks some itself', async () => {
    const { readdirSync, readFileSync } = await import('node:fs')
    const { queriesPath } = await import('../../src/ingest/paths.ts')
    const { parseNotebook } = await import('../../src/notebook/markdown.ts')
    const { queriesOf } = await import('../../src/notebook/notebook.ts')
    const asked = new Set(
      readdirSync(queriesPath('notebooks')).flatMap((file) =>
        queriesOf(parseNotebook(file, readFileSync(queriesPath('notebooks', file), 'utf8'))),
      ),
    )
    // What drops out of a comparison, the field that searches everything, and the choices of kinds and scopes.
    for (const name of ['dropouts', 'search', 'kinds', 'scopes', 'stages', 'districts', 'years'])
      asked.add(name)
    expect([...queryFiles().keys()].filter((name) => !asked.has(name))).toEqual([])
  })
})
