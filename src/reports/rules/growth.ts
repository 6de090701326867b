import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { decimals, percent } from '../../model/money.ts'
import { amountBefore, amountOf } from '../derive.ts'
import { cite, finding, type Rule, show } from './rule.ts'

/**
 * R20: a stated growth against the amount and the change beside it: change ÷ (amount ∓ change).
 * A first year has no growth; two first years in one report with different rates contradict each other.
 */
export const growth: Rule = (subject) => {
  const firstYears: Fact[] = []
  const found = subject.facts.flatMap((stated) => {
    if (stated.measure !== '增减率' || stated.value === null) return []
    const change = subject.facts.findLast(
      (f) =>
        f.measure === '增减额' &&
        f.subject === stated.subject &&
        f.item === stated.item &&
        f.base === stated.base &&
        f.scope === stated.scope &&
        f.line <= stated.line &&
        f.amount !== null,
    )
    if (change === undefined) return []
    const now = amountOf(change, subject.facts)
    const before = now === null ? null : amountBefore(now.amount!, change)
    if (before === null || now === null) return []
    if (before.lte(0)) {
      if (!new Big(change.amount!).eq(0)) firstYears.push(stated)
      return []
    }
    const exact = percent(new Big(change.amount!), before, 4)!
    const printed = new Big(stated.value)
    const off = printed.minus(exact).abs()
    if (off.lte(new Big(10).pow(-decimals(stated.value)).div(2).plus('0.0051'))) return []
    const severity = off.gt('0.1') ? 'error' : 'tail'
    return [
      finding(subject, severity === 'tail' ? 'R19' : 'R20', severity, [now, change, stated], {
        zh: `${cite(stated)}（增减率），按 ${show(now.amount!)} 与变动 ${show(change.amount!)} 万元推算，上期为 ${show(before)}，应为 ${exact.toFixed(2)}%`,
        en: `${stated.item}: change printed as ${stated.value}% at line ${stated.line}, but ${show(change.amount!)} on ${show(before)} is ${exact.toFixed(2)}%`,
        stated: `${stated.value}%`,
        recomputed: `${exact.toFixed(2)}%`,
      }),
    ]
  })
  const rates = new Set(firstYears.map((f) => new Big(f.value!).toString()))
  if (rates.size > 1) {
    found.push(
      finding(subject, 'R20', 'error', firstYears, {
        zh: `没有上年数的首年，增长率却印成了 ${firstYears.map((f) => `第 ${f.line} 行 ${f.value}%`).join('、')}，互相矛盾；首年不适用增长率`,
        en: `A first year has no growth, yet the report prints ${firstYears.map((f) => `${f.value}% (line ${f.line})`).join(', ')}`,
        stated: [...rates].map((rate) => `${rate}%`).join(' / '),
        recomputed: 'N/A',
      }),
    )
  }
  return found
}
