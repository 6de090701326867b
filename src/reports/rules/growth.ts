import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { decimals, percent } from '../../model/money.ts'
import { amountBefore, amountOf } from '../derive.ts'
import { ofItem } from '../lookup.ts'
import { BESIDE, fitsBeside } from './beside.ts'
import { type Case, cite, defineRule, show } from './rule.ts'

/** A stated rate of change with the change and the amounts that it is of. */
interface Grown {
  stated: Fact
  change: Fact
  now: Fact
  before: Big
}

/** The rates of change that stand beside a change of the same item, whether or not the lexicon knows the item. */
function grown({ all }: Case): Grown[] {
  return all.flatMap((stated): Grown[] => {
    if (stated.measure !== '增减率' || stated.value === null) return []
    const change = ofItem(all, stated.item).findLast(
      (f) =>
        f.measure === '增减额' &&
        f.subject === stated.subject &&
        f.parent === stated.parent &&
        f.base === stated.base &&
        f.scope === stated.scope &&
        f.statement === stated.statement &&
        f.line <= stated.line &&
        f.amount !== null,
    )
    const now = change === undefined ? null : amountOf(change, all)
    const before = now === null ? null : amountBefore(now.amount!, change!)
    return before === null ? [] : [{ stated, change: change!, now: now!, before }]
  })
}

const isZero = (f: Fact) => new Big(f.amount!).eq(0)

/** First years that are given different rates. */
function firstYears(all: readonly Grown[]): Fact[] {
  const rates = all.filter(({ before, change }) => before.lte(0) && !isZero(change)).map((g) => g.stated)
  return new Set(rates.map((f) => new Big(f.value!).toString())).size > 1 ? rates : []
}

/** The rates that do not fit, with what they should be; up to 0.1 point off they are a tail (R19). */
export function misstated(subject: Case) {
  return grown(subject).flatMap(({ stated, change, now, before }) => {
    if (before.lte(0)) return []
    const exact = percent(new Big(change.amount!), before, 4)!
    const off = new Big(stated.value!).minus(exact).abs()
    if (off.lte(new Big(10).pow(-decimals(stated.value!)).div(2).plus('0.0051'))) return []
    return [
      {
        severity: off.lte('0.1')
          ? ('tail' as const)
          : stated.classified
            ? ('error' as const)
            : ('review' as const),
        args: {
          rate: cite(stated),
          now: show(now.amount!),
          change: show(change.amount!),
          before: show(before),
          exact: exact.toFixed(2),
        },
        facts: [now, change, stated],
        stated: `${stated.value}%`,
        recomputed: `${exact.toFixed(2)}%`,
      },
    ]
  })
}

/** How a rate that does not fit is told. */
export const GROWTH =
  '{rate}（增减率），按 {now} 与变动 {change} 万元推算，上期为 {before}，应为 {exact}%' as const

/** A first year has no growth; two first years in one report with different rates contradict each other. */
export const growth = defineRule({
  id: 'R20',
  title: '印出的增减率与两个数相符',
  source: '增减率 = 增减额 ÷ 上期数，按所印位数四舍五入；没有上期数的首年不适用',
  severities: ['error', 'review'],
  sentences: {
    off: GROWTH,
    beside: BESIDE,
    firstYears: '没有上年数的首年，增长率却印了几种，互相矛盾；首年不适用增长率：{rates}',
  },
  *figures(subject) {
    for (const off of misstated(subject)) {
      if (off.severity === 'tail') continue
      const { rate } = off.args
      if (fitsBeside(off.facts[2]!, subject))
        yield { ...off, says: 'beside', severity: 'review', args: { rate, measure: '增减率' } }
      else yield { says: 'off', ...off }
    }
    const first = firstYears(grown(subject))
    if (first.length > 0)
      yield {
        says: 'firstYears',
        severity: 'error',
        args: { rates: first.map(cite) },
        facts: first,
        stated: [...new Set(first.map((f) => `${new Big(f.value!)}%`))].join(' / '),
        recomputed: 'N/A',
      }
  },
})
