import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canMount, fullAt, fullDisk, writesOf } from './disk.ts'
import { contents, ingest, newHome, remove, writeInbox } from './home.ts'
import { killed, together } from './kill.ts'

const inboxHome = newHome()
const inbox = join(inboxHome, 'inbox')
let expected: Record<string, string>
let took: number

beforeAll(async () => {
  writeInbox(inbox, 3)
  const home = newHome()
  const started = Date.now()
  const { code, out } = await ingest(home, [inbox]).done
  took = Date.now() - started
  expect(code, out).toBe(0)
  expected = contents(home)
  remove(home)
})

afterAll(() => remove(inboxHome))

it.each([0.35, 0.5, 0.6, 0.7, 0.8, 0.9])(
  'killed at %f of a run, then run again, is as if never killed',
  async (part) => {
    expect((await killed(inbox, expected, [took * part])).differing).toEqual([])
  },
)

it('four runs at once over one home lose nothing: one works, the others wait', async () => {
  const { codes, differing, waited } = await together(inbox, expected, [
    ['--shard', '1/3'],
    ['--shard', '2/3'],
    ['--shard', '3/3'],
    [],
  ])
  expect(codes).toEqual([0, 0, 0, 0])
  expect(differing).toEqual([])
  expect(waited).toBe(3)
})

it.each([0.02, 0.2, 0.5, 0.75, 0.95, 0.99])(
  'a disk that is full at %f of the writes is told of, and the next run makes good',
  async (part) => {
    const writes = await writesOf(inbox)
    const { code, out, differing } = await fullAt(Math.ceil(writes * part), inbox, expected)
    expect(code, out).toBe(1)
    expect(out).toMatch(/磁盘满了/)
    expect(out).not.toMatch(/ENOSPC/)
    expect(differing).toEqual([])
  },
)

if (!canMount) console.log('真的小磁盘的测试跳过：这台机器不让挂载')
it.skipIf(!canMount).each([200, 600, 1000])('the same on a disk of %d KB', (kilobytes) => {
  const { code, out, differing } = fullDisk(kilobytes, inbox, expected)
  expect(code, out).toBe(1)
  expect(out).toMatch(/磁盘满了/)
  expect(differing).toEqual([])
})
