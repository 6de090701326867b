import { readRegistry } from '../../src/ingest/knowledge.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { readReports } from '../../src/reports/read.ts'
import { readSource } from '../../src/reports/source/index.ts'
import { Unreadable } from '../../src/reports/source/text.ts'
import { toDocx, toHtml, toPdf, toXlsx } from '../fixtures/formats.ts'
import { LOOSE, report, sample, wrapped } from '../fixtures/report.ts'

/** A small generator whose runs can be repeated: `npm run fuzz -- COUNT SEED`. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const [count = 1000, seed = 1] = process.argv.slice(2).map(Number)
const next = random(seed)
const below = (n: number) => Math.floor(next() * n)
const pick = <T>(items: readonly T[]): T => items[below(items.length)]!

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

/** Damages a text in one of the ways that reports arrive damaged. */
function damage(text: string): string {
  const lines = text.split('\n')
  switch (below(9)) {
    case 0:
      return text.slice(0, below(text.length))
    case 1:
      return lines.toSorted(() => next() - 0.5).join('\n')
    case 2:
      return lines.flatMap((line) => (next() < 0.1 ? [line, line] : [line])).join('\n')
    case 3:
      return lines.filter(() => next() > 0.2).join('\n')
    case 4: {
      const at = below(text.length)
      return text.slice(0, at) + pick(HOSTILE) + text.slice(at)
    }
    case 5:
      return text.replace(/\d/g, (digit) => (next() < 0.05 ? String(below(10)) : digit))
    case 6:
      return text.replace(/[，。；：、（）]/g, (mark) => (next() < 0.1 ? pick(['', ' ', '\n', mark]) : mark))
    case 7:
      return lines.map((line) => (next() < 0.05 ? line.split('').reverse().join('') : line)).join('\n')
    default:
      return text.slice(below(text.length)) + text.slice(0, below(text.length))
  }
}

function spoil(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice(0, next() < 0.3 ? below(bytes.length) : bytes.length)
  for (let i = 0; i < 1 + below(30); i++) if (copy.length > 0) copy[below(copy.length)] = below(256)
  return copy
}

const encode = (text: string) => new TextEncoder().encode(text)
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

let [read, refused, slowest, slowestAt] = [0, 0, 0, 0]
const crashes: string[] = []
const started = performance.now()
for (let i = 0; i < count; i++) {
  const kind = next()
  let [name, bytes]: [string, Uint8Array] = [
    'a.txt',
    encode(damage(next() < 0.3 ? damage(pick(texts)) : pick(texts))),
  ]
  if (kind < 0.02) [name, bytes] = ((file) => [file[0], spoil(file[1])] as [string, Uint8Array])(pick(files))
  else if (kind < 0.08) [name, bytes] = ['a.html', encode(damage(toHtml(pick(texts))))]
  else if (kind < 0.1) bytes = spoil(bytes)
  const before = performance.now()
  try {
    const { text, format } = await readSource(name, bytes, LIBRARIES)
    const facts = readReports(text, { hash: '', format }, { districts, names: [] }).flatMap((r) => r.facts)
    const partial = facts.find(
      (f) => f.line < 1 || f.evidence.length > 80 || (f.value === null && f.text === null),
    )
    if (partial !== undefined) throw new Error(`partial fact ${JSON.stringify(partial)}`)
    read++
  } catch (error) {
    if (error instanceof Unreadable) refused++
    else crashes.push(`#${i} ${name}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`)
  }
  const took = performance.now() - before
  if (took > slowest) [slowest, slowestAt] = [took, i]
  if ((i + 1) % 10_000 === 0)
    console.log(
      `${i + 1}：读成 ${read}，说明原因后放弃 ${refused}，出错 ${crashes.length}，最慢 ${Math.round(slowest)} 毫秒（第 ${slowestAt} 个）`,
    )
}
for (const crash of crashes.slice(0, 20)) console.log(crash)
console.log(
  `${count} 个损坏的输入（种子 ${seed}）：读成 ${read}，说明原因后放弃 ${refused}，出错 ${crashes.length}，最慢 ${Math.round(slowest)} 毫秒；${Math.round((performance.now() - started) / 1000)} 秒`,
)
process.exitCode = crashes.length === 0 ? 0 : 1
