import Big from 'big.js'
import { amount, cite, defineRule, show } from './rule.ts'

/** Staff for whom 机关运行经费 is paid. */
const ADMINISTRATIVE =
  /^(?:在职实有人数:行政|行政编制人数|全额事业参公人员编制人数|在职实有人数:事业:参公事业人员|在职实有人数:事业:参照公务员法管理)$/

export const operatingCosts = defineRule({
  id: 'R25',
  title: '机关运行经费只有行政和参公单位有',
  source: '决算公开文本的名词解释：机关运行经费是行政单位和参照公务员法管理的事业单位的公用支出',
  severities: ['error'],
  sentences: {
    none: '没有行政和参公人员，却有机关运行经费：{cost}',
  },
  *figures({ facts }) {
    const cost = amount(facts, (f) => f.item === '机关运行经费' && new Big(f.amount!).gt(0))
    const staff = facts.filter((f) => ADMINISTRATIVE.test(f.item))
    if (cost === undefined || staff.length < 2 || staff.some((f) => Number(f.value) > 0)) return
    yield {
      says: 'none',
      severity: 'error',
      args: { cost: cite(cost) },
      facts: [cost, ...staff],
      stated: show(cost.amount!),
    }
  },
})
