import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { planCsv } from '../../src/engine/csv.ts'
import { assembled, tally } from './tally.ts'

const PIECES = [
  'a',
  '账',
  '1',
  '0',
  '-',
  '.',
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  ' ',
  "'",
  '=',
  'NULL',
  'E+3',
  '🧾',
  '\\',
]

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** CSV files at random: true where each is read cell by cell as DuckDB's own reader reads it. */
export async function fuzzCsv(count: number, seed: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-csv-'))
  const file = join(folder, 'a.csv')
  const connection = await (await DuckDBInstance.create()).connect()
  try {
    return await tally('CSV 文件', count, seed, async (random) => {
      const width = random.whole(1, 5)
      // A first cell that is never empty: blank rows are left out here, and told.
      const row = () =>
        Array.from(
          { length: width },
          (_, j) =>
            (j === 0 ? 'x' : '') +
            (random.chance(0.2) ? '' : Buffer.from(assembled(PIECES, random, 12)).toString()),
        )
      const rows = Array.from({ length: random.whole(1, 6) }, row)
      const head = Array.from({ length: width }, (_, j) => `c${j}`)
      const text = [head, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
      writeFileSync(file, text)
      const columns = head.map((name) => `${name}: 'VARCHAR'`).join(', ')
      const reader = await connection.runAndReadAll(
        `FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', columns = {${columns}})`,
      )
      const [theirs, ours] = [reader.getRowsJS(), planCsv(text).rows].map((each) => JSON.stringify(each))
      if (theirs !== ours) throw new Error(`${JSON.stringify(text)}: ${theirs} ≠ ${ours}`)
    })
  } finally {
    connection.closeSync()
    rmSync(folder, { recursive: true })
  }
}
