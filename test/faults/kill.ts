import { setTimeout as sleep } from 'node:timers/promises'
import { contents, differing, ingest, newHome, remove } from './home.ts'

/**
 * Kills a run after `delay` ms, runs again, and tells whether everything is as if nothing had happened. The second run
 * may be killed as well.
 */
export async function killed(
  inbox: string,
  expected: Readonly<Record<string, string>>,
  delays: readonly number[],
): Promise<{ killed: number; differing: string[] }> {
  const home = newHome()
  let kills = 0
  for (const delay of delays) {
    const { child, done } = ingest(home, [inbox])
    const early = await Promise.race([done.then(() => true), sleep(delay).then(() => false)])
    if (!early) {
      child.kill('SIGKILL')
      kills++
    }
    await done
  }
  await ingest(home, [inbox]).done
  const found = differing(contents(home), expected)
  remove(home)
  return { killed: kills, differing: found }
}

/** Runs several processes at once over one home, each with a share of the files or all of them. */
export async function together(
  inbox: string,
  expected: Readonly<Record<string, string>>,
  runs: readonly (readonly string[])[],
): Promise<{ codes: (number | null)[]; differing: string[]; waited: number }> {
  const home = newHome()
  const results = await Promise.all(runs.map((args) => ingest(home, [inbox, ...args]).done))
  const found = differing(contents(home), expected)
  remove(home)
  return {
    codes: results.map((r) => r.code),
    differing: found,
    waited: results.filter((r) => /正在进行，等它完成/.test(r.out)).length,
  }
}
