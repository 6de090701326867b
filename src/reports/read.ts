import {
  type Fact,
  type Figure,
  type Finding,
  type Remark,
  type Report,
  UNKNOWN_UNIT,
} from '../model/fact.ts'
import { saidOnCover } from './assumed.ts'
import { settleCarriedOver } from './carried-over.ts'
import { type Coverage, claimOnce, countsOf, coverageOf } from './coverage.ts'
import { derive } from './derive.ts'
import { type Line, toLines } from './document.ts'
import { type Doubt, settleDoubts } from './doubts.ts'
import { tokenise } from './figures.ts'
import type { Flow } from './flow.ts'
import { readProjectForms } from './forms/project-form.ts'
import { readTargetForms } from './forms/target-form.ts'
import type { Cover, District, Given } from './identity.ts'
import { keyFigures } from './keys.ts'
import { notice } from './notice.ts'
import { preferred } from './prefer.ts'
import { attest } from './proof.ts'
import { readProse, readWorkTable } from './prose/index.ts'
import { ownLevel, toReport, type Units } from './report.ts'
import { check, checkText, remarkFindings } from './rules/index.ts'
import { runningHeads } from './running-heads.ts'
import { Unreadable } from './source/text.ts'
import { stagesOf } from './stages.ts'
import { splitVolume } from './volume.ts'
import { wordsOf } from './words.ts'

/** Raised whenever reading changes what it makes of a report. */
export const READER_VERSION = '13'

/** What the reader knows before it reads: the divisions of the country and the units met so far. */
export interface Knowledge extends Units {
  districts: readonly District[]
}

/** Where a text comes from; `doubts` are the numbers that character recognition is not sure of. */
export interface TextSource {
  hash: string
  format: string
  doubts?: readonly Doubt[]
}

/** What is read from one report. `figures` are as printed; facts have keys, derived years and marks. */
export interface Reading {
  report: Report
  figures: Figure[]
  facts: Fact[]
  findings: Finding[]
  /** What the reader says of itself, and what rules find in the words. */
  remarks: Remark[]
  coverage: Coverage
  /** The numbers that character recognition is not sure of. */
  doubts: readonly Doubt[]
  /** The report's own lines, for a person to look at beside the figures. */
  lines: Line[]
  newUnit: boolean
  /** What the cover says, with what else it could mean. */
  cover: Cover
}

/** What a transcript is made of. The facts are not in it: whoever needs them makes them from the figures. */
export type Draft = Omit<Reading, 'facts'>

function malformedNotices(flow: Flow): Remark[] {
  return tokenise(flow.folded, 0, flow.folded.length).malformed.map(({ start, text }) => {
    const line = flow.lineOf[start] ?? 0
    return notice('malformed', [line], { line, text })
  })
}

function cutShort(figures: readonly Figure[], line: number): Remark[] {
  const last =
    figures.some((f) => f.subject === '三公') ||
    figures.some((f) => f.subject === '政府采购' || f.subject === '国有资产')
  return last ? [] : [notice('short', [line], { line })]
}

/** Fewer figures are no report of their own: a title in a list of contents. */
const FEWEST = 10

/**
 * Reads all reports of a file: a volume may hold those of several units, or of a department and its own level. Throws
 * {@link Unreadable} where the file holds none.
 */
export function readReports(
  text: string,
  source: TextSource,
  knowledge: Knowledge,
  given: Given = {},
): Reading[] {
  const lines = toLines(text)
  const parts = splitVolume(lines, runningHeads(lines))
  const { unit: _unit, ...ofEach } = given
  const readings = parts.flatMap((part) => {
    if (parts.length === 1) return []
    try {
      const reading = readLines(part, source, knowledge, ofEach)
      return reading.figures.filter((f) => f.classified).length < FEWEST ? [] : [reading]
    } catch (error) {
      if (error instanceof Unreadable) return []
      throw error
    }
  })
  const ids = (list: readonly Reading[]) =>
    new Set(list.map((r) => `${r.report.document_id}|${r.report.level}`))
  if (readings.length < 2 || ids(readings).size < readings.length)
    return [readLines(lines, source, knowledge, given)]
  return readings.map((reading) => {
    const twin = readings.some(
      (other) => other !== reading && other.report.document_id === reading.report.document_id,
    )
    return twin && reading.report.level === '单位' ? asOwnLevel(reading, knowledge) : reading
  })
}

/** A reading moved to the unit's own level; see {@link ownLevel}. */
export function asOwnLevel(reading: Reading, knowledge: Knowledge): Reading {
  const { report, newUnit } = ownLevel(reading.report, knowledge)
  return { ...reading, report, ...toFacts(report, reading.figures, reading.remarks), newUnit }
}

