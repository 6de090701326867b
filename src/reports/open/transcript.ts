import { type Figure, isOfUnit, type Span } from '../../model/fact.ts'
import { coverageOf } from '../coverage.ts'
import { fold, type Line } from '../document.ts'
import { plainNumber } from '../figures.ts'
import { type Reading, toFacts } from '../read.ts'
import type { Transcript } from '../transcript.ts'

const BETWEEN = '　…　'

/** Where a figure's number stands in its own words: the last one that is equal, else the last number, else all of it. */
function numberIn(words: string, { value }: Figure): { start: number; end: number } {
  const numbers = [...fold(words).matchAll(/\d[\d,]*(?:\.\d+)?/g)]
  const equal = (text: string) => value !== null && Number(plainNumber(text)) === Math.abs(Number(value))
  const found = numbers.findLast((match) => equal(match[0])) ?? (value === null ? undefined : numbers.at(-1))
  return found === undefined
    ? { start: 0, end: words.length }
    : { start: found.index, end: found.index + found[0].length }
}

/** The lines of a report as far as its transcript has them: the printed words of each figure, with their places. */
function linesOf(transcript: Transcript): { lines: Line[]; figures: Transcript['figures'] } {
  const byLine = new Map<number, { page: number | null; words: string[] }>()
  const figures = transcript.figures.map((figure) => {
    const line = byLine.get(figure.line) ?? { page: figure.page, words: [] }
    byLine.set(figure.line, line)
    const last = line.words.at(-1)
    if (last !== undefined && figure.evidence.startsWith(last))
      line.words[line.words.length - 1] = figure.evidence
    else if (last?.startsWith(figure.evidence) !== true) line.words.push(figure.evidence)
    const before = line.words.slice(0, -1).reduce((sum, words) => sum + words.length + BETWEEN.length, 0)
    const { start, end } = numberIn(figure.evidence, figure)
    const span: Span = { line: figure.line, start: before + start, end: before + end }
    return { ...figure, spans: [span] }
  })
  const lines = [...byLine].map(([number, { page, words }]) => {
    const printed = words.join(BETWEEN)
    return { number, page, printed, folded: fold(printed) }
  })
  return { lines: lines.sort((a, b) => a.number - b.number), figures }
}

/** A report as its transcript tells it, where the file is not at hand: the lines are the words beside the figures. */
export function readingOf(transcript: Transcript): Reading {
  const { report, remarks } = transcript
  const { lines, figures } = linesOf(transcript)
  const told = <T>(value: T | null) => ({ value, confidence: 'given' as const, candidates: [] })
  return {
    report,
    figures,
    ...toFacts(report, figures, remarks),
    remarks,
    coverage: coverageOf(lines, figures),
    doubts: [],
    lines,
    newUnit: false,
    cover: {
      unit: told(isOfUnit(report) ? report.unit_name : null),
      year: told(report.fiscal_year || null),
      kind: told(report.kind),
      district: told(report.district_code),
    },
  }
}
