import type { Report } from '../../model/fact.ts'
import { defineRule, linesOf, type TextCase } from './rule.ts'

type Residue =
  | 'direction'
  | 'blank'
  | 'instructions'
  | 'level'
  | 'renamed'
  | 'bureau'
  | 'typo'
  | 'note'
  | 'since'

const isCounty = ({ district }: Report) => district !== null && /[区县旗市]$/.test(district)
const isBureau = ({ unit_name }: Report) => /局|委|厅|部$/.test(unit_name)

/** What a template leaves behind, and the reports in which it can only be a residue. */
const RESIDUES: readonly (readonly [Residue, RegExp, (report: Report) => boolean])[] = [
  ['direction', /(?:增加|增长)\((?:减少|下降)\)|(?:减少|下降)\((?:增加|增长)\)/g, () => true],
  ['blank', /保有量辆|[^\d]主要是……|(?<=[一-龥])(?:XX|××)(?=[一-龥])|……[;,。]/g, () => true],
  [
    'instructions',
    /\([^()\n]{0,40}(?:逐类分析|进行说明。?|参照.*填写)\)|本项由[^()\n]{0,40}进行说明/g,
    () => true,
  ],
  ['level', /市级财政|市直部门|市级部门决算|省级财政|省直部门/g, isCounty],
  ['renamed', /医疗卫生与计划生育|文化体育与传媒/g, ({ fiscal_year }) => fiscal_year >= 2019],
  ['bureau', /局机关/g, (report) => !isBureau(report)],
  ['typo', /(?<!货)物类(?=\d)|(?:支出|服务)(?:\(类\))?[初的了](?=。年初预算)/g, () => true],
  ['note', /总支出和年末结转结余情况/g, () => true],
  ['since', /从20(?:19|2\d)年1月1日起启用政府预算经济分类/g, () => true],
]

/** Leaf functions (项) that the glossary explains but no table has, and the reverse. */
function glossary({ flow, figures }: TextCase) {
  const used = new Set(
    figures
      .filter((f) => f.subject === '功能分类' && f.item_code?.length === 7 && f.origin === 'table')
      .map((f) => f.item.replace(/[（）]/g, (c) => (c === '（' ? '(' : ')'))),
  )
  const start = flow.folded.lastIndexOf('名词解释')
  if (used.size === 0 || start < 0) return null
  const explained = [
    ...flow.folded.slice(start).matchAll(/\(款\)([^()。;\n]{2,40}?(?:\(室\)[^()。;\n]{2,20})?)\(项\)/g),
  ]
  const extra = explained.filter((match) => !used.has(match[1]!))
  const missing = [...used].filter((name) => !explained.some((match) => match[1] === name))
  if (explained.length === 0 || (extra.length === 0 && missing.length === 0)) return null
  const lines = [...new Set(extra.map((match) => flow.lineOf[start + match.index] ?? 0))]
  return {
    extra: extra.map((match) => match[1]!),
    missing,
    lines: lines.length > 0 ? lines : [flow.lineOf[start] ?? 0],
  }
}

/** 政府购买服务 of nothing beside large service contracts. */
function serviceBuying({ figures }: TextCase) {
  const bought = figures.find((f) => f.item === '政府购买服务支出合计' && Number(f.value) === 0)
  const services = figures.find((f) => f.item === '政府采购服务类预算' && Number(f.value) > 0)
  return bought === undefined || services === undefined ? null : { bought, services }
}

const orNone = (names: readonly string[]) => (names.length > 0 ? names : '—')

export const template = defineRule({
  id: 'R31',
  title: '没有留下样张的文字',
  source: '财政部门的公开文本样张；《政府收支分类科目》2019 年的科目改名；支出经济分类 2018 年起启用',
  severities: ['template', 'review'],
  sentences: {
    direction: '第 {lines} 行“增加(减少)”没有选定方向',
    blank: '第 {lines} 行有样张的空格或省略号没有填',
    instructions: '第 {lines} 行留着样张的填写说明',
    level: '第 {lines} 行：区县单位的报告里写着市级、市直',
    renamed: '第 {lines} 行用了已经改掉的科目名（2019 年起为卫生健康、文化旅游体育与传媒）',
    bureau: '第 {lines} 行写着“局机关”，本单位不是局',
    typo: '第 {lines} 行有错字',
    note: '第 {lines} 行表注写作“总支出”，应为总收支',
    since: '第 {lines} 行：两套经济分类自 2018 年起启用，报告写成了别的年份',
    glossary: '名词解释与本单位的科目对不上：解释了没有用到的 {extra}，没有解释 {missing}',
    service:
      '政府购买服务印作 0（第 {line} 行），而服务类采购有 {services}（第 {at} 行）；两者概念不同，请核',
  },
  *words(subject) {
    const { flow, report } = subject
    for (const [says, pattern, where] of RESIDUES) {
      const lines = where(report) ? linesOf(flow, pattern) : []
      const severity = says === 'since' ? 'review' : 'template'
      if (lines.length > 0) yield { says, severity, args: { lines }, facts: [], lines }
    }
    const names = glossary(subject)
    if (names !== null)
      yield {
        says: 'glossary',
        severity: 'template',
        args: { extra: orNone(names.extra), missing: orNone(names.missing) },
        facts: [],
        lines: names.lines,
      }
    const buying = serviceBuying(subject)
    if (buying !== null) {
      const { bought, services } = buying
      yield {
        says: 'service',
        severity: 'review',
        args: { line: bought.line, services: `${services.value} ${services.unit}`, at: services.line },
        facts: [services, bought],
        lines: [services.line, bought.line],
      }
    }
  },
})
