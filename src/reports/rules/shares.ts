import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { decimals, percent, toWan } from '../../model/money.ts'
import { cite, finding, type Rule, show } from './rule.ts'

const WHOLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  本年收入合计: [['收入', '本年收入合计']],
  本年支出合计: [['支出', '本年支出合计']],
  财政拨款支出: [['一般公共预算', '财政拨款支出']],
  政府采购支出总额: [['政府采购', '政府采购支出总额']],
  授予中小企业合同金额: [['政府采购', '授予中小企业合同金额']],
  一般公共预算项目支出总额: [['一般公共预算', '项目支出']],
}

function nearest(facts: readonly Fact[], to: Fact): Fact | null {
  return facts.toSorted((a, b) => Math.abs(a.line - to.line) - Math.abs(b.line - to.line))[0] ?? null
}

function amounts(facts: readonly Fact[], to: Fact): Fact[] {
  return facts.filter(
    (f) =>
      f.measure === '金额' && f.origin === to.origin && f.amount !== null && f.fiscal_year === to.fiscal_year,
  )
}

function severityOf(stated: string, exact: Big): 'error' | 'tail' | null {
  const printed = new Big(stated)
  const places = decimals(stated)
  const half = new Big(10).pow(-places).div(2)
  if (printed.minus(exact).abs().lte(half.plus('0.0011'))) return null
  return printed.minus(exact).abs().gt('0.1') ? 'error' : 'tail'
}

/** The least and the most that an amount in 万元 can be, given the places that it is printed with. */
function bounds({ value, unit, amount }: Fact): [Big, Big] {
  const half = new Big(toWan('1', unit) ?? '1').times(new Big(10).pow(-decimals(value!))).div(2)
  return [new Big(amount!).minus(half), new Big(amount!).plus(half)]
}

/** Whether a ratio can have been worked out from unrounded amounts: 48311.20 ÷ 62000 is 77.92 %, printed as 4.83 ÷ 6.20. */
function isAttainable(stated: string, part: Fact, whole: Fact): boolean {
  const [[least, most], [low, high]] = [bounds(part), bounds(whole)]
  if (low.lte(0)) return true
  const half = new Big(10).pow(-decimals(stated)).div(2)
  const printed = new Big(stated)
  return (
    printed.gte(least.times(100).div(high).minus(half)) && printed.lte(most.times(100).div(low).plus(half))
  )
}

/**
 * R19 and the completion rates of R11: a stated share or rate against its two printed amounts. A value rounded to
 * fewer places than it shows (9.90 for 9.93) is a tail; one that is off by more than 0.1 point is an error.
 * R21: a rate of a zero budget cannot be stated at all.
 */
export const shares: Rule = (subject) =>
  subject.facts.flatMap((stated) => {
    if (
      stated.unit !== '%' ||
      stated.value === null ||
      (stated.measure !== '占比' && stated.measure !== '完成率')
    )
      return []
    const same = amounts(subject.facts, stated).filter(
      (f) => f.subject === stated.subject && f.item === stated.item && f.parent === stated.parent,
    )
    const rate = stated.measure === '完成率'
    const part = nearest(
      same.filter((f) => f.stage === stated.stage && f.scope === stated.scope),
      stated,
    )
    const budget = same.filter(
      (f) =>
        (stated.subject === '项目绩效' ? f.stage === '全年预算' : /预算/.test(f.stage)) &&
        f.statement === stated.statement,
    )
    const whole = rate
      ? nearest(budget, stated)
      : nearest(
          amounts(subject.facts, stated).filter(
            (f) =>
              (stated.stage === '' || f.stage === stated.stage) &&
              (WHOLES[stated.base ?? ''] ?? []).some(([s, item]) => f.subject === s && f.item === item),
          ),
          stated,
        )
    if (part === null) return []
    if (
      rate &&
      (whole === null
        ? new Big(part.amount!).eq(0) && new Big(stated.value).eq(0)
        : new Big(whole.amount!).eq(0))
    ) {
      return [
        finding(subject, 'R21', 'zero-base', whole === null ? [part, stated] : [whole, part, stated], {
          zh: `${whole === null ? '没有印出预算' : '预算为零'}却印了完成率：${cite(stated)}（决算 ${show(part.amount!)} 万元），零不能作分母`,
          en: `A completion rate of a zero budget: ${stated.item} prints ${stated.value}% at line ${stated.line}; nothing can be a share of zero`,
          stated: `${stated.value}%`,
        }),
      ]
    }
    if (whole === null || part === whole) return []
    if (stated.subject === '项目绩效' && part.unit !== whole.unit) return []
    const exact = percent(new Big(part.amount!), new Big(whole.amount!), 4)
    if (exact === null) return []
    const off = severityOf(stated.value, exact)
    if (off === null) return []
    const severity = isAttainable(stated.value, part, whole) ? 'tail' : off
    const places = Math.max(2, decimals(stated.value))
    return [
      finding(subject, 'R19', severity, [part, whole, stated], {
        zh: `${cite(stated)}（${rate ? '完成率' : '占比'}），按 ${show(part.amount!)} ÷ ${show(whole.amount!)} 应为 ${exact.toFixed(places)}%`,
        en: `${stated.item}: ${rate ? 'rate' : 'share'} printed as ${stated.value}% at line ${stated.line}, but ${show(part.amount!)} ÷ ${show(whole.amount!)} is ${exact.toFixed(places)}%`,
        stated: `${stated.value}%`,
        recomputed: `${exact.toFixed(places)}%`,
      }),
    ]
  })
