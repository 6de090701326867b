import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isOfUnit } from '../model/fact.ts'
import { shortHash } from '../model/hash.ts'
import { coverageLine } from '../reports/coverage.ts'
import { mend, mendingsOf } from '../reports/mendings.ts'
import { asOwnLevel, READER_VERSION, type Reading } from '../reports/read.ts'
import { ownLevel } from '../reports/report.ts'
import { Unreadable } from '../reports/source/text.ts'
import { unzip } from '../reports/source/zip.ts'
import { difference, formatTranscript, parseTranscript, type Transcript } from '../reports/transcript.ts'
import { bringUpToDate, readTranscripts } from './build.ts'
import { fileError } from './errors.ts'
import { sweep, writeWhole } from './files.ts'
import { givenBefore } from './given.ts'
import { type Registry, readRegistry } from './knowledge.ts'
import { locked } from './lock.ts'
import { seedsPath } from './paths.ts'
import { Pool } from './pool.ts'
import type { ReadOptions } from './source.ts'
import { walk } from './walk.ts'

/** What became of one file. */
export interface Outcome {
  path: string
  status: 'added' | 'replaced' | 'unchanged' | 'failed'
  /** Sentences for the person: what went in, what changed, what to look at. */
  says: string[]
}

const transcriptPath = (documentId: string) => seedsPath(`${documentId}.tsv`)

function toTranscript(reading: Reading, parts: number): Transcript {
  return {
    report: reading.report,
    parts,
    figures: reading.figures.map((f) => ({ ...f, mended: null })),
    dropped: [],
    notices: reading.notices,
  }
}

function stored(documentId: string): Transcript | null {
  const path = transcriptPath(documentId)
  return existsSync(path) ? parseTranscript(readFileSync(path, 'utf8'), path) : null
}

/** A department's report and one of its own level under the same name are two units: the latter gives way. */
function apart(reading: Reading, registry: Registry, session: Session): Reading {
  const { report } = reading
  const held = session.get(report.document_id)?.transcript ?? stored(report.document_id)
  if (held === null || !held.report.level || !report.level || held.report.level === report.level)
    return reading
  const knowledge = { districts: registry.districts, names: registry.names }
  if (report.level === '单位') return asOwnLevel(reading, knowledge)
  const moved = ownLevel(held.report, registry.names).report
  writeWhole(transcriptPath(moved.document_id), formatTranscript({ ...held, report: moved }))
  rmSync(transcriptPath(report.document_id))
  session.delete(report.document_id)
  return reading
}

type Session = Map<string, { path: string; transcript: Transcript }>

/**
 * One report into seeds/. `session` holds what this run has put in, so that two files do not fight for one report;
 * `earlier` is the transcript of the same file, which may have been taken for another unit, year or kind.
 */
function take(
  path: string,
  found: Reading,
  parts: number,
  registry: Registry,
  session: Session,
  earlier: Transcript | null,
): Outcome {
  const reading = apart(found, registry, session)
  const { report } = reading
  const says: string[] = [
    `${report.title}：${reading.figures.length} 个数，${reading.findings.length} 处疑点`,
    coverageLine(reading.coverage),
  ]
  const rival = session.get(report.document_id)
  if (rival !== undefined && rival.transcript.report.source_hash !== report.source_hash) {
    const [mine, theirs] = [report.published_on, rival.transcript.report.published_on]
    if (mine === null || theirs === null || mine <= theirs) {
      throw new Unreadable(
        `与 ${rival.path} 是同一单位、同一年度、同一种报告，看不出哪份更晚；已用先读到的那份，这份没有读入`,
      )
    }
    says.push(`公开日期 ${mine} 晚于 ${rival.path} 的 ${theirs}，以这份为准`)
  }
  const moved =
    parts === 1 && earlier !== null && earlier.report.document_id !== report.document_id ? earlier : null
  const before = stored(report.document_id) ?? moved
  let transcript = toTranscript(reading, parts)
  if (
    before !== null &&
    before.report.source_hash === report.source_hash &&
    before.report.reader_version === report.reader_version
  ) {
    session.set(report.document_id, { path, transcript: before })
    return { path, status: 'unchanged', says: [`${says[0]}；已经读过，没有变化`] }
  }
  if (isOfUnit(report) && !registry.names.some((entry) => entry.name === report.unit_name)) {
    says.push(
      `新单位“${report.unit_name}”，编号 ${report.unit_id}${report.district === null ? '，看不出在哪个区县' : `，${report.district}`}；若是某单位的另一个名称，请在 seeds/unit_names.csv 里并入`,
    )
  }
  if (before !== null) {
    const { mendings, lost } = mendingsOf(before, reading.figures, reading.lines)
    transcript = { ...transcript, ...mend(reading.figures, mendings, reading.lines) }
    const changes = difference(before, transcript)
    says.push(
      changes.length === 0 ? '替换了旧的读本，各数未变' : `替换了旧的读本，${changes.length} 处变化：`,
      ...changes.slice(0, 20).map((c) => `  ${c}`),
      ...lost,
    )
    if (changes.length > 20) says.push(`  … 另有 ${changes.length - 20} 处`)
  }
  says.push(...reading.notices.map((notice) => notice.message))
  if (moved !== null) {
    says.push(`同一份文件原来作为“${moved.report.title}”读入，改为“${report.title}”`)
    rmSync(transcriptPath(moved.report.document_id), { force: true })
    session.delete(moved.report.document_id)
  }
  writeWhole(transcriptPath(report.document_id), formatTranscript(transcript))
  session.set(report.document_id, { path, transcript })
  return { path, status: before === null ? 'added' : 'replaced', says }
}

