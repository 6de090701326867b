import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PROJECT } from '../../src/ingest/paths.ts'

it('a query that is wrong is told in the reader’s language, with DuckDB’s own words below', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'zhangben-query-')), 'a.sql')
  writeFileSync(file, 'SELECT unit, totl\nFROM sangong')
  const { status, stderr } = spawnSync(
    join(PROJECT, 'node_modules', '.bin', 'tsx'),
    [join(PROJECT, 'src/ingest/query.ts'), file],
    { encoding: 'utf8' },
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/^没有这一列：totl（第 1 行），是不是“total”？\nBinder Error: /)
})
