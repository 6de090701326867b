import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameOf } from '../../src/ingest/terminal.ts'
import { ingest } from '../faults/home.ts'
import { type Hostile, hostileEntries } from '../fixtures/hostile.ts'

const MEGABYTES = 700
let home: string
let entries: Hostile[]
let code: number | null
let lines: string[]

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'zhangben-hostile-'))
  const folder = join(home, 'inbox')
  mkdirSync(folder)
  entries = await hostileEntries()
  for (const { name, lay } of entries) lay(join(folder, name))
  const run = await ingest(home, [folder, '--seconds', '5', '--memory', String(MEGABYTES)]).done
  code = run.code
  lines = run.out.split('\n')
  console.log(
    lines
      .filter((line) => /^[＋～＝✗共读]/.test(line))
      .map((line) => line.slice(0, 100))
      .join('\n'),
  )
}, 1_800_000)

afterAll(() => {
  chmodSync(join(home, 'inbox', '不许进'), 0o700)
  rmSync(home, { recursive: true, force: true })
})

describe.skipIf(process.platform === 'win32')('a folder of hostile entries, read by one command', () => {
  it('holds forty and more', () => {
    expect(entries.length).toBeGreaterThanOrEqual(40)
  })

  it('ends by itself, with an exit code that says that something failed', () => {
    expect(code).toBe(1)
  })

  it('says of each entry, and of each member of a package, what became of it, in one line', () => {
    const told = lines.filter((line) => /^[＋✗]/.test(line))
    const missing = entries.flatMap(({ name, lines: expected }) => {
      const own = told.filter((line) => line.includes(nameOf(name).replace(/\.[a-z]+$/, '')))
      return expected.filter((line) => !own.some((each) => line.test(each))).map((line) => `${name}：${line}`)
    })
    expect(missing).toEqual([])
    expect(told).toHaveLength(entries.flatMap((entry) => entry.lines).length)
  })

  it('takes the good reports in', () => {
    const good = entries.flatMap((entry) => entry.lines).filter((line) => String(line).startsWith('/＋'))
    expect(readdirSync(join(home, 'seeds')).filter((name) => name.endsWith('.tsv'))).toHaveLength(good.length)
    expect(readdirSync(join(home, 'data'))).toContain('facts.parquet')
  })

  it('keeps to the memory that a reading process may take, and says how much that was', () => {
    const [, most, limit] = /内存最多 (\d+) MB（上限 (\d+) MB）/.exec(lines.join('\n')) ?? []
    expect(Number(limit)).toBe(MEGABYTES)
    // Between two looks of 20 ms a process may pass its limit by what it can write in that time.
    expect(Number(most)).toBeLessThan(MEGABYTES * 1.25)
  })

  it('speaks the reader’s language, and steers no terminal', () => {
    const raw = lines.filter((line) => /Error|E[A-Z]{4,}|call stack|undefined|\u001b|\u0007/.test(line))
    expect(raw).toEqual([])
  })

  it('leaves nothing of its own behind', () => {
    expect(readdirSync(join(home, 'seeds')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
