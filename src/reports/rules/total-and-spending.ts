import Big from 'big.js'
import { amount, cite, defineRule, show } from './rule.ts'

export const totalAndSpending = defineRule({
  id: 'R2',
  title: '收、支总计 = 本年支出（没有结转结余时）',
  source: '财决公开01表：总计 = 本年合计 + 结余分配 + 年末结转和结余',
  severities: ['tail'],
  sentences: {
    tail: '收、支总计与本年支出差 {gap} 万元，没有结转结余可以解释：{total}，{spent}',
  },
  *figures({ facts }) {
    const total = amount(facts, (f) => f.item === '收、支总计')
    const spent = amount(
      facts,
      (f) => f.subject === '支出' && f.item === '本年支出合计' && f.origin === 'narrative',
    )
    if (total === undefined || spent === undefined) return
    if (facts.some((f) => f.subject === '总收支' && /结转|结余/.test(f.item))) return
    const gap = new Big(total.amount!).minus(spent.amount!).abs()
    if (gap.eq(0) || gap.gt('0.02')) return
    yield {
      says: 'tail',
      severity: 'tail',
      args: { gap: show(gap), total: cite(total), spent: cite(spent) },
      facts: [total, spent],
      stated: `${show(total.amount!)} / ${show(spent.amount!)}`,
    }
  },
})
