import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Given } from '../reports/identity.ts'
import type { Draft } from '../reports/read.ts'
import { extensionOf } from '../reports/source/formats.ts'
import { members } from '../reports/source/zip.ts'
import { sentenceOf } from './errors.ts'
import { type Registry, readRegistry } from './knowledge.ts'
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

/** What came of a task. */
export type Done = { drafts: Draft[] } | { members: UnpackedMember[] }

/**
 * What came of it, the most memory that the process held, in MB, and whether it ends now: what one file left behind is
 * not counted against the next.
 */
export type Reply = { peak: number; last: boolean } & (({ ok: true } & Done) | { ok: false; why: string })

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

/** What is known stays as it is while files are read: the process that takes the reports in writes it at the end. */
let registry: Registry | undefined

async function perform(task: Task): Promise<Done> {
  if (task.kind === 'unpack') return { members: await unpack(task.path, task.folder) }
  registry ??= readRegistry()
  const readings = await readFile(task.path, registry, task)
  return { drafts: readings.map(({ facts: _, ...draft }) => draft) }
}

async function answer(task: Task): Promise<void> {
  restart()
  const came = await perform(task).then(
    (done) => ({ ok: true as const, ...done }),
    (error: unknown) => ({ ok: false as const, why: sentenceOf(error) }),
  )
  const held = process.memoryUsage.rss() / 2 ** 20
  const last = held > megabytes! / 2
  const reply: Reply = { peak: Math.max(held, process.resourceUsage().maxRSS / 1024), last, ...came }
  process.send!(reply, () => last && process.exit())
  if (last) await new Promise(() => {})
}

/** Tasks come before those that were sent earlier are done. */
let before = Promise.resolve()
process.on('message', (task: Task) => {
  before = before.then(() => answer(task))
})
process.on('disconnect', () => process.exit())
