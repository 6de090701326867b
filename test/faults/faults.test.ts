import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
  const { code, out } = await ingest(home, inbox).done
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
