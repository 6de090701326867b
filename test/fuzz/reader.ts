import type { Random } from '../../src/ingest/city/random.ts'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { overlaps, type Span } from '../../src/model/fact.ts'
import { type Reading, readReports } from '../../src/reports/read.ts'
import { readSource } from '../../src/reports/source/index.ts'
import { Unreadable } from '../../src/reports/source/text.ts'
import { toDocx, toHtml, toPdf, toXlsx } from '../fixtures/formats.ts'
import { LOOSE, report, sample, wrapped } from '../fixtures/report.ts'
import { pick, tally } from './tally.ts'

const HOSTILE = [
  '9'.repeat(400),
  '1,2,3,4.5.6万元',
  '，'.repeat(50),
  '（'.repeat(200),
  '一般公共服务支出(类)'.repeat(30),
  '\u0000',
  '\uffff',
  '\t'.repeat(60),
  '|'.repeat(60),
  '<table>'.repeat(120),
  '<div>'.repeat(300),
  '2018年度',
  '项目名称',
  '万元万元',
  '-',
  '％％％',
  '三公'.repeat(80),
  '主要用于'.repeat(60),
]

const below = (random: Random, n: number) => Math.floor(random.next() * n)
const encode = (text: string) => new TextEncoder().encode(text)

/** Damages a text in one of the ways that reports arrive damaged. */
function damage(text: string, random: Random): string {
  const lines = text.split('\n')
  switch (below(random, 9)) {
    case 0:
      return text.slice(0, below(random, text.length))
    case 1:
      return lines.toSorted(() => random.next() - 0.5).join('\n')
    case 2:
      return lines.flatMap((line) => (random.next() < 0.1 ? [line, line] : [line])).join('\n')
    case 3:
      return lines.filter(() => random.next() > 0.2).join('\n')
    case 4: {
      const at = below(random, text.length)
      return text.slice(0, at) + pick(random, HOSTILE) + text.slice(at)
    }
    case 5:
      return text.replace(/\d/g, (digit) => (random.next() < 0.05 ? String(below(random, 10)) : digit))
    case 6:
      return text.replace(/[，。；：、（）]/g, (mark) =>
        random.next() < 0.1 ? pick(random, ['', ' ', '\n', mark]) : mark,
      )
    case 7:
      return lines.map((line) => (random.next() < 0.05 ? line.split('').reverse().join('') : line)).join('\n')
    default:
      return text.slice(below(random, text.length)) + text.slice(0, below(random, text.length))
  }
}

function spoil(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice(0, random.next() < 0.3 ? below(random, bytes.length) : bytes.length)
  for (let i = 0; i < 1 + below(random, 30); i++)
    if (copy.length > 0) copy[below(random, copy.length)] = below(random, 256)
  return copy
}

/** Throws where two figures took one printed number, what became of the numbers does not add up, or a fact lacks a part. */
function accountsForEach({ figures, facts: rows, coverage }: Reading): void {
  const lines = new Map<number, Span[]>()
  for (const span of figures.flatMap((f) => f.spans)) {
    const taken = lines.get(span.line) ?? []
    if (taken.some((other) => overlaps(other, span))) throw new Error(`claimed twice ${JSON.stringify(span)}`)
    lines.set(span.line, [...taken, span])
  }
  const { numbers, facts, structure, left_out } = coverage
  if (numbers !== facts + structure + left_out.length)
    throw new Error(`${numbers} numbers are not ${facts} + ${structure} + ${left_out.length}`)
  const partial = rows.find(
    (f) => f.line < 1 || f.evidence.length > 80 || (f.value === null && f.text === null),
  )
  if (partial !== undefined) throw new Error(`partial fact ${JSON.stringify(partial)}`)
}

/** A damaged report in one of the formats: most are text, some HTML, few a file with damaged bytes. */
function input(
  texts: readonly string[],
  files: readonly [string, Uint8Array][],
  random: Random,
): [string, Uint8Array] {
  const kind = random.next()
  if (kind < 0.02) {
    const [name, bytes] = pick(random, files)
    return [name, spoil(bytes, random)]
  }
  if (kind < 0.08) return ['a.html', encode(damage(toHtml(pick(random, texts)), random))]
  const once = damage(pick(random, texts), random)
  const bytes = encode(random.next() < 0.3 ? damage(once, random) : once)
  return ['a.txt', kind < 0.1 ? spoil(bytes, random) : bytes]
}

/**
 * Gives the reader damaged reports in every format; true where each was read or refused in a sentence, no printed number
 * went to two figures, and what became of the numbers adds up.
 */
export async function fuzzReader(count: number, seed: number): Promise<boolean> {
  const { districts } = readRegistry()
  const texts = [
    report(),
    report(sample({ year: 2022 }), 'pipes'),
    wrapped(report()),
    report(sample({ year: 2018, otherIncome: 9 }), 'tabs', '元'),
    ...LOOSE.map((layout) => report(sample(), layout)),
  ]
  const files: [string, Uint8Array][] = [
    ['a.docx', await toDocx(texts[0]!)],
    ['a.xlsx', toXlsx(texts[0]!)],
    ['a.pdf', await toPdf(texts[0]!)],
  ]
  let [read, refused, figures] = [0, 0, 0]
  const passed = await tally('损坏的报告', count, seed, async (random) => {
    const [name, bytes] = input(texts, files, random)
    try {
      const { text, format } = await readSource(name, bytes, LIBRARIES)
      for (const reading of readReports(text, { hash: '', format }, { districts, units: [], names: [] })) {
        accountsForEach(reading)
        figures += reading.figures.length
      }
      read++
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      refused++
    }
  })
  console.log(
    `读成 ${read}（${figures} 个数，没有一处印出的数用了两次，采用、编号日期等与未采用之和都相符），说明原因后放弃 ${refused}`,
  )
  return passed
}
