import { rmSync } from 'node:fs'
import { givenBefore } from '../reports/given.ts'
import type { Draft } from '../reports/read.ts'
import type { Transcript } from '../reports/transcript.ts'
import { bringUpToDate, eachTranscript } from './build.ts'
import { sweep } from './files.ts'
import { type Held, HeldFiles, type Kept } from './held.ts'
import { type Item, inbox, type Shard } from './inbox.ts'
import { readRegistry } from './knowledge.ts'
import { locked } from './lock.ts'
import { keepOriginals } from './originals.ts'
import { failure, type Outcome } from './outcome.ts'
import { seedsPath } from './paths.ts'
import { LIMITS, OCR_LIMITS, Pool } from './pool.ts'
import type { ReadOptions } from './source.ts'
import { Intake, transcriptIn } from './take.ts'
import type { Limits } from './watch.ts'

export type { Outcome } from './outcome.ts'

export interface IngestOptions extends ReadOptions {
  shard?: Shard | null
  limits?: Partial<Limits>
  /** A folder that keeps the files themselves, for the page to show. */
  keepSource?: string | null
  /** Whether data/ is brought up to date at the end; otherwise the next run does. */
  build?: boolean
}

/** What a run did, and the most memory that a process which read files held, of what it may hold, in MB. */
export interface Ingested {
  outcomes: Outcome[]
  peak: number
  limit: number
}

type OnProgress = (done: number, total: number, outcome: Outcome) => void

/**
 * Reads files, folders and packages into seeds/ and brings data/ up to date, one process at a time. A file that cannot
 * be read leaves everything else as it is; a run that dies is made good by the next one.
 */
export function ingest(
  paths: readonly string[],
  onProgress: OnProgress,
  options: IngestOptions = {},
): Promise<Ingested> {
  return locked(async () => {
    sweep(seedsPath())
    const ocr = options.ocr ?? null
    const limits = { ...(ocr === null ? LIMITS : OCR_LIMITS), ...options.limits }
    const pool = new Pool(ocr, limits, options.keepSource)
    const unpacked = seedsPath('.unpacked.tmp')
    try {
      const outcomes = await readIn(paths, onProgress, options, pool, unpacked)
      rmSync(unpacked, { recursive: true, force: true })
      if (options.build ?? true) await bringUpToDate()
      return { outcomes, peak: pool.peak, limit: limits.megabytes }
    } finally {
      pool.close()
      rmSync(unpacked, { recursive: true, force: true })
    }
  })
}

/** What is to be done with a file: read anew, or taken as a transcript, or left as it is. */
type Work = { held: Held | null } & (
  | { brought: Transcript }
  | { drafts: Promise<Draft[]> }
  | { current: Kept[] }
)

async function readIn(
  paths: readonly string[],
  onProgress: OnProgress,
  { shard = null, given = {}, keepSource = null }: IngestOptions,
  pool: Pool,
  folder: string,
): Promise<Outcome[]> {
  const { items, failed } = await inbox(paths, pool, folder, shard)
  if (given.unit !== undefined && items.length > 1)
    throw new Error('--unit 说的是一份报告的单位，一次只能读一个文件')
  const heldFiles = new HeldFiles(eachTranscript())
  const intake = new Intake(readRegistry())
  const outcomes: Outcome[] = []
  const tell = (done: number, outcome: Outcome) => {
    outcomes.push(outcome)
    onProgress(done, items.length, outcome)
  }
  for (const outcome of failed) tell(0, outcome)

  const begin = ({ file }: Item): Work => {
    const brought = transcriptIn(file)
    if (brought !== null) return { held: null, brought }
    const held = heldFiles.of(file)
    if (held.current !== null && Object.keys(given).length === 0) return { held, current: held.current }
    const drafts = pool.read(file, { ...givenBefore(held.sole), ...given })
    drafts.catch(() => {})
    return { held, drafts }
  }
  // Read ahead on every core, take up in order: what goes in does not depend on which file was quicker.
  const begun = new Map<number, Work | { error: unknown }>()
  const ahead = (i: number) => {
    if (i >= items.length || begun.has(i)) return
    try {
      begun.set(i, begin(items[i]!))
    } catch (error) {
      begun.set(i, { error })
    }
  }
  for (const [i, { path }] of items.entries()) {
    for (let k = i; k < i + pool.ahead; k++) ahead(k)
    const work = begun.get(i)!
    begun.delete(i)
    const attempt = (act: () => Outcome) => {
      try {
        tell(i + 1, act())
      } catch (error) {
        tell(i + 1, failure(path, error))
      }
    }
    if ('error' in work) tell(i + 1, failure(path, work.error))
    else if ('brought' in work) attempt(() => intake.takeTranscript(path, work.brought))
    else if ('current' in work) for (const held of work.current) attempt(() => intake.keep(path, held))
    else {
      const drafts = await work.drafts.catch((error: unknown) => ({ error }))
      if ('error' in drafts) tell(i + 1, failure(path, drafts.error))
      else
        for (const draft of drafts)
          attempt(() => intake.take(path, draft, drafts.length, work.held?.sole ?? null))
    }
  }
  if (keepSource !== null) keepOriginals(keepSource, items, eachTranscript())
  return outcomes
}
