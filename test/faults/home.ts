import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { PROJECT } from '../../src/ingest/paths.ts'
import { report, sample } from '../fixtures/report.ts'

/** A folder with `seeds/` and `data/` of its own. */
export const newHome = (): string => mkdtempSync(join(tmpdir(), 'zhangben-faults-'))

/** Reports of several units and years, one volume that holds two, and a report with a later edition. */
export function writeInbox(folder: string, units: number): void {
  mkdirSync(folder, { recursive: true })
  const unit = (i: number) => `青云市丹霞区第${'一二三四五六七八九十'[i]}中学`
  for (let i = 0; i < units; i++)
    for (const year of [2019, 2020])
      writeFileSync(join(folder, `${i}-${year}.txt`), report(sample({ unit: unit(i), year })))
  const own = report(sample({ basic: { personnel: 100, office: 10 } })).replaceAll('部门决算', '单位决算')
  writeFileSync(join(folder, 'volume.txt'), `${report(sample())}\n${own}`)
}

/** What is loaded before the command, and what its environment holds besides. */
export interface Setting {
  preload?: string
  env?: Readonly<Record<string, string>>
}

/** Starts the command line over a home; resolves with its exit code, or null where it was killed. */
export function ingest(
  home: string,
  args: readonly string[],
  { preload, env = {} }: Setting = {},
): { child: ChildProcess; done: Promise<{ code: number | null; out: string }> } {
  const imports = ['tsx', ...(preload === undefined ? [] : [preload])].flatMap((each) => ['--import', each])
  const child = spawn(process.execPath, [...imports, 'src/ingest/main.ts', ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env, ZHANGBEN_HOME: home },
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk
    })
  const done = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out })),
  )
  return { child, done }
}

/** Every file of a home but the lock, by path, as a hash. */
export function contents(home: string): Record<string, string> {
  const found: Record<string, string> = {}
  const visit = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) visit(path)
      else if (name !== '.lock')
        found[relative(home, path)] = createHash('sha256').update(readFileSync(path)).digest('hex')
    }
  }
  visit(home)
  return found
}

/** The files in which two homes differ. */
export const differing = (
  now: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(expected)])].filter((name) => now[name] !== expected[name])

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true })
