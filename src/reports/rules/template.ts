import { cleanLabel } from '../statements/statement.ts'
import { everywhere, type TextCase, type TextRule } from './text-rule.ts'

const county = ({ report }: TextCase) => report.district !== null && /[区县旗市]$/.test(report.district)

/** Leaf functions (项) that the glossary explains but no table has, and the reverse. */
function glossary({ flow, figures }: TextCase) {
  const used = new Set(
    figures
      .filter((f) => f.subject === '功能分类' && f.item_code?.length === 7 && f.origin === 'table')
      .map((f) => f.item.replace(/[（）]/g, (c) => (c === '（' ? '(' : ')'))),
  )
  if (used.size === 0) return []
  const start = flow.folded.lastIndexOf('名词解释')
  if (start < 0) return []
  const explained = [
    ...flow.folded.slice(start).matchAll(/\(款\)([^()。;\n]{2,40}?(?:\(室\)[^()。;\n]{2,20})?)\(项\)/g),
  ]
  if (explained.length === 0) return []
  const extra = explained.filter((match) => !used.has(match[1]!))
  const missing = [...used].filter((name) => !explained.some((match) => match[1] === name))
  if (extra.length === 0 && missing.length === 0) return []
  const lines = [...new Set(extra.map((match) => flow.lineOf[start + match.index] ?? 0))]
  const line = lines[0] ?? flow.lineOf[start] ?? 0
  return [
    {
      line,
      lines: lines.length > 0 ? lines : [line],
      rule: 'R31',
      severity: 'template' as const,
      message: `名词解释与本单位的科目对不上：${extra.length > 0 ? `解释了没有用到的“${extra.map((m) => m[1]).join('、')}”` : ''}${extra.length > 0 && missing.length > 0 ? '；' : ''}${missing.length > 0 ? `没有解释“${missing.join('、')}”` : ''}`,
      message_en: `The glossary does not match the unit's functions: ${extra.length} explained but unused, ${missing.length} used but unexplained`,
    },
  ]
}

/** R31: what a template left behind. Source: 财政部门公开样张 and the reports of §3 of the domain. */
export const template: TextRule = (subject) => {
  const { flow, report } = subject
  const at = (pattern: RegExp, zh: string, en: string, severity: 'template' | 'review' = 'template') =>
    everywhere(flow, pattern, 'R31', severity, zh, en)
  const body = /局|委|厅|部$/.test(report.unit_name)
  return [
    ...at(
      /(?:增加|增长)\((?:减少|下降)\)|(?:减少|下降)\((?:增加|增长)\)/g,
      '“增加(减少)”没有选定方向',
      'the template’s “increase (decrease)” was left open',
    ),
    ...at(
      /保有量辆|[^\d]主要是……|(?<=[一-龥])(?:XX|××)(?=[一-龥])|……[;,。]/g,
      '有样张的空格或省略号没有填',
      'a blank of the template was not filled in',
    ),
    ...at(
      /\([^()\n]{0,40}(?:逐类分析|进行说明。?|参照.*填写)\)|本项由[^()\n]{0,40}进行说明/g,
      '留着样张的填写说明',
      'the template’s instructions were left in',
    ),
    ...(county(subject)
      ? at(
          /市级财政|市直部门|市级部门决算|省级财政|省直部门/g,
          '区县单位的报告里写着市级、市直',
          'a county-level unit speaks of city-level finance',
        )
      : []),
    ...(report.fiscal_year >= 2019
      ? at(
          /医疗卫生与计划生育|文化体育与传媒/g,
          '用了已经改掉的科目名（2019 年起为卫生健康、文化旅游体育与传媒）',
          'names of classes that were renamed in 2019',
        )
      : []),
    ...(body ? [] : at(/局机关/g, '写着“局机关”，本单位不是局', 'speaks of a bureau, which the unit is not')),
    ...at(/(?<!货)物类(?=\d)|(?:支出|服务)(?:\(类\))?[初的了](?=。年初预算)/g, '有错字', 'a slip of the pen'),
    ...at(
      /总支出和年末结转结余情况/g,
      '表注写作“总支出”，应为总收支',
      'a note says “total expenditure” for total income and expenditure',
    ),
    ...at(
      /从20(?:19|2\d)年1月1日起启用政府预算经济分类/g,
      '两套经济分类自 2018 年起启用，报告写成了别的年份',
      'the two economic classifications came into use in 2018',
      'review',
    ),
    ...glossary(subject),
    ...serviceBuying(subject),
  ]
}

/** 政府购买服务 of nothing beside large service contracts: another concept, to be looked at. */
function serviceBuying({ figures }: TextCase) {
  const bought = figures.find((f) => f.item === '政府购买服务支出合计' && Number(f.value) === 0)
  const services = figures.find((f) => f.item === '政府采购服务类预算' && Number(f.value) > 0)
  if (bought === undefined || services === undefined) return []
  return [
    {
      line: bought.line,
      lines: [services.line, bought.line],
      rule: 'R31',
      severity: 'review' as const,
      message: `政府购买服务印作 0（第 ${bought.line} 行），而服务类采购有 ${services.value} ${services.unit}（第 ${services.line} 行）；两者概念不同，请核`,
      message_en: `Service purchasing is 0 (line ${bought.line}) beside service procurement of ${services.value} (line ${services.line}); different concepts, to be checked`,
    },
  ]
}

/** Names in lists, for comparison. */
export const listNames = (text: string): string[] =>
  text
    .split(/[、,]/)
    .map((name) => cleanLabel(name).replace(/等$|。$/, ''))
    .filter((name) => name.length > 1)
