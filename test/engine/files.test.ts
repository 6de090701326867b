import { expect, it } from 'vitest'
import { costOf, tableName } from '../../src/engine/files.ts'

it.each([
  ['人口 2023.csv', '人口_2023'],
  ['2023.csv', 't_2023'],
  ['sangong.csv', 'sangong_2'],
  ['Facts.csv', 'Facts_2'],
])('%s becomes the table %s, beside every other', (file, table) => {
  expect(tableName(file, new Set(['sangong', 'facts']))).toBe(table)
})

it('a wide or a long file says what it costs, a small one does not', async () => {
  const csv = (text: string) => new TextEncoder().encode(text)
  const head = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join()
  expect((await costOf('宽.csv', csv(`${head}\n1\n`)))?.message).toMatch(/宽\.csv 有 2 行、10000 列/)
  expect((await costOf('长.csv', csv(`a\n${'1\n'.repeat(1_000_000)}`)))?.message).toMatch(/1000001 行、1 列/)
  expect(await costOf('小.csv', csv('a,b\n1,2\n'))).toBeNull()
})
