import { mkdtempSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import * as parquet from 'parquet-wasm/node'
import { expect, it } from 'vitest'
import { toArrowStream } from '../../src/engine/parquet-data.ts'
import { openDatabase } from '../../src/ingest/database.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { sqlText } from '../../src/model/quote.ts'

const words = (value: unknown) =>
  JSON.stringify(value ?? null, (_, part) => (typeof part === 'bigint' ? String(part) : part))

/** Every cell of a file as words: by this reader, and by the library that reads every codec. */
async function bothWays(path: string): Promise<[string[], string[]]> {
  const bytes = readFileSync(path)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const cells = (stream: Uint8Array) => {
    const table = tableFromIPC(stream)
    return table.schema.fields.flatMap((field) => [
      `${field.name} ${field.type}`,
      ...Array.from(table.getChild(field.name)!, words),
    ])
  }
  return [cells(await toArrowStream(file)), cells(parquet.readParquet(new Uint8Array(bytes)).intoIPCStream())]
}

it('reads the tables of data/ as the library that reads every codec does, cell for cell', async () => {
  const folder = join(PROJECT, 'data')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.parquet'))
  expect(files.length).toBeGreaterThan(4)
  for (const name of files) {
    const [own, whole] = await bothWays(join(folder, name))
    expect(own, name).toEqual(whole)
  }
})

it('keeps every digit of an amount, blanks, empty lists, parts of parts, and text beyond ASCII', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhangben-')), 'a.parquet')
  const connection = await openDatabase()
  await connection.run(`COPY (
    SELECT i AS n, (i * 12345678901)::DECIMAL(18,4) / 10 * (CASE WHEN i % 2 = 0 THEN 1 ELSE -1 END) AS d,
           CASE WHEN i % 3 > 0 THEN (i / 7)::DECIMAL(18,6) END AS e, (i % 100)::DECIMAL(4,2) AS small,
           CASE WHEN i % 5 > 0 THEN '区县“' || i || '”🧾' ELSE '' END AS t, i % 4 = 1 AS b,
           CASE WHEN i % 4 > 0 THEN i / 3.0::DOUBLE END AS f, i::BIGINT * 1000000007 AS big,
           DATE '2013-01-31' + i::INTEGER AS day,
           CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN [] ELSE ['甲', NULL, 'b' || i] END AS l,
           [{ line: i, words: '第' || i }] AS spans
    FROM range(5000) r(i)
  ) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)`)
  const [own, whole] = await bothWays(path)
  expect(own).toEqual(whole)
})

it('reads a table without rows', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhangben-')), 'a.parquet')
  const connection = await openDatabase()
  await connection.run(
    `COPY (SELECT 1 AS n, ['a'] AS l WHERE false) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const [own, whole] = await bothWays(path)
  expect(own).toEqual(whole)
})
