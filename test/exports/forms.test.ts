import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Table, tableFromIPC } from 'apache-arrow'
import * as parquet from 'parquet-wasm/node'
import { expect, it } from 'vitest'
import { toResult } from '../../src/engine/arrow.ts'
import { toArrow } from '../../src/exports/arrow.ts'
import { toJson } from '../../src/exports/json.ts'
import { toParquet } from '../../src/exports/parquet.ts'
import { openDatabase } from '../../src/ingest/database.ts'
import { exhibit, ROWS } from './exhibits.ts'

const READER = ['unit', 'fiscal_year', 'total', 'rate']
const own = (row: unknown[]) => [row[2], row[3], row[4], row[5]]

it('Arrow: the reader’s columns under their own names, decimals exact, blanks null', () => {
  const result = toResult(tableFromIPC(toArrow(exhibit())) as Table)
  expect(result.columns.map(({ name }) => name)).toEqual(READER)
  expect(result.columns.map(({ type }) => type)).toEqual(['text', 'integer', 'decimal', 'number'])
  expect(result.rows).toEqual(ROWS.map(own))
})

it('Parquet: DuckDB reads the same types and values', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhangben-')), 'a.parquet')
  writeFileSync(path, toParquet(exhibit(), parquet as never))
  const connection = await openDatabase()
  const reader = await connection.runAndReadAll(
    `SELECT unit, fiscal_year, total::VARCHAR, rate, typeof(total) FROM '${path}'`,
  )
  expect(reader.getRows().map((row) => [row[0], Number(row[1]), row[2], row[3]])).toEqual(ROWS.map(own))
  expect(reader.getRows()[0]![4]).toBe('DECIMAL(38,6)')
})

it('JSON: what it says of itself, then rows with numbers as numbers, every digit', () => {
  const text = toJson(exhibit())
  const { title, basis, sources, columns, rows } = JSON.parse(text)
  expect(title).toBe('“三公”经费，历年')
  expect(basis).toBe('口径：决算 · 区县：丹霞区、碧溪区 · n = 4 个单位')
  expect(sources).toHaveLength(4)
  expect(columns.map((column: { name: string }) => column.name)).toEqual(READER)
  expect(columns[2]).toEqual({ name: 'total', heading: '合计（万元）', type: 'decimal', unit: '万元' })
  expect(text).toContain('"total":1234.123456,')
  expect(rows).toHaveLength(4)
  expect(rows[1].total).toBeNull()
})
