import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROJECT } from '../../src/ingest/paths.ts'
import { contents, differing, ingest, newHome, remove } from './home.ts'

const FULL = fileURLToPath(new URL('./full.ts', import.meta.url))

/** What came of a run whose disk was full, and of the one after it. */
export interface DiskFull {
  code: number | null
  out: string
  differing: string[]
}

/** How many writes a whole run does. */
export async function writesOf(inbox: string): Promise<number> {
  const home = newHome()
  const { out } = await ingest(home, [inbox], { preload: FULL }).done
  remove(home)
  return Number(/^writes (\d+)$/m.exec(out)![1])
}

/** Lets the disk be full from the nth write on, then runs again with room. */
export async function fullAt(
  n: number,
  inbox: string,
  expected: Readonly<Record<string, string>>,
): Promise<DiskFull> {
  const home = newHome()
  const env = { ZHANGBEN_FULL_AT: String(n) }
  const { code, out } = await ingest(home, [inbox], { preload: FULL, env }).done
  await ingest(home, [inbox]).done
  const result = { code, out, differing: differing(contents(home), expected) }
  remove(home)
  return result
}

/** Whether this machine lets a test mount a small disk of its own. */
export const canMount: boolean =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt']).status === 0

/** The same on a real disk of so many KB, which DuckDB's own writes fill as well. */
export function fullDisk(
  kilobytes: number,
  inbox: string,
  expected: Readonly<Record<string, string>>,
): DiskFull {
  const outside = newHome()
  const home = join(outside, 'disk')
  const copy = join(outside, 'copy')
  mkdirSync(home)
  const run = `"${process.execPath}" --import tsx src/ingest/main.ts "${inbox}"`
  const script = [
    `mount -t tmpfs -o size=${kilobytes}k none "${home}"`,
    `${run}; echo "code $?"`,
    `mount -o remount,size=200m "${home}"`,
    `${run} >/dev/null 2>&1`,
    `cp -a "${home}" "${copy}"`,
  ].join('\n')
  const options = { cwd: PROJECT, env: { ...process.env, ZHANGBEN_HOME: home }, maxBuffer: 1e8 }
  const out = execFileSync('unshare', ['-rm', 'sh', '-c', `exec 2>&1\n${script}`], options).toString()
  const result = {
    code: Number(/^code (\d+)$/m.exec(out)![1]),
    out,
    differing: differing(contents(copy), expected),
  }
  remove(outside)
  return result
}
