import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { isOfUnit, type Report } from '../model/fact.ts'
import { coverageLine } from '../reports/coverage.ts'
import { mendDraft, mendingsOf } from '../reports/mendings.ts'
import { isNotice } from '../reports/notice.ts'
import { mendingsByName } from '../reports/open/suggest.ts'
import type { Draft } from '../reports/read.ts'
import { ownLevel } from '../reports/report.ts'
import { Unreadable } from '../reports/source/text.ts'
import { difference, formatTranscript, parseTranscript, type Transcript } from '../reports/transcript.ts'
import { wordsOf } from '../reports/words.ts'
import { writeWhole } from './files.ts'
import { type Kept, kept } from './held.ts'
import type { Registry } from './knowledge.ts'
import { type Outcome, unchanged } from './outcome.ts'
import { seedsPath } from './paths.ts'

/** Changes of a report that are told one by one. */
const TOLD = 20

const transcriptPath = (documentId: string) => seedsPath(`${documentId}.tsv`)
const isMended = (transcript: Transcript) =>
  transcript.figures.filter((f) => f.mended !== null).length + transcript.dropped.length

function stored(documentId: string): Transcript | null {
  const path = transcriptPath(documentId)
  return existsSync(path) ? parseTranscript(readFileSync(path, 'utf8'), path) : null
}

const write = (transcript: Transcript) =>
  writeWhole(transcriptPath(transcript.report.document_id), formatTranscript(transcript))

/** A transcript that was exported, with a person's mendings; null where the file is something else. Throws {@link Unreadable}. */
export function transcriptIn(path: string): Transcript | null {
  if (!/\.tsv$/i.test(path)) return null
  const text = readFileSync(path, 'utf8')
  if (!text.startsWith('# document_id: ')) return null
  try {
    return parseTranscript(text, basename(path))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unreadable('读本的表头不全，或被改坏了', { cause: error })
    throw new Unreadable((error as Error).message)
  }
}

/** Puts reports into seeds/. What one run has put in it remembers, so that two files do not fight for one report. */
export class Intake {
  readonly #taken = new Map<string, { path: string; report: Report }>()

  constructor(readonly registry: Registry) {}

  /** Remembers a report that is there already and stays as it is. */
  keep(path: string, transcript: Kept): Outcome {
    const { report } = transcript
    this.#taken.set(report.document_id, { path, report })
    return unchanged(path, transcript)
  }

  /** A transcript into seeds/ as it is: whoever exported it has looked at it. */
  takeTranscript(path: string, transcript: Transcript): Outcome {
    const { report, figures } = transcript
    const before = stored(report.document_id)
    if (before !== null && formatTranscript(before) === formatTranscript(transcript))
      return this.keep(path, kept(transcript))
    const says = [
      `${report.unit_name} ${report.fiscal_year} 年${report.kind}：读本，${figures.length} 个数，人工订正 ${isMended(transcript)} 处`,
      ...(before === null ? [] : difference(before, transcript).slice(0, TOLD)),
    ]
    this.keep(path, kept(transcript))
    write(transcript)
    return { path, status: before === null ? 'added' : 'replaced', says }
  }

  /**
   * One report into seeds/.
   * @param parts how many reports the file holds
   * @param earlier the transcript of the same file, which may have been taken for another unit, year or kind
   */
  take(path: string, found: Draft, parts: number, earlier: Kept | null): Outcome {
    const draft = this.#apart(found)
    const { report, figures, findings, lines, coverage, remarks } = draft
    const says = [
      `${report.title}：${figures.length} 个数，${findings.length} 处疑点`,
      coverageLine(coverage),
      ...this.#rivalry(report),
    ]
    const isMoved = parts === 1 && earlier !== null && earlier.report.document_id !== report.document_id
    const there = isMoved ? stored(earlier.report.document_id) : null
    const moved = there?.report.source_hash === report.source_hash ? there : null
    const before = stored(report.document_id) ?? moved
    if (
      before !== null &&
      before.report.source_hash === report.source_hash &&
      before.report.reader_version === report.reader_version
    )
      return this.keep(path, kept(before))
    says.push(...this.#newUnit(report))
    const named = mendingsByName(report, figures, lines, coverage.marks, this.registry.itemNames)
    const earlierOnes = before === null ? { mendings: [], lost: [] } : mendingsOf(before, figures, lines)
    const all = [...named, ...earlierOnes.mendings]
    const transcript: Transcript = { parts, ...mendDraft(draft, all), remarks }
    if (before !== null) says.push(...changesSaid(difference(before, transcript)), ...earlierOnes.lost)
    says.push(...remarks.filter(isNotice).map((notice) => wordsOf(notice).message))
    if (moved !== null) {
      says.push(`同一份文件原来作为“${moved.report.title}”读入，改为“${report.title}”`)
      rmSync(transcriptPath(moved.report.document_id), { force: true })
      this.#taken.delete(moved.report.document_id)
    }
    write(transcript)
    this.keep(path, kept(transcript))
    return { path, status: before === null ? 'added' : 'replaced', says }
  }

  /** A department's report and one of its own level under the same name are two units: the latter gives way. */
  #apart(reading: Draft): Draft {
    const { report } = reading
    const held = stored(report.document_id)
    if (held === null || !held.report.level || !report.level || held.report.level === report.level)
      return reading
    if (report.level === '单位') return { ...reading, ...ownLevel(report, this.registry) }
    write({ ...held, report: ownLevel(held.report, this.registry).report })
    rmSync(transcriptPath(report.document_id))
    this.#taken.delete(report.document_id)
    return reading
  }

  /** Two files for one report: the later one counts. Throws {@link Unreadable} where their dates don't tell. */
  #rivalry(report: Report): string[] {
    const rival = this.#taken.get(report.document_id)
    if (rival === undefined || rival.report.source_hash === report.source_hash) return []
    const [mine, theirs] = [report.published_on, rival.report.published_on]
    if (mine === null || theirs === null || mine <= theirs)
      throw new Unreadable(
        `与 ${rival.path} 是同一单位、同一年度、同一种报告，看不出哪份更晚；已用先读到的那份，这份没有读入`,
      )
    return [`公开日期 ${mine} 晚于 ${rival.path} 的 ${theirs}，以这份为准`]
  }

  #newUnit(report: Report): string[] {
    const { unit_id, unit_name } = report
    if (!isOfUnit(report) || this.registry.units.some((unit) => unit.unit_id === unit_id)) return []
    const where = report.district === null ? '，看不出在哪个区县' : `，${report.district}`
    const same = this.registry.names.filter(({ name }) => name === unit_name).map((entry) => entry.unit_id)
    if (same.length > 0)
      return [
        `新单位“${unit_name}”，编号 ${unit_id}${where}；与 ${same.join('、')} 同名而不在一处，各是一个单位`,
      ]
    return [
      `新单位“${report.unit_name}”，编号 ${report.unit_id}${where}；若是某单位的另一个名称，请在 seeds/unit_names.csv 里并入`,
    ]
  }
}

function changesSaid(changes: readonly string[]): string[] {
  if (changes.length === 0) return ['替换了旧的读本，各数未变']
  return [
    `替换了旧的读本，${changes.length} 处变化：`,
    ...changes.slice(0, TOLD).map((change) => `  ${change}`),
    ...(changes.length > TOLD ? [`  … 另有 ${changes.length - TOLD} 处`] : []),
  ]
}
