import { mkdirSync, mkdtempSync } from 'node:fs'
import { basename, join } from 'node:path'
import { shortHash } from '../model/hash.ts'
import { isZip } from '../reports/source/formats.ts'
import { failure, type Outcome } from './outcome.ts'
import type { Pool } from './pool.ts'
import { walk } from './walk.ts'

/** A file to read: where it lies, and how it is named to the person. */
export interface Item {
  file: string
  path: string
}

/** One of `of` parts of the files, counted from 1, so that machines can share a corpus. */
export interface Shard {
  index: number
  of: number
}

/** Whether a file falls to a shard, by its own name. */
const isOf = (path: string, { index, of }: Shard) =>
  Number.parseInt(shortHash(basename(path)), 36) % of === index - 1

/**
 * What there is to read below the given paths: files, and the members of packages, unpacked into `folder`. What cannot
 * be opened or unpacked comes as a failed outcome, and the rest goes on.
 */
export async function inbox(
  paths: readonly string[],
  pool: Pool,
  folder: string,
  shard: Shard | null,
): Promise<{ items: Item[]; failed: Outcome[] }> {
  const items: Item[] = []
  const failed: Outcome[] = []
  const fail = (path: string, why: string) => failed.push({ path, status: 'failed', says: [why] })
  for (const { path, why } of walk(paths)) {
    if (why !== null) fail(path, why)
    else if (!isZip(path)) items.push({ file: path, path })
    else
      try {
        mkdirSync(folder, { recursive: true })
        const found = await pool.unpack(path, mkdtempSync(join(folder, 'zip-')))
        if (found.length === 0) fail(path, '压缩包里没有文件')
        for (const member of found) {
          const name = `${path}/${member.name}`
          if (member.path === null) fail(name, member.why!)
          else items.push({ file: member.path, path: name })
        }
      } catch (error) {
        failed.push(failure(path, error))
      }
  }
  return { items: shard === null ? items : items.filter(({ path }) => isOf(path, shard)), failed }
}
