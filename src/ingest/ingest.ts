import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { shortHash } from '../model/hash.ts'
import { coverageLine, coverageOf } from '../reports/coverage.ts'
import { asOwnLevel, READER_VERSION, type Reading } from '../reports/read.ts'
import { Unreadable } from '../reports/source/text.ts'
import { unzip } from '../reports/source/zip.ts'
import {
  difference,
  formatTranscript,
  keepMendings,
  parseTranscript,
  type Transcript,
} from '../reports/transcript.ts'
import { buildData, readTranscripts } from './build.ts'
import { listFiles, writeWhole } from './files.ts'
import { addUnit, type Registry, readRegistry, writeRegistry } from './knowledge.ts'
import { dataPath, seedsPath } from './paths.ts'
import { Pool } from './pool.ts'

/** What became of one file. */
export interface Outcome {
  path: string
  status: 'added' | 'replaced' | 'unchanged' | 'failed'
  /** Sentences for the person: what went in, what changed, what to look at. */
  says: string[]
}

const transcriptPath = (documentId: string) => seedsPath(`${documentId}.tsv`)

function toTranscript(reading: Reading): Transcript {
  return {
    report: reading.report,
    figures: reading.figures.map((f) => ({ ...f, mended: null })),
    notices: reading.notices,
  }
}

function stored(documentId: string): Transcript | null {
  const path = transcriptPath(documentId)
  return existsSync(path) ? parseTranscript(readFileSync(path, 'utf8'), path) : null
}

/** A department's report and one of its own level under the same name are two units: the latter gives way. */
function apart(
  reading: Reading,
  registry: Registry,
  session: Session,
): { reading: Reading; registry: Registry } {
  const { report } = reading
  const held = session.get(report.document_id)?.transcript ?? stored(report.document_id)
  if (held === null || !held.report.level || !report.level || held.report.level === report.level)
    return { reading, registry }
  const knowledge = { districts: registry.districts, names: registry.names }
  if (report.level === '单位') return { reading: asOwnLevel(reading, knowledge), registry }
  const moved = asOwnLevel(
    { ...held, facts: [], findings: [], coverage: coverageOf([], []), newUnit: false },
    knowledge,
  ).report
  writeWhole(transcriptPath(moved.document_id), formatTranscript({ ...held, report: moved }))
  rmSync(transcriptPath(report.document_id))
  session.delete(report.document_id)
  return { reading, registry: addUnit(registry, moved) }
}

type Session = Map<string, { path: string; transcript: Transcript }>

