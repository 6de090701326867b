import { type Figure, overlaps, type Span } from '../model/fact.ts'
import type { Line } from './document.ts'
import { type Doubt, whyDoubted } from './doubts.ts'
import { plainNumber } from './figures.ts'
import { matchesOf } from './matches.ts'
import { structures } from './structure.ts'

/** What became of one printed number. Offsets count in the line's text without markup. */
export interface Mark extends Span {
  text: string
  fate: 'fact' | 'structure' | 'left out'
  /** The item of the figure, what kind of structure, or why it was left out. */
  why: string
  /** The item of the figure that took it. */
  item?: string
}

/** What became of every number of a report: `numbers` is exactly `facts` + `structure` + the ones left out. */
export interface Coverage {
  numbers: number
  facts: number
  structure: number
  left_out: { line: number; text: string; why: string }[]
  marks: Mark[]
}

/** The counts of a coverage as a report keeps them. */
export const countsOf = ({ numbers, structure, left_out }: Coverage) => ({
  numbers,
  structure,
  left_out: left_out.length,
})

const NUMBER = /(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?/g

/** Every printed number of a line. */
function numbersOf(line: Line): Span[] {
  return matchesOf(line.folded, NUMBER).map((match) => ({
    line: line.number,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Spans by their lines, each taken once. */
class Claims {
  private readonly byLine = new Map<number, { span: Span; figure: Figure }[]>()

  takerOf(span: Span): Figure | undefined {
    return this.byLine.get(span.line)?.find((claim) => overlaps(claim.span, span))?.figure
  }

  take(figure: Figure): void {
    for (const span of figure.spans) {
      const claims = this.byLine.get(span.line)
      if (claims === undefined) this.byLine.set(span.line, [{ span, figure }])
      else claims.push({ span, figure })
    }
  }
}

/** Where a figure that does not know its place is printed: the first number of its line that is equal and free. */
function findPlace(figure: Figure, line: Line | undefined, claims: Claims): Span[] {
  if (line === undefined) return []
  const free = (span: Span) => claims.takerOf(span) === undefined
  if (figure.value === null) {
    const start = figure.text === null || figure.text === '' ? -1 : line.folded.indexOf(figure.text)
    const span = { line: line.number, start, end: start + (figure.text?.length ?? 0) }
    return start >= 0 && free(span) ? [span] : []
  }
  const value = Number(figure.value)
  const found = numbersOf(line).find(
    (span) => Math.abs(value) === Number(plainNumber(line.folded.slice(span.start, span.end))) && free(span),
  )
  return found === undefined ? [] : [found]
}

/**
 * Each printed number to one figure at most, earlier figures first: a figure whose place is taken goes. A figure that
 * does not know its place finds it.
 */
export function claimOnce(figures: readonly Figure[], lines: readonly Line[]): Figure[] {
  const claims = new Claims()
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  const kept: Figure[] = []
  for (const figure of figures) {
    if (figure.spans.length === 0) continue
    if (figure.spans.some((span) => claims.takerOf(span) !== undefined)) continue
    claims.take(figure)
    kept.push(figure)
  }
  for (const figure of figures) {
    if (figure.spans.length > 0) continue
    const placed = { ...figure, spans: findPlace(figure, byNumber.get(figure.line), claims) }
    claims.take(placed)
    kept.push(placed)
  }
  return kept
}

/** What became of every number of the lines, and of every word that a figure stands for. */
export function coverageOf(
  lines: readonly Line[],
  figures: readonly Figure[],
  doubts: readonly Doubt[] = [],
): Coverage {
  const claims = new Claims()
  for (const figure of figures) claims.take(figure)
  const words = new Map<number, Figure[]>()
  for (const figure of figures)
    if (figure.value === null)
      for (const span of figure.spans.slice(0, 1))
        words.set(span.line, [...(words.get(span.line) ?? []), figure])
  const marks: Mark[] = []
  const taken = ({ line, start, end }: Span, text: string, { item }: Figure): Mark => {
    return { line, start, end, text, fate: 'fact', why: item, item }
  }
  for (const [at, line] of lines.entries()) {
    const named = structures(lines, at)
    const own = numbersOf(line).map((span): Mark => {
      const { start, end } = span
      const text = line.printed.slice(start, end)
      const figure = claims.takerOf(span)
      if (figure !== undefined) return taken(span, text, figure)
      const structure = named(span)
      if (structure !== null) return { line: span.line, start, end, text, fate: 'structure', why: structure }
      const doubt = doubts.find((other) => overlaps(span, other))
      const why = doubt === undefined ? whyLeftOut(line, span) : whyDoubted(doubt)
      return { line: span.line, start, end, text, fate: 'left out', why }
    })
    const worded = words.get(line.number) ?? []
    for (const figure of worded) {
      const [span] = figure.spans as [Span]
      if (!own.some((mark) => overlaps(mark, span))) own.push(taken(span, figure.text ?? '', figure))
    }
    if (worded.length > 0) own.sort((a, b) => a.start - b.start)
    for (const mark of own) marks.push(mark)
  }
  const counts = { fact: 0, structure: 0, 'left out': 0 }
  for (const { fate } of marks) counts[fate]++
  return {
    numbers: marks.length,
    facts: counts.fact,
    structure: counts.structure,
    left_out: marks
      .filter((mark) => mark.fate === 'left out')
      .map(({ line, text, why }) => ({ line, text, why })),
    marks,
  }
}

/** The coverage in one line: 数 n，其中事实 …，结构 …，未采用 … */
export function coverageLine({ numbers, facts, structure, left_out }: Coverage): string {
  const share = numbers === 0 ? '—' : `${((100 * (facts + structure)) / numbers).toFixed(1)}%`
  return `印出 ${numbers} 个数：采用 ${facts}，编号日期等 ${structure}，未采用 ${left_out.length}（有着落 ${share}）`
}

function whyLeftOut(line: Line, span: Span): string {
  if (line.folded.includes('\t') || /^\s*\|/.test(line.folded))
    return '所在的表没有读法，或这一格分不清属于哪一栏'
  const after = line.folded.slice(span.end).trimStart()
  if (after === '' || /^[\d\s,.]/.test(after)) return '前后没有说明它是什么的字'
  return /^(?:亿元|万元|千元|元|%|人|个|辆|台|家|项|次|批)/.test(after)
    ? '所在的句子没有读法'
    : '没有计量单位'
}
