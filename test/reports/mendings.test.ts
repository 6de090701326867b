import { expect, it } from 'vitest'
import { type Mending, mend, mendingsOf, mendReading } from '../../src/reports/mendings.ts'
import { formatTranscript, parseTranscript, type Transcript } from '../../src/reports/transcript.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const reading = read(report())
const figure = reading.figures.find((f) => f.item === '公务接待费' && f.spans.length > 0)!
const naming = {
  subject: '三公',
  item: '公务接待费',
  measure: '金额',
  stage: '决算' as const,
  scope: '财政拨款' as const,
  fiscal_year: 2020,
  value: '9.99',
  unit: '万元',
}
const right: Mending = { at: figure.spans[0]!, naming, reason: '原文印错' }
const away: Mending = { at: reading.figures.at(-1)!.spans[0]!, naming: null, reason: '不是这个单位的数' }

const transcriptOf = (mendings: Mending[]): Transcript => ({
  report: reading.report,
  parts: 1,
  ...mend(reading.figures, mendings, reading.lines),
  remarks: [],
})

it('corrects a figure and keeps the reason', () => {
  const { figures } = mend(reading.figures, [right], reading.lines)
  expect(figures.filter((f) => f.mended !== null).map((f) => [f.item, f.value, f.mended])).toEqual([
    ['公务接待费', '9.99', '原文印错'],
  ])
})

it('gives a number that no reader took its item, with its line and the words before it', () => {
  const mark = reading.coverage.marks.find((m) => m.fate !== 'fact')!
  const { figures } = mend(reading.figures, [{ ...right, at: mark }], reading.lines)
  const added = figures.find((f) => f.mended !== null)!
  expect(added.line).toBe(mark.line)
  expect(added.evidence.endsWith(mark.text)).toBe(true)
  expect(figures).toHaveLength(reading.figures.length + 1)
})

it('takes away what is no figure; the coverage still adds up and names the reason', () => {
  const { reading: mended, dropped } = mendReading(reading, [away])
  const { numbers, facts, structure, left_out, marks } = mended.coverage
  expect(mended.figures).toHaveLength(reading.figures.length - 1)
  expect(dropped[0]!.reason).toBe('不是这个单位的数')
  expect(numbers).toBe(facts + structure + left_out.length)
  expect(marks.some((m) => m.fate === 'structure' && m.why === '不是这个单位的数')).toBe(true)
})

it('survives being written, read, and found again in a report whose lines moved', () => {
  const stored = parseTranscript(formatTranscript(transcriptOf([right, away])), 'x')
  const later = read(`\n\n${report()}`)
  const { mendings, lost } = mendingsOf(stored, later.figures, later.lines)
  expect(lost).toEqual([])
  const { figures, dropped } = mend(later.figures, mendings, later.lines)
  expect(figures.find((f) => f.mended !== null)).toMatchObject({
    item: '公务接待费',
    value: '9.99',
    line: figure.line + 2,
  })
  expect(dropped).toHaveLength(1)
})

it('says which mending has no place in the new report', () => {
  const stored = transcriptOf([right])
  const { lost } = mendingsOf(stored, [], [])
  expect(lost[0]).toMatch(/原文印错.*未保留/)
})
