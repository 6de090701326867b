import { type Fact, type Figure, overlaps, type Remark, type Span } from '../model/fact.ts'
import type { Line } from './document.ts'
import { plainNumber } from './figures.ts'
import { keyFigures } from './keys.ts'
import { notice } from './notice.ts'
import { sum } from './rules/rule.ts'
import { codeSums, rowSums, type Sum, sangongSums, sheetSums } from './sums.ts'

/** A number that character recognition is not sure of: as it was read, and what else it may be. */
export interface Doubt extends Span {
  text: string
  other: string | null
  /** Whether `other` was taken for it, since the text is no number. */
  isTaken?: boolean
}

/** Why a number in doubt is left out. */
export function whyDoubted({ other }: Doubt): string {
  return other === null ? '识别没有把握，没有合计能证明' : `识别不一致（另一种是 ${other}），没有合计能证明`
}

/** Whether a sum holds to the cent and says something: with one part alone, both would be misread in the same way. */
function proves({ total, parts }: Sum): boolean {
  const told = parts.filter((part) => Number(part.amount) !== 0)
  return told.length > 1 && sum(parts).eq(total.amount!)
}

/** The facts that take part in a sum of a form that holds. */
function proven(facts: readonly Fact[]): Set<string> {
  const sums = [...rowSums(facts), ...codeSums(facts), ...sangongSums(facts), ...sheetSums(facts)]
  return new Set(sums.filter(proves).flatMap(({ total, parts }) => [total, ...parts].map((f) => f.fact_id)))
}

/** Figures without those that rest on a number in doubt which no sum proves; the notices name them, a line each. */
export function settleDoubts(
  figures: readonly Figure[],
  doubts: readonly Doubt[],
  lines: readonly Line[],
): { figures: Figure[]; notices: Remark[] } {
  const doubtOf = (figure: Figure) =>
    doubts.find((doubt) => figure.spans.some((span) => overlaps(span, doubt)))
  if (doubts.length === 0) return { figures: [...figures], notices: [] }
  const facts = keyFigures(figures, '', '')
  const sure = proven(facts)
  const held = new Set<Doubt>()
  const left = new Set<Doubt>()
  const kept = figures.filter((figure, i) => {
    const doubt = doubtOf(figure)
    if (doubt === undefined) return true
    const isSure = sure.has(facts[i]!.fact_id)
    ;(isSure ? held : left).add(doubt)
    return isSure
  })
  const taken = doubts.flatMap((doubt) => {
    if (!doubt.isTaken) return []
    const { line, text, other } = doubt
    const args = { line, text, amount: other! }
    return held.has(doubt)
      ? [notice('slip', [line], args, [{ line, item: null, value: plainNumber(other!) }])]
      : [notice('unprovenSlip', [line], args)]
  })
  const pageOf = new Map(lines.map((line) => [line.number, line.page]))
  const byLine = new Map<number, Doubt[]>()
  for (const doubt of left)
    if (!doubt.isTaken) byLine.set(doubt.line, [...(byLine.get(doubt.line) ?? []), doubt])
  const notices = [...byLine].map(([line, own]) => {
    const numbers = own.map(({ text, other }) =>
      other === null ? text : { zh: `${text} 或 ${other}`, en: `${text} or ${other}` },
    )
    return notice('doubted', [line], { page: pageOf.get(line) ?? 0, line, numbers })
  })
  return { figures: kept, notices: [...taken, ...notices] }
}
