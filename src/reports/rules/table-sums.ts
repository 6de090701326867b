import type { Fact } from '../../model/fact.ts'
import { codeSums } from '../sums.ts'
import { type Case, cite, finding, gated, type Rule, show, sum, tailOrError } from './rule.ts'

const tables = (subject: Case) =>
  subject.facts.filter((f) => f.origin === 'table' && f.measure === '金额' && f.amount !== null)

function compare(subject: Case, rule: string, total: Fact, parts: readonly Fact[], what: string, en: string) {
  const recomputed = sum(parts)
  const severity = tailOrError(recomputed.minus(total.amount!), Math.max(1, parts.length))
  if (severity === null) return []
  return [
    finding(subject, rule, severity, [total, ...parts], {
      zh: `《${total.statement}》${what}不平：${cite(total)}，相加为 ${show(recomputed)} 万元`,
      en: `${en} in 《${total.statement}》 do not add up: printed ${show(total.amount!)} at line ${total.line}, sum ${show(recomputed)} (万元)`,
      stated: show(total.amount!),
      recomputed: show(recomputed),
    }),
  ]
}

/** R1: rows of 收支总表 against 本年收入合计 and 本年支出合计 (24=Σ(1..7), 51=Σ(28..49); 2023: 27, 58). */
export const balanceSheet: Rule = (subject) => {
  const printed = tables(subject).filter(
    (f) => /收入?支出?(?:决算|预算)?总(?:体情况)?表$/.test(f.statement) && !/财政拨款/.test(f.statement),
  )
  return [...new Set(printed.map((f) => f.statement))].flatMap((statement) => {
    const own = printed.filter((f) => f.statement === statement)
    const spent = own.find((f) => f.subject === '支出' && f.item === '本年支出合计')
    const whole = (f: Fact) => f.part === null && f.parent === null && f.scope === '全部资金'
    const classes = own.filter((f) => f.subject === '功能分类' && whole(f))
    const income = own.find((f) => f.subject === '收入' && f.item === '本年收入合计')
    const sources = own.filter((f) => f.subject === '收入' && f.item !== '本年收入合计' && whole(f))
    return [
      ...(spent === undefined || classes.length < 2
        ? []
        : compare(subject, 'R1', spent, classes, '各类支出与合计', 'Classes')),
      ...(income === undefined || sources.length < 2
        ? []
        : compare(subject, 'R1', income, sources, '各项收入与合计', 'Sources of income')),
    ]
  })
}

/** R3: 项 sum to 款, 款 to 类, in every column of every table by function. */
export const hierarchy: Rule = (subject) =>
  gated(
    subject,
    codeSums(subject.facts)
      .filter(({ total }) => total.subject === '功能分类' && !/总表$/.test(total.statement))
      .map(({ total, parts }) => ({
        statement: total.statement,
        found: compare(
          subject,
          'R3',
          total,
          parts,
          `${total.item}与其下级`,
          `${total.item} and its children`,
        ),
      })),
  )

/** R5: economic 类 = Σ款; 人员经费 = 301 + 303; 公用经费 = 302 + the rest. R9: 基本支出 = 人员 + 公用. */
export const basicExpenditure: Rule = (subject) => {
  const printed = tables(subject)
  const coded = printed.filter((f) => f.subject === '经济分类' && f.item_code !== null && f.part === null)
  const sheets = [...new Set(coded.map((f) => f.statement))]
  return sheets.flatMap((statement) => {
    const own = coded.filter((f) => f.statement === statement)
    const classes = own.filter((f) => f.item_code!.length === 3)
    const personnel = printed.find((f) => f.statement === statement && f.item === '人员经费合计')
    const office = printed.find((f) => f.statement === statement && f.item === '公用经费合计')
    const people = classes.filter((f) => f.item_code === '301' || f.item_code === '303')
    const rest = classes.filter((f) => f.item_code !== '301' && f.item_code !== '303')
    const whole = printed.find((f) => f.subject === '一般公共预算' && f.item === '基本支出')
    return [
      ...classes.flatMap((parent) => {
        const children = own.filter(
          (f) => f.item_code!.length === 5 && f.item_code!.startsWith(parent.item_code!),
        )
        return children.length === 0
          ? []
          : compare(subject, 'R5', parent, children, `${parent.item_code} ${parent.item}与各款`, parent.item)
      }),
      ...(personnel === undefined || people.length === 0
        ? []
        : compare(subject, 'R5', personnel, people, '人员经费与 301、303', 'Personnel and 301, 303')),
      ...(office === undefined || rest.length === 0
        ? []
        : compare(subject, 'R5', office, rest, '公用经费与 302 等', 'Office costs and 302')),
      ...(whole === undefined || personnel === undefined || office === undefined
        ? []
        : compare(subject, 'R9', whole, [personnel, office], '基本支出与人员、公用', 'Basic expenditure')),
    ]
  })
}

/** R7: one name under two codes of one table, and a 款 that tables and text call differently. */
export const codeNames: Rule = (subject) => {
  const byName = new Map<string, Fact[]>()
  for (const f of subject.facts) {
    if (f.subject !== '功能分类' || f.item_code?.length !== 7 || f.parent === null) continue
    byName.set(f.item_code, [...(byName.get(f.item_code) ?? []), f])
  }
  return [...byName.values()].flatMap((group) => {
    const inTable = group.find((f) => f.origin === 'table')
    const other = group.find(
      (f) =>
        f.origin === 'narrative' &&
        inTable !== undefined &&
        f.parent!.replace(/[（）()]/g, '') !== inTable.parent!.replace(/[（）()]/g, ''),
    )
    if (inTable === undefined || other === undefined) return []
    return [
      finding(subject, 'R7', 'error', [inTable, other], {
        zh: `同一个款两种名称：表里是“${inTable.parent}”（第 ${inTable.line} 行），文字里是“${other.parent}”（第 ${other.line} 行），都在 ${inTable.item_code}`,
        en: `One 款, two names: “${inTable.parent}” in the table, “${other.parent}” at line ${other.line} (${inTable.item_code})`,
        stated: `${inTable.parent} / ${other.parent}`,
      }),
    ]
  })
}

/** R8 between income and expenditure by class: a difference of up to 0.02 is a tail; more may be carry-over. */
export const incomeTail: Rule = (subject) => {
  const coded = tables(subject).filter((f) => f.subject === '功能分类' && f.item_code !== null)
  const off = coded.flatMap((income) => {
    if (income.part !== '本年收入合计') return []
    const spent = coded.find(
      (f) =>
        f.item_code === income.item_code &&
        f.part === null &&
        f.scope === income.scope &&
        /支出/.test(f.statement) &&
        f.origin === 'table',
    )
    return spent !== undefined && tailOrError(sum([income]).minus(spent.amount!), 2) === 'tail'
      ? [[income, spent] as const]
      : []
  })
  if (off.length === 0) return []
  const [first, second] = off[0]!
  return [
    finding(subject, 'R8', 'tail', off.flat(), {
      zh: `收入表与支出表的同一科目差 0.01–0.02：${cite(first)}，${cite(second)}${off.length > 1 ? `，共 ${off.length} 个科目` : ''}`,
      en: `Income and expenditure tables differ by 0.01–0.02 for ${off.length} function(s), first ${first.item}`,
      stated: `${show(first.amount!)} / ${show(second.amount!)}`,
    }),
  ]
}
