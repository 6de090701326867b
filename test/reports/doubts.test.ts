import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import type { Doubt } from '../../src/reports/doubts.ts'
import { type Reading, readReport } from '../../src/reports/read.ts'
import { KNOWLEDGE, noticesOf } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const TEXT = report()

/** A doubt about a number where it stands after some words for the first time. */
function doubt(words: string, text: string, other: string | null = null): Doubt {
  const line = toLines(TEXT).find(({ printed }) => printed.includes(words))!
  const start = line.printed.indexOf(text, line.printed.indexOf(words))
  return { line: line.number, start, end: start + text.length, text, other }
}

const reading = (...doubts: Doubt[]): Reading =>
  readReport(TEXT, { hash: 'test', format: 'ocr-both', doubts }, KNOWLEDGE)
const sure = reading()
const leftOut = ({ facts }: Reading) => {
  const kept = new Set(facts.map((f) => f.fact_id))
  return sure.facts.filter((f) => f.origin !== 'derived' && !kept.has(f.fact_id))
}

describe('a number that recognition is not sure of', () => {
  const bought = doubt('政府采购支出总额', '52.00', '82.00')

  it('is left out where nothing proves it, and named with its line and what else it may be', () => {
    const read = reading(bought)
    expect(leftOut(read).map((f) => [f.item, f.value])).toEqual([['政府采购支出总额', '52.00']])
    expect(noticesOf(read)).toMatch(
      new RegExp(`第 ${bought.line} 行：52.00 或 82.00 识别没有把握，没有合计能证明，未采用`),
    )
  })

  it('is among what the coverage leaves out, and the coverage still adds up', () => {
    const { coverage } = reading(bought)
    expect(coverage.left_out).toContainEqual({
      line: bought.line,
      text: '52.00',
      why: '识别不一致（另一种是 82.00），没有合计能证明',
    })
    expect(coverage.facts + coverage.structure + coverage.left_out.length).toBe(coverage.numbers)
  })

  it('is kept where a sum of its table holds to the cent', () => {
    const row = '201\t\t\t一般公共服务支出\t928.10\t290.10'
    expect(leftOut(reading(doubt(row, '290.10', '298.10')))).toEqual([])
  })

  it('is not proved by a sum of one part: both would be misread in the same way', () => {
    const row = '208\t\t\t社会保障和就业支出\t40.20\t40.20\t'
    const read = reading(doubt(row, '40.20', '40.28'))
    expect(leftOut(read).map((f) => [f.item, f.value])).toEqual([['社会保障和就业支出', '40.20']])
  })

  it('is no matter where no figure rests on it', () => {
    const year = doubt('2020年度收、支总计', '2020', '2028')
    const read = reading(year)
    expect(leftOut(read)).toEqual([])
    expect(noticesOf(read)).toEqual(noticesOf(sure))
  })
})

describe('a report that was recognised', () => {
  it('marks its facts, by one program or by two', () => {
    for (const format of ['ocr', 'ocr-both'])
      expect(readReport(TEXT, { hash: 'test', format }, KNOWLEDGE).facts.every((f) => f.ocr)).toBe(true)
  })
})
