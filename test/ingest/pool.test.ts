import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Pool } from '../../src/ingest/pool.ts'
import { report } from '../fixtures/report.ts'

let folder: string
let pool: Pool
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhangben-pool-'))
})
afterEach(() => {
  pool.close()
  rmSync(folder, { recursive: true, force: true })
})

const DEEP = `<html><body>${'<div>'.repeat(300_000)}`

it('reads a report in a process of its own, and says how much memory that held', async () => {
  pool = new Pool()
  const [reading] = await pool.read(put('a.txt', report()))
  expect(reading!.report.unit_name).toBe('青云市丹霞区城市运行服务中心')
  expect(pool.peak).toBeGreaterThan(30)
})

it('gives up a file that takes too much of the processor, and goes on with the next', async () => {
  pool = new Pool(null, { seconds: 2, megabytes: 1024 })
  await expect(pool.read(put('deep.html', DEEP))).rejects.toThrow(/读了 2 秒还没读完/)
  await expect(pool.read(put('empty.txt', ''))).rejects.toThrow(/文件是空的/)
})

it('goes on with the files that a process had not begun when it had to end', async () => {
  pool = new Pool(null, { seconds: 2, megabytes: 1024 })
  const paths = Array.from({ length: 6 * pool.size }, (_, i) => put(`${i}.txt`, report()))
  const deep = pool.read(put('deep.html', DEEP))
  const others = Promise.all(paths.map((path) => pool.read(path)))
  await expect(deep).rejects.toThrow(/读了 2 秒还没读完/)
  expect((await others).flat()).toHaveLength(paths.length)
})

it('ends a process that holds half of its memory, and reads on in another', async () => {
  pool = new Pool(null, { seconds: 60, megabytes: 200 })
  const paths = Array.from({ length: 3 * pool.size }, (_, i) => put(`${i}.txt`, report()))
  const read = await Promise.all(paths.map((path) => pool.read(path)))
  expect(read.flat()).toHaveLength(paths.length)
  expect(pool.peak).toBeGreaterThan(100)
})

it('gives up a file that takes too much memory, counting the whole process', async () => {
  pool = new Pool(null, { seconds: 60, megabytes: 150 })
  await expect(pool.read(put('long.txt', 'ab '.repeat(30_000_000)))).rejects.toThrow(/用了 150 MB 内存/)
})

it('unpacks a package, each member to a file or a reason', async () => {
  pool = new Pool()
  const zip = put(
    'a.zip',
    zipSync({ '甲/a.txt': new TextEncoder().encode('一'), 'b.jpg': new Uint8Array(1) }),
  )
  const [text, picture] = await pool.unpack(zip, folder)
  expect(text).toMatchObject({ name: '甲/a.txt', why: null })
  expect(readFileSync(text!.path!, 'utf8')).toBe('一')
  expect(picture).toMatchObject({ name: 'b.jpg', path: null, why: expect.stringMatching(/\.jpg/) })
})
