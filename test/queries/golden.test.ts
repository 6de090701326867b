import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { queryFiles } from '../browser/queries.ts'

let connection: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  connection = await openData()
})
afterAll(() => connection?.closeSync())

/** Rows as text, one a line; the trail is only counted. */
function toText(result: Awaited<ReturnType<typeof runQuery>>): string {
  const cell = (value: unknown, column: string) =>
    column === 'fact_ids'
      ? `${(value as unknown[] | null)?.length ?? 0} facts`
      : value === null
        ? '—'
        : Array.isArray(value)
          ? value.join(' ')
          : String(value)
  const names = result.columns.map((column) => column.name)
  return `${[names, ...result.rows.map((row) => row.map((value, i) => cell(value, names[i]!)))].map((row) => row.join('\t')).join('\n')}\n`
}

describe('every question has the rows that were checked by hand', () => {
  it.each([...queryFiles().keys()])('%s', async (name) => {
    const text = toText(await runQuery(connection, queryFiles().get(name)!))
    await expect(text).toMatchFileSnapshot(`golden/${name}.tsv`)
  })

  it('and a page that asks it, or an input that offers it', async () => {
    const { readdirSync, readFileSync } = await import('node:fs')
    const { queriesPath } = await import('../../src/ingest/paths.ts')
    const { parseNotebook, queriesOf } = await import('../../src/notebook/notebook.ts')
    const asked = new Set(
      readdirSync(queriesPath('notebooks')).flatMap((file) =>
        queriesOf(parseNotebook(file, readFileSync(queriesPath('notebooks', file), 'utf8'))),
      ),
    )
    expect([...queryFiles().keys()].filter((name) => !asked.has(name))).toEqual([])
  })
})