interface Shard {
  index: number
  of: number
}

/** The part of the files that falls to shard `i` of `n`, by the name of each, so that machines can share a corpus. */
export function shardOf(files: readonly string[], shard: Shard | null): string[] {
  if (shard === null) return [...files]
  return files.filter((path) => Number.parseInt(shortHash(basename(path)), 36) % shard.of === shard.index - 1)
}

interface Unpacked {
  folder: string | null
  failed: Outcome[]
}

/** A .zip as the files in it, laid in a folder for the time of the run; any other file as itself. */
function unpack(path: string, state: Unpacked): string[] {
  if (!/\.zip$/i.test(path) || !existsSync(path)) return [path]
  try {
    state.folder ??= mkdtempSync(join(tmpdir(), 'zhangben-zip-'))
    const own = mkdtempSync(join(state.folder, 'a-'))
    return unzip(new Uint8Array(readFileSync(path))).map(({ name, bytes }, i) => {
      const target = join(own, `${i}-${basename(name)}`)
      writeFileSync(target, bytes)
      return target
    })
  } catch (error) {
    state.failed.push({ path, status: 'failed', says: [(error as Error).message] })
    return []
  }
}

function bySource(transcripts: readonly Transcript[]): Map<string, Transcript[]> {
  const groups = new Map<string, Transcript[]>()
  for (const t of transcripts)
    groups.set(t.report.source_hash, [...(groups.get(t.report.source_hash) ?? []), t])
  return groups
}

const heldOf = (path: string, known: ReadonlyMap<string, Transcript[]>) =>
  known.get(createHash('sha256').update(readFileSync(path)).digest('hex')) ?? []

/** The transcript of a file that holds one report; null where it was not read, or holds several. */
function soleOf(path: string, known: ReadonlyMap<string, Transcript[]>): Transcript | null {
  const [first, ...others] = heldOf(path, known)
  return first === undefined || others.length > 0 ? null : first
}

/** The transcripts of a file that was read before, whole and by this reader; null where it has to be read. */
function readBefore(path: string, known: ReadonlyMap<string, Transcript[]>): Transcript[] | null {
  const before = heldOf(path, known)
  const whole = before.length > 0 && before.length === before[0]!.parts
  return whole && before.every((t) => t.report.reader_version === READER_VERSION) ? before : null
}

/** A transcript that was exported, with a person's mendings; null where the file is something else. */
function transcriptIn(path: string): Transcript | null {
  if (!/\.tsv$/i.test(path)) return null
  const text = readFileSync(path, 'utf8')
  if (!text.startsWith('# document_id: ')) return null
  try {
    return parseTranscript(text, basename(path))
  } catch (error) {
    throw new Unreadable((error as Error).message)
  }
}

/** A transcript into seeds/ as it is: whoever exported it has looked at it. */
function takeTranscript(path: string, transcript: Transcript, session: Session): Outcome {
  const { report, figures } = transcript
  const before = stored(report.document_id)
  const text = formatTranscript(transcript)
  session.set(report.document_id, { path, transcript })
  if (before !== null && formatTranscript(before) === text) return unchanged(path, transcript)
  const says = [
    `${report.unit_name} ${report.fiscal_year} 年${report.kind}：读本，${figures.length} 个数，人工订正 ${figures.filter((f) => f.mended !== null).length + transcript.dropped.length} 处`,
    ...(before === null ? [] : difference(before, transcript).slice(0, 20)),
  ]
  writeWhole(transcriptPath(report.document_id), text)
  return { path, status: before === null ? 'added' : 'replaced', says }
}

