import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { type Case, defineRule, show } from './rule.ts'

/** The year before, from this year's amount and its change. */
const before = (now: Fact, change: Fact) =>
  change.direction === '减少'
    ? new Big(now.amount!).plus(change.amount!)
    : new Big(now.amount!).minus(change.amount!)

/** What the text says of the appropriation: its total, spending and income, with the changes against the year before. */
function appropriation({ facts }: Case) {
  const at = (item: string, subject: string, measure: '金额' | '增减额') =>
    facts.find(
      (f) =>
        f.item === item &&
        f.subject === subject &&
        f.measure === measure &&
        f.origin === 'narrative' &&
        f.stage === '决算' &&
        f.amount !== null &&
        (measure === '金额' || /^20\d\d年/.test(f.base ?? '')),
    )
  const total = at('财政拨款收、支总计', '财政拨款', '金额')
  const totalChange = at('财政拨款收、支总计', '财政拨款', '增减额')
  const spent = at('财政拨款支出', '一般公共预算', '金额')
  const spentChange = at('财政拨款支出', '一般公共预算', '增减额')
  const income = at('财政拨款收入', '收入', '金额')
  return total && totalChange && spent && spentChange && income
    ? { total, totalChange, spent, spentChange, income }
    : null
}

export const opening = defineRule({
  id: 'R28',
  title: '本年初结转 = 上年末结转',
  source: '财政拨款总计 − 收入 = 年初结转；上年总计 − 上年支出 = 上年末结转（由文字的增减推算）',
  severities: ['review'],
  sentences: {
    off: '推算的上年末结转 {closing} 万元与本年初 {opening} 万元差 {gap}，可能有结余分配或收回',
  },
  *figures(subject) {
    const found = appropriation(subject)
    if (found === null) return
    const { total, totalChange, spent, spentChange, income } = found
    const closing = before(total, totalChange).minus(before(spent, spentChange))
    const start = new Big(total.amount!).minus(income.amount!)
    const gap = closing.minus(start).abs()
    if (gap.lte('0.05')) return
    yield {
      says: 'off',
      severity: 'review',
      args: { closing: show(closing), opening: show(start), gap: show(gap) },
      facts: [total, totalChange, spent, spentChange, income],
      stated: show(start),
      recomputed: show(closing),
    }
  },
})
