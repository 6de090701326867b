import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildData } from '../../src/ingest/build.ts'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { parseQuery } from '../../src/model/query.ts'

const digest = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  )

it('data/ is what seeds/ builds, byte for byte', async () => {
  const home = mkdtempSync(join(tmpdir(), 'zhangben-build-'))
  cpSync(join(PROJECT, 'seeds'), join(home, 'seeds'), { recursive: true })
  process.env.ZHANGBEN_HOME = home
  try {
    await buildData()
  } finally {
    delete process.env.ZHANGBEN_HOME
  }
  expect(digest(join(home, 'data'))).toEqual(digest(join(PROJECT, 'data')))
  rmSync(home, { recursive: true })
})

it('money is DECIMAL, and every table and column has a comment', async () => {
  const connection = await openData()
  const types = await runQuery(
    connection,
    parseQuery(
      't',
      "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'facts' AND column_name IN ('value', 'amount') ORDER BY 1",
    ),
  )
  expect(types.rows).toEqual([
    ['amount', 'DECIMAL(18,6)'],
    ['value', 'DECIMAL(18,4)'],
  ])
  const silent = await runQuery(
    connection,
    parseQuery(
      't',
      'SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)',
    ),
  )
  expect(silent.rows).toEqual([])
  const { resources } = JSON.parse(readFileSync(join(PROJECT, 'data', 'datapackage.json'), 'utf8'))
  for (const resource of resources)
    for (const field of resource.schema.fields)
      expect(field.description, `${resource.name}.${field.name}`).not.toBe('')
})
