import { expect, it } from 'vitest'
import { openFile, openTranscript, readAnew } from '../../../src/reports/open/file.ts'
import type { OpenReport } from '../../../src/reports/open/report.ts'
import { suggestNaming } from '../../../src/reports/open/suggest.ts'
import { toFacts } from '../../../src/reports/read.ts'
import { joinPages } from '../../../src/reports/source/layout.ts'
import { parseTranscript } from '../../../src/reports/transcript.ts'
import { KNOWLEDGE } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'

/** A report with a sentence whose words nobody knows. */
const TEXT = report().replace('(一)政府采购', '另列专项，夜间值守照明贴补 12.30\n(一)政府采购')

const open = (text = TEXT, before: string[] = [], names: Parameters<typeof openFile>[3] = []) =>
  openFile({ text, format: 'text', layout: null, hash: 'h' }, KNOWLEDGE, before, names)

const left = ({ marks }: OpenReport) => marks.find((mark) => mark.text === '12.30')!

const nightLight = (of: OpenReport) => {
  const mark = left(of)
  const line = of.lines.find((l) => l.number === mark.line)!
  const naming = { ...suggestNaming(of.report, of.facts, line, mark), subject: '支出', item: '照明补贴' }
  return { at: { line: mark.line, start: mark.start, end: mark.end }, naming, reason: '原文另列' }
}

/** The facts that the command line makes of a transcript. */
const factsOf = (transcript: string) => {
  const { report: of, figures } = parseTranscript(transcript, 'x')
  return toFacts(of, figures)
    .facts.filter((fact) => fact.origin !== 'derived')
    .map(({ spans: _, ...fact }) => fact)
    .sort((a, b) => (a.fact_id < b.fact_id ? -1 : 1))
}
const factsIn = ({ facts }: OpenReport) =>
  facts.map(({ spans: _, ...fact }) => fact).sort((a, b) => (a.fact_id < b.fact_id ? -1 : 1))

it('marks every number, and leads from a number to its fact', () => {
  const { marks, facts } = open().reports[0]!
  expect(left(open().reports[0]!).fate).toBe('left out')
  const taken = marks.filter((mark) => mark.fate === 'fact')
  expect(taken.length).toBeGreaterThan(100)
  for (const { fact, item } of taken) expect(facts[fact!]!.item).toBe(item)
})

it('takes a mending, and its transcript gives the command line the same facts', () => {
  const { opened, reports } = open()
  const mended = readAnew(opened, 0, KNOWLEDGE, {}, [nightLight(reports[0]!)], [])
  expect(left(mended).fate).toBe('fact')
  expect(mended.facts.find((fact) => fact.item === '照明补贴')).toMatchObject({
    value: '12.30',
    unit: '万元',
    mended: '原文另列',
  })
  expect(factsOf(mended.transcript)).toEqual(factsIn(mended))
})

it('finds what was mended before again when the file is opened again', () => {
  const { opened, reports } = open()
  const { transcript } = readAnew(opened, 0, KNOWLEDGE, {}, [nightLight(reports[0]!)], [])
  const [again] = open(`\n${TEXT}`, [transcript]).reports
  expect(again!.lost).toEqual([])
  expect(again!.facts.some((fact) => fact.item === '照明补贴')).toBe(true)
})

it('reads by the year and unit that a person says, and remembers them with the transcript', () => {
  const { opened } = open()
  const given = { year: 2019, unit: '丹霞区照明中心' }
  const said = readAnew(opened, 0, KNOWLEDGE, given, [], [])
  expect(said.report).toMatchObject({ fiscal_year: 2019, unit_name: '丹霞区照明中心' })
  expect(open(TEXT, [said.transcript]).reports[0]!.report.document_id).toBe(said.report.document_id)
})

it('lays a report open from its transcript alone: the words beside each figure, each number at its fact', () => {
  const [whole] = open().reports
  const [told] = openTranscript(whole!.transcript, 'x.tsv', []).reports
  expect(told!.whole).toBe(false)
  expect(factsIn(told!)).toEqual(factsIn(whole!))
  const { marks, facts, lines } = told!
  for (const mark of marks.filter((m) => facts[m.fact!]?.value != null)) {
    const printed = lines.find((line) => line.number === mark.line)!.printed.slice(mark.start, mark.end)
    expect(Number(printed.replaceAll(',', ''))).toBe(Math.abs(Number(facts[mark.fact!]!.value)))
  }
  const numbers = facts.filter((fact) => fact.value !== null).length
  expect(marks.length).toBeGreaterThan(numbers * 0.95)
})

it('mends a report of which only the transcript is at hand', () => {
  const { opened, reports } = openTranscript(open().reports[0]!.transcript, 'x.tsv', [])
  const fact = reports[0]!.facts.find((f) => f.item === '公务接待费')!
  const { subject, item, measure, stage, scope, fiscal_year, unit } = fact
  const naming = { subject, item, measure, stage, scope, fiscal_year, unit, value: '0.53' }
  const mended = readAnew(
    opened,
    0,
    KNOWLEDGE,
    {},
    [{ at: fact.spans[0]!, naming, reason: '原件作 0.53' }],
    [],
  )
  expect(mended.facts.filter((f) => f.mended !== null).map((f) => f.value)).toEqual(['0.53'])
  expect(factsOf(mended.transcript)).toEqual(factsIn(mended))
})

it('gives a number under words that a person named before its item, in another report of the unit', () => {
  const name = { label: '夜间值守照明贴补', unit_id: '', subject: '支出', item: '照明补贴', measure: '金额' }
  const [named] = open(TEXT, [], [name]).reports
  expect(left(named!)).toMatchObject({ fate: 'fact', item: '照明补贴' })
  const [other] = open(TEXT, [], [{ ...name, unit_id: '420103-other' }]).reports
  expect(left(other!).fate).toBe('left out')
})

it('lays a scan open from the words that were recognised in it: places, and numbers in doubt left out', () => {
  const lines = TEXT.split('\n').map((text, i) => {
    const start = text.indexOf('52.00')
    const doubts = start < 0 ? [] : [{ start, end: start + 5, other: '82.00' }]
    return {
      text,
      pieces: [{ at: 0, piece: { text, left: 50, right: 500, middle: i * 12, size: 10, doubts } }],
    }
  })
  const scan = joinPages([{ width: 595, height: 842, skew: 0, lines }])
  const { opened, reports } = openFile({ ...scan, format: 'ocr-both', hash: 'h' }, KNOWLEDGE, [], [])
  const again = readAnew(opened, 0, KNOWLEDGE, { year: 2020 }, [], [])
  for (const { marks, facts } of [reports[0]!, again]) {
    const bought = marks.find((mark) => mark.text === '52.00')!
    expect([bought.fate, bought.why]).toEqual(['left out', '识别不一致（另一种是 82.00），没有合计能证明'])
    expect(bought.place).toMatchObject({ page: 1, height: 10 })
    expect(facts.every((fact) => fact.ocr)).toBe(true)
  }
})