function failure(path: string, error: unknown): Outcome {
  const why =
    error instanceof Unreadable
      ? error.message
      : (error as NodeJS.ErrnoException).code === undefined
        ? `读的时候出错：${(error as Error).message}`
        : fileError(error)
  return { path, status: 'failed', says: [why] }
}

function unchanged(path: string, { report, figures }: Transcript): Outcome {
  const says = [`${report.title}：${figures.length} 个数；已经读过，没有变化`]
  return { path, status: 'unchanged', says }
}

/**
 * Reads files, folders and packages into seeds/ and brings data/ up to date, one process at a time. A file that cannot
 * be read leaves everything else as it is; a run that dies is made good by the next one.
 */
export function ingest(
  paths: readonly string[],
  onProgress: (done: number, total: number, outcome: Outcome) => void,
  options: { shard?: Shard | null } & ReadOptions = {},
): Promise<Outcome[]> {
  return locked(() => ingestAlone(paths, onProgress, options))
}

async function ingestAlone(
  paths: readonly string[],
  onProgress: (done: number, total: number, outcome: Outcome) => void,
  { shard = null, ocr = false, given = {} }: { shard?: Shard | null } & ReadOptions,
): Promise<Outcome[]> {
  sweep(seedsPath())
  const unpacked: Unpacked = { folder: null, failed: [] }
  const entries = walk(paths)
  for (const { path, why } of entries)
    if (why !== null) unpacked.failed.push({ path, status: 'failed', says: [why] })
  const files = shardOf(
    entries.filter((entry) => entry.why === null).flatMap(({ path }) => unpack(path, unpacked)),
    shard,
  )
  if (given.unit !== undefined && files.length > 1)
    throw new Error('--unit 说的是一份报告的单位，一次只能读一个文件')
  const isGiven = Object.keys(given).length > 0
  const known = bySource(readTranscripts())
  const session: Session = new Map()
  const outcomes: Outcome[] = []
  const tell = (done: number, outcome: Outcome) => {
    outcomes.push(outcome)
    onProgress(done, files.length, outcome)
  }
  for (const outcome of unpacked.failed) tell(0, outcome)
  const registry = readRegistry()
  const pool = new Pool(Math.min(availableParallelism(), Math.ceil(files.length / (ocr ? 1 : 8))) || 1, ocr)
  // Read ahead on every core, take up in order: what goes in does not depend on which file was quicker.
  const ahead = new Map<number, Promise<Reading[]> | Transcript[] | { brought: Transcript }>()
  const ask = (i: number) => {
    if (i >= files.length || ahead.has(i)) return
    try {
      const brought = transcriptIn(files[i]!)
      const before = brought !== null || isGiven ? null : readBefore(files[i]!, known)
      const reading =
        brought !== null
          ? { brought }
          : (before ?? pool.read(files[i]!, { ...givenBefore(soleOf(files[i]!, known)), ...given }))
      if (reading instanceof Promise) reading.catch(() => {})
      ahead.set(i, reading)
    } catch (error) {
      const failed = Promise.reject(error)
      failed.catch(() => {})
      ahead.set(i, failed)
    }
  }
  for (const [i, path] of files.entries()) {
    for (let k = i; k < i + pool.size * 2; k++) ask(k)
    try {
      const reads = await ahead.get(i)!
      if ('brought' in reads) {
        tell(i + 1, takeTranscript(path, reads.brought, session))
        continue
      }
      for (const read of reads) {
        if ('facts' in read)
          tell(i + 1, takeSafely(path, read, reads.length, registry, session, soleOf(path, known)))
        else {
          session.set(read.report.document_id, { path, transcript: read })
          tell(i + 1, unchanged(path, read))
        }
      }
    } catch (error) {
      tell(i + 1, failure(path, error))
    }
    ahead.delete(i)
  }
  await pool.close()
  if (unpacked.folder !== null) rmSync(unpacked.folder, { recursive: true, force: true })
  await bringUpToDate()
  return outcomes
}

function takeSafely(
  path: string,
  reading: Reading,
  parts: number,
  registry: Registry,
  session: Session,
  earlier: Transcript | null,
): Outcome {
  try {
    return take(path, reading, parts, registry, session, earlier)
  } catch (error) {
    return failure(path, error)
  }
}
