import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Given } from '../reports/identity.ts'
import type { Reading } from '../reports/read.ts'
import { extensionOf } from '../reports/source/formats.ts'
import { members } from '../reports/source/zip.ts'
import { sentenceOf } from './errors.ts'
import { readRegistry } from './knowledge.ts'
import type { Readers } from './ocr/index.ts'
import { readFile } from './source.ts'
import { watch } from './watch.ts'

/** A member of a package: the file that it was unpacked to, or why it was not. */
export interface UnpackedMember {
  name: string
  path: string | null
  why: string | null
}

export type Task =
  | { kind: 'read'; path: string; ocr: Readers | null; keep: string | null; given: Given }
  | { kind: 'unpack'; path: string; folder: string }

/** What came of it, and the memory that the process held at most and holds now, in MB. */
export type Reply = { peak: number; held: number } & (
  | { ok: true; readings: Reading[] }
  | { ok: true; members: UnpackedMember[] }
  | { ok: false; why: string }
)

/** Unpacks a package into a folder, under names of its own: those of the members may be too long, or lead elsewhere. */
async function unpack(path: string, folder: string): Promise<UnpackedMember[]> {
  const found: UnpackedMember[] = []
  for await (const { name, bytes, why } of members(new Uint8Array(readFileSync(path)))) {
    const target = bytes === null ? null : join(folder, `${found.length}${extensionOf(name)}`)
    if (target !== null) writeFileSync(target, bytes!)
    found.push({ name, path: target, why })
  }
  return found
}

const [seconds, megabytes] = process.argv.slice(2).map(Number)
const restart = watch({ seconds: seconds!, megabytes: megabytes! })

process.on('message', async (task: Task) => {
  restart()
  const reply = (content: object) => {
    const held = process.memoryUsage.rss() / 2 ** 20
    process.send!({ peak: Math.max(held, process.resourceUsage().maxRSS / 1024), held, ...content })
  }
  try {
    if (task.kind === 'unpack') reply({ ok: true, members: await unpack(task.path, task.folder) })
    else reply({ ok: true, readings: await readFile(task.path, readRegistry(), task) })
  } catch (error) {
    reply({ ok: false, why: sentenceOf(error) })
  }
})
process.on('disconnect', () => process.exit())
