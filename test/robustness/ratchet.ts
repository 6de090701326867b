import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a row reaches: shares in percent, of which more is better, and counts, of which fewer are. */
export type Reached = Readonly<Record<string, number>>

const isShare = (floor: number) => floor > 0
/** A figure more or less in the truth moves a share by some hundredths. */
const EASE = 0.25

const reaches = (final: Reached, key: string, value: number, floor: number) =>
  isShare(final[key]!) ? value >= floor - 1e-9 : value <= floor

const unmet = (now: Reached, final: Reached) =>
  Object.keys(final).filter((key) => !reaches(final, key, now[key]!, final[key]!))

/**
 * Floors that every row must reach in the end, and a file beside this one that says what is still below them: a row may
 * only get better. `ZHANGBEN_FLOORS=raise` puts in what rows reach now where it is better, `ZHANGBEN_FLOORS=write` what
 * they reach, for new rows. A row that refuses fewer reports than before is held to nothing else: what nobody read
 * before cannot have got worse.
 */
export class Ratchet {
  private readonly path: string | null
  private readonly behind: Readonly<Record<string, Reached>>
  private readonly next: Record<string, Reached>
  private readonly mode = process.env.ZHANGBEN_FLOORS

  /** Without a file every row is held to the final floors. */
  constructor(file: string | null) {
    this.path = file === null ? null : join(import.meta.dirname, file)
    this.behind =
      this.path !== null && existsSync(this.path) ? JSON.parse(readFileSync(this.path, 'utf8')) : {}
    this.next = { ...this.behind }
  }

  /** The measures in which the row got worse than the file allows. */
  worse(row: string, now: Reached, final: Reached): string[] {
    const was = this.behind[row] ?? {}
    const anew = this.mode === 'write' || (was.refused ?? 0) > (now.refused ?? 0)
    const floor = (key: string) => was[key] ?? final[key]!
    const rest: Record<string, number> = {}
    for (const key of unmet(now, final)) {
      const kept = anew || reaches(final, key, now[key]!, floor(key)) ? now[key]! : floor(key)
      if (kept !== final[key]) rest[key] = Math.floor(kept * 100) / 100
    }
    if (Object.keys(rest).length > 0) this.next[row] = rest
    else delete this.next[row]
    if (anew) return []
    return unmet(now, final).filter((key) => {
      const ease = was[key] !== undefined && isShare(final[key]!) ? EASE : 0
      return !reaches(final, key, now[key]!, floor(key) - ease)
    })
  }

  /** How a row stands to the final floors: nothing where it always reached them. */
  note(row: string, now: Reached, final: Reached): string {
    if (unmet(now, final).length > 0) return '未达标'
    return this.behind[row] === undefined ? '' : '已达标'
  }

  /** Writes the file where it is to be written; rows that were not run stay as they were. */
  raise(): void {
    if (this.path === null || this.mode === undefined) return
    const rows = Object.entries(this.next).map(([row, floor]) => {
      const measures = Object.entries(floor).map(([key, value]) => `"${key}": ${value}`)
      return `  ${JSON.stringify(row)}: { ${measures.join(', ')} }`
    })
    writeFileSync(this.path, `{\n${rows.join(',\n')}\n}\n`)
  }
}

/** A share in percent; nothing of nothing is all of it. */
export const percent = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
