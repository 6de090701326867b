import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Fact } from '../../src/model/fact.ts'
import type { Reading } from '../../src/reports/read.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { bare, claims, sameUnit } from './compare.ts'

/** One figure of a hand-written report. */
interface Figure {
  line: number
  value: string
  unit: string
  item: string
  measure: string
  stage: string
  year: number
}

/** A hand-written report with its truth. */
export interface Written {
  name: string
  text: string
  truth: {
    unit: string
    year: number
    kind: string
    facts: Figure[]
    /** Figures that may be read or left. */
    optional?: Figure[]
    /** Where the report itself is wrong. */
    contradictions?: { lines: number[] }[]
  }
}

/** The reports of a folder: NAME.txt with NAME.json beside it. */
export function written(folder: string): Written[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && existsSync(join(folder, `${basename(name, '.txt')}.json`)))
    .sort()
    .map((file) => {
      const name = basename(file, '.txt')
      const truth = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
      return { name, text: readFileSync(join(folder, file), 'utf8'), truth }
    })
}

const UNITS: Readonly<Record<string, string>> = { 名: '人', 批次: '批', '台（套）': '台', '台(套)': '台' }
const number = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value)
const printed = (line: number, value: string, unit: string) =>
  `${line}|${number(value)}|${UNITS[unit] ?? unit}`
const placeOf = (fact: Fact) => printed(fact.line, fact.value ?? fact.text ?? '', fact.unit)

/** Money and shares by their measure; counts are told apart by their item and unit. */
const MEASURES: ReadonlySet<string> = new Set(['金额', '增减额', '增减率', '占比', '完成率'])
const measure = (name: string) => (MEASURES.has(name) ? name : '数')

/** Names of one quantity: what the tables call it, the text of a budget and that of an account. */
const SAME: readonly (readonly [subjects: RegExp, names: readonly string[]])[] = [
  [/^三公$/, ['公务用车运行费:每辆', '公务用车运行费:车均']],
  [/^人员$/, ['内设机构数', '内设机构', '内设科室', '内设股室', '内设部室']],
  [/^国有资产$/, ['房屋', '房屋面积']],
  [/^国有资产$/, ['房屋:办公用房', '办公用房面积']],
  [
    /^项目绩效$/,
    ['编报绩效目标项目数', '填报绩效目标的项目数', '实行绩效目标管理的项目数', '纳入预算绩效管理的项目数'],
  ],
  [/^项目绩效$/, ['编报绩效目标项目资金', '填报绩效目标的项目资金', '纳入预算绩效管理的项目支出']],
  [/^一般公共预算$/, ['本年支出合计', '财政拨款支出', '一般公共预算支出合计']],
  [/^(?:一般公共预算|基本支出)$/, ['基本支出', '基本支出合计']],
  [/^三公$/, ['因公出国(境)团组数', '因公出国(境)团组']],
  [/^三公$/, ['接待外宾团组', '外事接待批次']],
  [/^三公$/, ['接待外宾人次', '外事接待人次']],
]
const sameName = (fact: Fact, item: string, name: string) =>
  SAME.some(
    ([subjects, names]) => subjects.test(fact.subject) && names.includes(item) && names.includes(name),
  )

/** Whether a figure says what the truth says: 农林水支出:事业收入 is an item and a part of it. One kept under its printed words may have more of them or fewer. */
function says(fact: Fact, truth: Figure): boolean {
  const [item, name] = [bare(fact.item), bare(truth.item)]
  const named =
    item === name ||
    sameName(fact, item, name) ||
    `${item}:${bare(fact.part ?? '')}` === name ||
    (!claims(fact) && (item.includes(name) || name.includes(item)))
  return (
    named &&
    measure(fact.measure) === measure(truth.measure) &&
    (fact.stage === truth.stage || fact.measure === '分值') &&
    fact.fiscal_year === truth.year
  )
}

export interface Marks {
  truth: number
  /** Read with line, value and unit. */
  found: number
  /** Of these, named as the truth does. */
  named: number
  /** Of these, measure, stage and year too. */
  right: number
  /** Figures read that claim an item and are not optional, and those of them that are wrong. */
  printed: number
  wrong: number
  /** Findings of severity error where the report is right. */
  invented: number
  refused: number
  mistaken: number
  notes: string[]
}

/** Scores a reading; null where the report was refused. */
export function mark({ truth }: Written, reading: Reading | null): Marks {
  const none = { truth: truth.facts.length, found: 0, named: 0, right: 0, printed: 0, wrong: 0, invented: 0 }
  if (reading === null) return { ...none, refused: 1, mistaken: 0, notes: ['拒收'] }
  const notes: string[] = []
  const open = new Set(reading.facts.filter((fact) => fact.origin !== 'derived'))
  const result = { ...none, refused: 0, mistaken: 0, notes }
  const take = (figure: Figure, fits: (fact: Fact) => boolean) => {
    const place = printed(figure.line, figure.value, figure.unit)
    for (const fact of open) {
      if (placeOf(fact) !== place || !fits(fact)) continue
      open.delete(fact)
      return fact
    }
    return null
  }
  const rest: Figure[] = []
  for (const figure of truth.facts) {
    if (take(figure, (fact) => says(fact, figure)) === null) rest.push(figure)
    else result.right++
  }
  result.found = result.named = result.right
  const confused: Fact[] = []
  for (const figure of rest) {
    const named = take(
      figure,
      (fact) => bare(fact.item) === bare(figure.item) || sameName(fact, bare(fact.item), bare(figure.item)),
    )
    const fact = named ?? take(figure, () => true)
    if (named !== null) result.named++
    if (fact !== null) result.found++
    if (fact !== null && claims(fact)) confused.push(fact)
    notes.push(
      `${fact === null ? '失' : '误'} ${figure.line} ${figure.value}${figure.unit} ${figure.item}|${figure.measure}|${figure.stage}|${figure.year}${fact === null ? '' : ` ← ${fact.item}|${fact.measure}|${fact.stage}|${fact.fiscal_year}`}`,
    )
  }
  for (const figure of truth.optional ?? []) take(figure, () => true)
  const surplus = [...open].filter(claims)
  for (const fact of surplus)
    notes.push(`多 ${fact.line} ${fact.value ?? fact.text}${fact.unit} ${fact.item}`)
  result.wrong = confused.length + surplus.length
  result.printed = reading.facts.filter(claims).length
  const known = new Set((truth.contradictions ?? []).flatMap(({ lines }) => lines))
  for (const finding of reading.findings) {
    if (finding.severity !== 'error' || finding.lines.some((line) => known.has(line))) continue
    result.invented++
    notes.push(`虚 ${finding.rule} ${wordsOf(finding).message}`)
  }
  const { report } = reading
  const sameKind = !/^[预决]算$/.test(truth.kind) || report.kind === truth.kind
  if (!sameUnit(report.unit_name, truth.unit) || report.fiscal_year !== truth.year || !sameKind) {
    result.mistaken = 1
    notes.push(`认 ${report.unit_name} ${report.fiscal_year} ${report.kind}`)
  }
  return result
}
