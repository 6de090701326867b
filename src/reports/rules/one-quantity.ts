import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { cite, finding, type Rule, show } from './rule.ts'

/** Names under which tables and narrative print one quantity. */
const SAME: readonly (readonly [string, string, string])[] = [
  ['一般公共预算', '本年支出合计', '一般公共预算支出'],
  ['一般公共预算', '财政拨款支出', '一般公共预算支出'],
  ['一般公共预算', '基本支出', '一般公共预算基本支出'],
  ['基本支出', '基本支出合计', '一般公共预算基本支出'],
  ['总收支', '收、支总计', '总计'],
  ['总收支', '收入总计', '总计'],
  ['总收支', '支出总计', '总计'],
  ['财政拨款', '财政拨款收、支总计', '财政拨款总计'],
  ['财政拨款', '收入总计', '财政拨款总计'],
  ['财政拨款', '支出总计', '财政拨款总计'],
]

/** What makes two amounts printings of one quantity, whatever the tables and the text call it. */
export function quantityOf(f: Fact): string {
  const alias = SAME.find(([subject, item]) => f.subject === subject && f.item === item)?.[2]
  const scope = f.subject === '三公' ? '' : f.scope
  const code = f.subject === '功能分类' && f.item_code?.length === 3 ? f.item_code : null
  return [
    alias ?? `${f.subject}|${code ?? f.item}`,
    f.parent !== null && code === null ? f.parent : '',
    f.part ?? '',
    f.stage,
    scope,
    f.fiscal_year,
  ].join('|')
}

/**
 * R12 (and R8 for classes across tables): one quantity has one value. Amounts are compared to 0.01 万元, since
 * tables in 元 are told in 万元 by the text; two printings that differ by 0.01 are a tail of rounding. Which printing the views take is said by the rule in `prefer`.
 */
export const oneQuantity: Rule = (subject) => {
  const groups = new Map<string, Fact[]>()
  for (const fact of subject.facts) {
    if (
      fact.measure !== '金额' ||
      fact.amount === null ||
      fact.origin === 'derived' ||
      fact.origin === 'form' ||
      fact.subject === '项目绩效'
    )
      continue
    if (fact.subject === '项目' || (fact.subject === '功能分类' && fact.part === '本年收入合计')) continue
    const key = quantityOf(fact)
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  return [...groups.values()].flatMap((group) => {
    const byValue = new Map<string, Fact[]>()
    for (const fact of group) {
      const value = new Big(fact.amount!).round(2, Big.roundHalfUp).toString()
      byValue.set(value, [...(byValue.get(value) ?? []), fact])
    }
    if (byValue.size < 2) return []
    const printings = [...byValue.values()].sort((a, b) => b.length - a.length)
    const [usual, ...others] = printings
    return others.flatMap((other) => {
      const apart = new Big(other[0]!.amount!).minus(usual![0]!.amount!).abs()
      const severity = apart.lt('0.005')
        ? null
        : apart.round(2).lte('0.01')
          ? ('tail' as const)
          : ('error' as const)
      if (severity === null) return []
      const acrossOrigins = usual![0]!.origin !== other[0]!.origin
      const rule = usual![0]!.subject === '功能分类' ? 'R8' : 'R12'
      return [
        finding(subject, rule, severity, [...usual!, ...other], {
          zh: `同一数额印了两个值${acrossOrigins ? '（表与文字不一）' : ''}：${cite(usual![0]!)}，${cite(other[0]!)}，相差 ${show(new Big(other[0]!.amount!).minus(usual![0]!.amount!).abs())} 万元`,
          en: `One quantity, two values: ${usual![0]!.item} is ${show(usual![0]!.amount!)} at line ${usual![0]!.line} and ${show(other[0]!.amount!)} at line ${other[0]!.line} (万元)`,
          stated: `${show(usual![0]!.amount!)} / ${show(other[0]!.amount!)}`,
        }),
      ]
    })
  })
}