/** One report into seeds/. `session` holds what this run has put in, so that two files do not fight for one report. */
function take(
  path: string,
  found: Reading,
  known: Registry,
  session: Session,
): { outcome: Outcome; registry: Registry } {
  const settled = apart(found, known, session)
  const { reading } = settled
  let { registry } = settled
  const { report } = reading
  const says: string[] = [
    `${report.unit_name} ${report.fiscal_year} 年${report.kind}：${reading.figures.length} 个数，${reading.findings.length} 处疑点`,
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
  const before = stored(report.document_id)
  let transcript = toTranscript(reading)
  if (
    before !== null &&
    before.report.source_hash === report.source_hash &&
    before.report.reader_version === report.reader_version
  ) {
    session.set(report.document_id, { path, transcript: before })
    return { outcome: { path, status: 'unchanged', says: [`${says[0]}；已经读过，没有变化`] }, registry }
  }
  if (!registry.names.some((entry) => entry.name === report.unit_name)) {
    says.push(
      `新单位“${report.unit_name}”，编号 ${report.unit_id}${report.district === null ? '，看不出在哪个区县' : `，${report.district}`}；若是某单位的另一个名称，请在 seeds/unit_names.csv 里并入`,
    )
    registry = addUnit(registry, report)
  }
  if (before !== null) {
    const kept = keepMendings(before, transcript)
    transcript = kept.transcript
    const changes = difference(before, transcript)
    says.push(
      changes.length === 0 ? '替换了旧的读本，各数未变' : `替换了旧的读本，${changes.length} 处变化：`,
      ...changes.slice(0, 20).map((c) => `  ${c}`),
      ...kept.lost,
    )
    if (changes.length > 20) says.push(`  … 另有 ${changes.length - 20} 处`)
  }
  says.push(...reading.notices.map((notice) => notice.message))
  writeWhole(transcriptPath(report.document_id), formatTranscript(transcript))
  session.set(report.document_id, { path, transcript })
  return { outcome: { path, status: before === null ? 'added' : 'replaced', says }, registry }
}

/** The part of the files that falls to shard `i` of `n`, by the name of each, so that machines can share a corpus. */
export function shardOf(files: readonly string[], shard: { index: number; of: number } | null): string[] {
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

/** Reads files, folders and packages into seeds/ and rebuilds data/. A file that cannot be read leaves everything else as it is. */
export async function ingest(
  paths: readonly string[],
  onProgress: (done: number, total: number, outcome: Outcome) => void,
  { shard = null, ocr = false }: { shard?: { index: number; of: number } | null; ocr?: boolean } = {},
): Promise<Outcome[]> {
  const unpacked: Unpacked = { folder: null, failed: [] }
  const files = shardOf(
    listFiles(paths).flatMap((path) => unpack(path, unpacked)),
    shard,
  )
  const known = new Map(readTranscripts().map((t) => [t.report.source_hash, t]))
  const session: Session = new Map()
  const outcomes: Outcome[] = [...unpacked.failed]
  for (const outcome of outcomes) onProgress(1, outcomes.length, outcome)
  let registry = readRegistry()
  const pool = new Pool(Math.min(availableParallelism(), Math.ceil(files.length / (ocr ? 1 : 8))) || 1, ocr)
  // Read ahead on every core, take up in order: what goes in does not depend on which file was quicker.
  const ahead = new Map<number, Promise<Reading[]>>()
  const readBefore = (path: string): Transcript | null => {
    if (!existsSync(path)) return null
    const before = known.get(createHash('sha256').update(readFileSync(path)).digest('hex'))
    return before?.report.reader_version === READER_VERSION ? before : null
  }
  const ask = (i: number) => {
    if (i >= files.length || ahead.has(i) || readBefore(files[i]!) !== null) return
    const reading = pool.read(files[i]!)
    reading.catch(() => {})
    ahead.set(i, reading)
  }
  for (const [i, path] of files.entries()) {
    for (let k = i; k < i + pool.size * 2; k++) ask(k)
    let outcome: Outcome
    const before = readBefore(path)
    if (before !== null) {
      const { unit_name, fiscal_year, kind } = before.report
      session.set(before.report.document_id, { path, transcript: before })
      outcome = {
        path,
        status: 'unchanged',
        says: [`${unit_name} ${fiscal_year} 年${kind}：${before.figures.length} 个数；已经读过，没有变化`],
      }
      outcomes.push(outcome)
      onProgress(i + 1, files.length, outcome)
      continue
    }
    const failed = (error: unknown): Outcome => {
      const why = (error as Error).message
      return { path, status: 'failed', says: [error instanceof Unreadable ? why : `读的时候出错：${why}`] }
    }
    const readings = await ahead.get(i)!.catch((error) => failed(error))
    ahead.delete(i)
    for (const reading of Array.isArray(readings) ? readings : [readings]) {
      try {
        if ('status' in reading) outcome = reading
        else {
          const taken = take(path, reading, registry, session)
          outcome = taken.outcome
          if (taken.registry !== registry) {
            registry = taken.registry
            writeRegistry(registry)
          }
        }
      } catch (error) {
        outcome = failed(error)
      }
      outcomes.push(outcome)
      onProgress(i + 1, files.length, outcome)
    }
  }
  await pool.close()
  if (unpacked.folder !== null) rmSync(unpacked.folder, { recursive: true, force: true })
  if (
    !existsSync(dataPath('datapackage.json')) ||
    outcomes.some((o) => o.status === 'added' || o.status === 'replaced')
  )
    await buildData()
  return outcomes
}
