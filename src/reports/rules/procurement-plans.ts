import { amount, cite, defineRule, show, sum } from './rule.ts'

export const procurementPlans = defineRule({
  id: 'R15',
  title: '各项目采购计划之和 = 政府采购预算',
  source: '项目申报表的政府采购计划与预算说明的政府采购预算合计；基本支出的采购会使两者不等',
  severities: ['review'],
  sentences: {
    off: '各项目的采购计划合计 {sum} 万元，与政府采购预算差 {gap} 万元，可能有基本支出采购：{total}',
  },
  *figures({ facts }) {
    const total = amount(facts, (f) => f.item === '政府采购预算合计')
    const plans = facts.filter((f) => f.subject === '政府采购' && f.parent !== null && f.measure === '金额')
    if (total === undefined || plans.length === 0) return
    const gap = sum(plans).minus(total.amount!).abs()
    if (gap.lte('0.02')) return
    yield {
      says: 'off',
      severity: 'review',
      args: { sum: show(sum(plans)), gap: show(gap), total: cite(total) },
      facts: [total, ...plans],
      stated: show(total.amount!),
      recomputed: show(sum(plans)),
    }
  },
})