/** Reads a text as one report. Throws {@link Unreadable} where it is no report or holds no figure. */
export function readReport(
  text: string,
  source: TextSource,
  knowledge: Knowledge,
  given: Given = {},
): Reading {
  return readLines(toLines(text), source, knowledge, given)
}

/** Reads the lines of a report once more, by what a person says of it; a report of a unit's own level stays one. */
export function readAgain(before: Reading, source: TextSource, knowledge: Knowledge, given: Given): Reading {
  const reading = readLines(before.lines, source, knowledge, given)
  const own = before.report.unit_name === `${reading.report.unit_name}（本级）`
  return own && given.unit === undefined ? asOwnLevel(reading, knowledge) : reading
}

/** Why a text is refused: no figure of a budget or an account, and what was noticed on the way. */
function nothingRead(cover: Cover, notices: readonly Remark[]): Unreadable {
  const why =
    cover.kind.value === null
      ? new Unreadable('不是部门预算或部门决算：没有读到一个预算、决算的数')
      : new Unreadable('是预算或决算的文字，但没有读到一个数')
  return new Unreadable([why.message, ...notices.slice(0, 5).map((each) => wordsOf(each).message)].join('；'))
}

function readLines(lines: Line[], source: TextSource, knowledge: Knowledge, given: Given): Reading {
  const {
    cut,
    body,
    identity,
    cover,
    doubts,
    tables,
    confused,
    loose,
    prose,
    flow,
    statements,
    evaluations,
    context,
  } = stagesOf(lines, knowledge, given)
  const forms = [
    ...statements.figures,
    ...evaluations.figures,
    ...readProjectForms(context, prose),
    ...readTargetForms(context, prose),
    ...readWorkTable(body, identity.fiscal_year),
    ...statements.unclassified,
  ]
  const read = [...claimOnce(forms, cut.lines), ...readProse(context)]
  // Words alone (无, 没有) of nobody are a form that was not filled in.
  const silent = identity.unit_name === UNKNOWN_UNIT && read.every((f) => f.value === null)
  if (!read.some((f) => f.classified) || silent)
    throw nothingRead(cover, [...doubts, ...statements.notices, ...loose.notices])
  const settled = settleDoubts(claimOnce(read, cut.lines), [...(source.doubts ?? []), ...confused], cut.lines)
  const own = settleCarriedOver(settled.figures)
    .map((f) =>
      f.subject === '功能分类' && f.item_code === null
        ? { ...f, item_code: context.classes.get(f.item) ?? null }
        : f,
    )
    .sort((a, b) => a.line - b.line)
  const figures = cut.printed(saidOnCover(own, identity))
  const coverage = coverageOf(lines, figures, source.doubts)
  const text = lines.map((line) => line.printed).join('\n')
  const { report, newUnit } = toReport(
    identity,
    text,
    {
      source_hash: source.hash,
      source_format: source.format,
      reader_version: READER_VERSION,
      lines: lines.at(-1)?.number ?? 0,
      ...countsOf(coverage),
    },
    knowledge,
  )
  const classified = own.filter((f) => f.classified)
  const remarks = cut.printed([
    ...doubts,
    ...statements.notices,
    ...evaluations.notices,
    ...malformedNotices(flow),
    ...cutShort(own, cut.lines.at(-1)?.number ?? 0),
    ...loose.notices,
    ...settled.notices,
    ...checkText({ report, flow, lines: cut.lines, tables, figures: classified }),
  ])
  return {
    report,
    figures,
    ...toFacts(report, figures, remarks),
    remarks,
    coverage,
    doubts: source.doubts ?? [],
    lines,
    newUnit,
    cover: cut.printed(cover),
  }
}

/** Keys, derived years, findings and preferred printings of one report's figures; what was found in its words with them. */
export function toFacts(
  report: Report,
  figures: readonly (Figure & { mended?: string | null })[],
  remarks: readonly Remark[] = [],
): { facts: Fact[]; findings: Finding[] } {
  const ocr = report.source_format.startsWith('ocr')
  const printed = keyFigures(figures, report.document_id, report.unit_id)
  const classified = printed.filter((fact) => fact.classified)
  const findings = [...check({ report, facts: printed }), ...remarkFindings(report, remarks, printed)].sort(
    (a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.rule.localeCompare(b.rule),
  )
  const facts = [...printed, ...derive(classified)]
  const taken = preferred(facts, findings, new Map([[report.document_id, report]]))
  const proofs = attest(facts, findings)
  return {
    facts: facts.map((fact, i) => Object.assign(fact, proofs[i], { preferred: taken.has(fact), ocr })),
    findings,
  }
}
