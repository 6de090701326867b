import { type Figure, overlaps, type Span } from '../model/fact.ts'
import { type Coverage, countsOf, coverageOf } from './coverage.ts'
import type { Line } from './document.ts'
import { type ItemName, nameItems } from './item-names.ts'
import { type Draft, type Reading, toFacts } from './read.ts'
import type { Transcript } from './transcript.ts'

/** What a person can say of a number; the rest is taken from the reading, or from the figures around it. */
export type Naming = Pick<
  Figure,
  'subject' | 'item' | 'measure' | 'stage' | 'scope' | 'fiscal_year' | 'value' | 'unit'
>

/** What a person made of one number of a report, and why. */
export interface Mending {
  /** Where the number stands. */
  at: Span
  /** What it is; null where it is no figure of the unit. */
  naming: Naming | null
  reason: string
}

type Mended = Figure & { mended: string | null }

const lineOf = (lines: readonly Line[], number: number) => lines.find((line) => line.number === number)

/** At most 40 printed characters that end with the number: what finds the place again in another reading. */
export function evidenceAt(lines: readonly Line[], at: Span): string {
  const text = lineOf(lines, at.line)?.printed ?? ''
  return text
    .slice(Math.max(0, at.end - 40), at.end)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The last figure printed before a place: it tells origin and section of a number that no reader took. */
const neighbour = (figures: readonly Figure[], at: Span) =>
  figures.findLast((f) => f.line < at.line || (f.line === at.line && (f.spans[0]?.start ?? 0) < at.start))

/**
 * The figures of a report as a person mended them: a number that was left out gets a name, a wrong one another, one that
 * is no figure goes (its row comes back in `dropped`). The reason stands in `mended`.
 */
export function mend(
  figures: readonly Figure[],
  mendings: readonly Mending[],
  lines: readonly Line[],
): Pick<Transcript, 'figures' | 'dropped'> {
  const out: Mended[] = figures.map((f) => ({ ...f, mended: (f as Partial<Mended>).mended ?? null }))
  const dropped: Transcript['dropped'] = []
  for (const { at, naming, reason } of mendings) {
    const held = out.findIndex((f) => f.spans.some((span) => overlaps(span, at)))
    if (naming === null) {
      const [gone] = held < 0 ? [] : out.splice(held, 1)
      const evidence = gone?.evidence ?? evidenceAt(lines, at)
      dropped.push({ line: at.line, statement: gone?.statement ?? '', evidence, reason })
    } else if (held >= 0) {
      const other = out[held]!.item === naming.item ? {} : { item_code: null, parent: null }
      out[held] = { ...out[held]!, ...other, ...naming, classified: true, assumed: [], mended: reason }
    } else {
      const near = neighbour(out, at)
      out.push({
        item_code: null,
        parent: null,
        part: null,
        text: null,
        base: null,
        direction: null,
        origin: near?.origin ?? 'narrative',
        statement: near?.statement ?? '',
        page: lineOf(lines, at.line)?.page ?? null,
        line: at.line,
        evidence: evidenceAt(lines, at),
        spans: [at],
        classified: true,
        assumed: [],
        ...naming,
        mended: reason,
      })
    }
  }
  out.sort((a, b) => a.line - b.line || (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
  return { figures: out, dropped }
}

/** The coverage of a reading with other figures; a number that a person found to be none is structure, by their reason. */
function mendedCoverage(
  { lines, doubts }: Draft,
  figures: readonly Figure[],
  mendings: readonly Mending[],
): Coverage {
  const coverage = coverageOf(lines, figures, doubts)
  const gone = mendings.filter((mending) => mending.naming === null)
  const marks = coverage.marks.map((mark) => {
    const by = gone.find((mending) => overlaps(mending.at, mark))
    return by === undefined || mark.fate === 'fact'
      ? mark
      : { ...mark, fate: 'structure' as const, why: by.reason }
  })
  const left = marks.filter((mark) => mark.fate === 'left out')
  return {
    ...coverage,
    structure: marks.filter((mark) => mark.fate === 'structure').length,
    left_out: left.map(({ line, text, why }) => ({ line, text, why })),
    marks,
  }
}

/** What the transcript of a reading says when a person has mended it: the mended rows, and those that are no figure. */
export function mendDraft(
  draft: Draft,
  mendings: readonly Mending[],
): Pick<Transcript, 'report' | 'figures' | 'dropped'> {
  const { figures, dropped } = mend(draft.figures, mendings, draft.lines)
  if (mendings.length === 0) return { report: draft.report, figures, dropped }
  const counts = countsOf(mendedCoverage(draft, figures, mendings))
  return { report: { ...draft.report, ...counts }, figures, dropped }
}

/**
 * A reading as a person mended it, with what its transcript then says. Names of one's own give the facts their items; the
 * transcript keeps the printed words.
 */
export function mendReading(
  reading: Reading,
  mendings: readonly Mending[],
  names: readonly ItemName[] = [],
): { reading: Reading } & Pick<Transcript, 'figures' | 'dropped'> {
  const { figures, dropped } = mend(reading.figures, mendings, reading.lines)
  const named = nameItems(figures, names, reading.report.unit_id)
  const coverage = mendedCoverage(reading, named, mendings)
  const report = { ...reading.report, ...countsOf(coverage) }
  const read = toFacts(reading.report, named, reading.remarks)
  return { reading: { ...reading, ...read, figures: named, report, coverage }, figures, dropped }
}

/** Where a number with these words before it is printed: on its old line, else on the nearest that holds them. */
function findEvidence(evidence: string, line: number, lines: readonly Line[]): Span | null {
  const number = /-?[\d,.]*\d$/.exec(evidence)?.[0] ?? evidence
  const words = evidence.replace(/\s+/g, '')
  const places = lines.flatMap(({ number: own, printed }): Span[] => {
    // Positions in the text without white space, back to those of the line.
    const kept = [...printed].flatMap((char, i) => (/\s/.test(char) ? [] : [i]))
    const found = kept
      .map((i) => printed[i])
      .join('')
      .indexOf(words)
    if (words === '' || found < 0) return []
    const end = kept[found + words.length - 1]! + 1
    return [{ line: own, start: end - number.length, end }]
  })
  const near = (span: Span) => Math.abs(span.line - line)
  return places.sort((a, b) => near(a) - near(b))[0] ?? null
}

/**
 * A person's mendings of an earlier reading, found again in a new one: by the figure that has the same words in the same
 * table or section, else by the words before the number. Says which could not be found.
 */
export function mendingsOf(
  before: Transcript,
  figures: readonly Figure[],
  lines: readonly Line[],
): { mendings: Mending[]; lost: string[] } {
  const mendings: Mending[] = []
  const lost: string[] = []
  const find = (row: { line: number; statement: string; evidence: string }): Span | null =>
    figures
      .filter((f) => f.evidence === row.evidence && f.statement === row.statement)
      .sort((a, b) => Math.abs(a.line - row.line) - Math.abs(b.line - row.line))[0]?.spans[0] ??
    findEvidence(row.evidence, row.line, lines)
  const keep = (row: Parameters<typeof find>[0], naming: Naming | null, reason: string) => {
    const at = find(row)
    if (at === null) lost.push(`原订正“${row.evidence}”（${reason}）在新报告里找不到原处，未保留`)
    else mendings.push({ at, naming, reason })
  }
  for (const figure of before.figures) {
    if (figure.mended === null) continue
    const { subject, item, measure, stage, scope, fiscal_year, value, unit } = figure
    keep(figure, { subject, item, measure, stage, scope, fiscal_year, value, unit }, figure.mended)
  }
  for (const row of before.dropped) keep(row, null, row.reason)
  return { mendings, lost }
}
