import { Random } from '../../src/ingest/city/random.ts'

export const pick = <T>(random: Random, items: readonly T[]): T => items[random.whole(0, items.length - 1)]!

/** A text with some of its parts taken out, doubled, moved, or with a piece of something else set in. */
export function damaged(text: string, pieces: readonly string[], random: Random): string {
  let made = text
  for (let n = random.whole(1, 4); n > 0; n--) {
    const at = random.whole(0, made.length)
    const to = Math.min(made.length, at + random.whole(0, 200))
    const part = made.slice(at, to)
    const [before, after] = [made.slice(0, at), made.slice(to)]
    made = pick(random, [
      before + after,
      before + part + part + after,
      before + pick(random, pieces) + part + after,
      after + part + before,
      before,
    ])
  }
  return made
}

/** Pieces one after another, some many times. */
export function assembled(pieces: readonly string[], random: Random, longest = 16_000): string {
  let text = ''
  for (let n = random.whole(1, 30); n > 0 && text.length < longest; n--)
    text += pick(random, pieces).repeat(random.chance(0.1) ? random.whole(1, 2000) : 1)
  return text.slice(0, longest)
}

/** So many of the slowest inputs are told. */
const WORST = 10
/** After so many inputs it says how far it is. */
const STEP = 10_000

/**
 * Gives `one` so many inputs, the same for the same seed, and prints what it threw and the slowest. True where it threw
 * nothing and none took longer than `most` ms, also when tried again.
 */
export async function tally(
  what: string,
  count: number,
  seed: number,
  one: (random: Random) => void | Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const faults: string[] = []
  let worst: { i: number; took: number }[] = []
  const started = performance.now()
  const timed = async (i: number): Promise<number> => {
    const [before, used] = [performance.now(), process.cpuUsage()]
    await one(new Random(`${seed}/${i}`))
    const { user, system } = process.cpuUsage(used)
    // Other programs of the machine do not count.
    return Math.min(performance.now() - before, (user + system) / 1000)
  }
  const tell = (done: number) => {
    const slowest = worst.map(({ i, took }) => `#${i} ${Math.round(took)} 毫秒`).join('，')
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(
      `${what}：${done} 个（种子 ${seed}），出错 ${faults.length}；${seconds} 秒；最慢的：${slowest}`,
    )
  }
  for (let i = 0; i < count; i++) {
    try {
      let took = await timed(i)
      for (let again = 0; took > most && again < 5; again++) took = Math.min(took, await timed(i))
      if (took > most) faults.push(`#${i}：${Math.round(took)} 毫秒`)
      if (worst.length < WORST || took > worst.at(-1)!.took)
        worst = [...worst, { i, took }].sort((a, b) => b.took - a.took).slice(0, WORST)
    } catch (error) {
      faults.push(`#${i}：${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`)
    }
    if ((i + 1) % STEP === 0 && i + 1 < count) tell(i + 1)
  }
  for (const fault of faults.slice(0, 20)) console.log(fault)
  tell(count)
  return faults.length === 0
}
