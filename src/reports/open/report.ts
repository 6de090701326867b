import { type Fact, overlaps, type Report } from '../../model/fact.ts'
import type { Severity } from '../../model/vocabulary.ts'
import type { Mark } from '../coverage.ts'
import type { Line } from '../document.ts'
import type { Cover } from '../identity.ts'
import type { ItemName } from '../item-names.ts'
import { type Mending, mendReading } from '../mendings.ts'
import { isNotice } from '../notice.ts'
import type { Reading } from '../read.ts'
import { type Layout, type Place, placeOf } from '../source/layout.ts'
import { formatTranscript, type Transcript } from '../transcript.ts'
import { wordsOf } from '../words.ts'

/** A number of an open report: what became of it, the fact that it is, and where it stands on the printed page. */
export interface OpenMark extends Mark {
  /** The index of its fact; null where it is none. */
  fact: number | null
  place: Place | null
}

/** A report laid open for a person: its lines and numbers, the facts read from them, and what a person made of it. */
export interface OpenReport {
  report: Report
  cover: Cover
  newUnit: boolean
  /** What is kept and exported. */
  transcript: string
  /** Whether the lines are those of the report; else they are the words beside each figure, as its transcript has them. */
  whole: boolean
  lines: Line[]
  /** Every number from the first line to the last. */
  marks: OpenMark[]
  /** The printed facts, in the order of their lines. */
  facts: Fact[]
  findings: ({ rule: string; severity: Severity } & Worded)[]
  notices: Worded[]
  mendings: Mending[]
  /** Sentences on mendings of an earlier reading whose place is gone. */
  lost: string[]
}

/** A sentence in both languages. */
interface Worded {
  message: string
  message_en: string
}

/** What a report is laid open with, beside its reading. */
export interface OpenWith {
  mendings: readonly Mending[]
  names: readonly ItemName[]
  layout: Layout | null
  /** How many reports the file holds. */
  parts: number
  whole: boolean
  /** Rows that an earlier transcript says are no figure. */
  dropped?: Transcript['dropped']
  lost?: string[]
}

/** A reading laid open, as a person has mended it so far. */
export function openReport(base: Reading, given: OpenWith): OpenReport {
  const { reading, figures, dropped } = mendReading(base, given.mendings, given.names)
  // The words beside the figures are not all numbers of the report: what was counted once stays.
  const { numbers, structure, left_out } = base.report
  const report = given.whole ? reading.report : { ...reading.report, numbers, structure, left_out }
  const facts = reading.facts.filter((fact) => fact.origin !== 'derived').sort((a, b) => a.line - b.line)
  const byLine = new Map<number, number[]>()
  for (const [i, { spans }] of facts.entries())
    for (const { line } of spans) byLine.set(line, [...(byLine.get(line) ?? []), i])
  const factOf = (mark: Mark) =>
    byLine.get(mark.line)?.find((i) => facts[i]!.spans.some((span) => overlaps(span, mark))) ?? null
  const marks = reading.coverage.marks
    .filter((mark) => given.whole || mark.fate === 'fact')
    .map((mark) => ({
      ...mark,
      fact: mark.fate === 'fact' ? factOf(mark) : null,
      place: placeOf({ layout: given.layout }, mark),
    }))
  return {
    report,
    cover: reading.cover,
    newUnit: reading.newUnit,
    transcript: formatTranscript({
      report,
      parts: given.parts,
      figures,
      dropped: [...(given.dropped ?? []), ...dropped],
      remarks: reading.remarks,
    }),
    whole: given.whole,
    lines: reading.lines,
    marks,
    facts,
    findings: reading.findings
      .filter((f) => !isNotice(f))
      .map((f) => ({ rule: f.rule, severity: f.severity, ...wordsOf(f) })),
    notices: reading.findings.filter(isNotice).map(wordsOf),
    mendings: [...given.mendings],
    lost: given.lost ?? [],
  }
}
