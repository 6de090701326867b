import { givenBefore } from '../given.ts'
import type { Given } from '../identity.ts'
import type { ItemName } from '../item-names.ts'
import { type Mending, mendingsOf } from '../mendings.ts'
import { type Knowledge, type Reading, readAgain, readReports } from '../read.ts'
import type { Source } from '../source/index.ts'
import { doubtsOf } from '../source/layout.ts'
import { Unreadable } from '../source/text.ts'
import { parseTranscript, type Transcript } from '../transcript.ts'
import { type OpenReport, openReport } from './report.ts'
import { mendingsByName } from './suggest.ts'
import { readingOf } from './transcript.ts'

/** A file that a person has open: its text, and its reports as they were last read, without mendings. */
export interface Opened {
  /** Null where only the transcript is at hand. */
  format: Source['format'] | null
  layout: Source['layout']
  hash: string
  readings: { reading: Reading; given: Given }[]
  /** Rows that the transcript says are no figure. */
  dropped: Transcript['dropped']
}

const sourceOf = ({ format, hash, layout }: Pick<Opened, 'format' | 'hash' | 'layout'>) => ({
  format: format ?? '',
  hash,
  doubts: layout === null ? [] : doubtsOf(layout),
})

/** Numbers under words of one's own, and what a person said of single ones, which goes before. */
function allMendings(reading: Reading, mendings: readonly Mending[], names: readonly ItemName[]): Mending[] {
  const { report, figures, lines, coverage } = reading
  const named = mendingsByName(report, figures, lines, coverage.marks, names)
  const same = (a: Mending, b: Mending) => a.at.line === b.at.line && a.at.start === b.at.start
  return [...named.filter((mending) => !mendings.some((own) => same(own, mending))), ...mendings]
}

/**
 * Reads a file and lays its reports open. What a person said in earlier transcripts of it, and mended, holds again.
 * Throws {@link Unreadable}.
 */
export function openFile(
  source: Source & { hash: string },
  knowledge: Knowledge,
  before: readonly string[],
  names: readonly ItemName[],
): { opened: Opened; reports: OpenReport[] } {
  const { text, format, layout, hash } = source
  const held = before.map((transcript) => parseTranscript(transcript, '读本'))
  const given = held.length === 1 ? givenBefore(held[0]!) : {}
  const readings = readReports(text, sourceOf(source), knowledge, given)
  const opened: Opened = {
    format,
    layout,
    hash,
    readings: readings.map((reading) => ({ reading, given })),
    dropped: [],
  }
  const reports = readings.map((reading) => {
    const own = held.find((transcript) => transcript.report.document_id === reading.report.document_id)
    const earlier = own === undefined ? null : mendingsOf(own, reading.figures, reading.lines)
    return openReport(reading, {
      mendings: allMendings(reading, earlier?.mendings ?? [], names),
      names,
      layout,
      parts: readings.length,
      whole: true,
      lost: earlier?.lost ?? [],
    })
  })
  return { opened, reports }
}

function transcriptOf(text: string, name: string): Transcript {
  try {
    return parseTranscript(text, name)
  } catch (error) {
    throw new Unreadable((error as Error).message, { cause: error })
  }
}

/** Lays a report open from its transcript alone. Throws {@link Unreadable} where it is none. */
export function openTranscript(
  text: string,
  name: string,
  names: readonly ItemName[],
): { opened: Opened; reports: OpenReport[] } {
  const transcript = transcriptOf(text, name)
  const reading = readingOf(transcript)
  const { dropped, parts, report } = transcript
  const opened: Opened = {
    format: null,
    layout: null,
    hash: report.source_hash,
    readings: [{ reading, given: {} }],
    dropped,
  }
  const open = { mendings: [], names, layout: null, parts, whole: false, dropped }
  return { opened, reports: [openReport(reading, open)] }
}

/** One report of an opened file, as a person says and mends it. Throws {@link Unreadable} where what is said cannot be meant. */
export function readAnew(
  opened: Opened,
  part: number,
  knowledge: Knowledge,
  given: Given,
  mendings: readonly Mending[],
  names: readonly ItemName[],
): OpenReport {
  const held = opened.readings[part]!
  const whole = opened.format !== null
  if (whole && JSON.stringify(given) !== JSON.stringify(held.given))
    opened.readings[part] = { reading: readAgain(held.reading, sourceOf(opened), knowledge, given), given }
  const { reading } = opened.readings[part]!
  return openReport(reading, {
    mendings: whole ? allMendings(reading, mendings, names) : mendings,
    names,
    layout: opened.layout,
    parts: opened.readings.length,
    whole,
    dropped: opened.dropped,
  })
}
