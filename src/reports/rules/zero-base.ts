import Big from 'big.js'
import { cite, defineRule, show } from './rule.ts'
import { stateds } from './shares.ts'
import { contractShares } from './small-enterprises.ts'

export const zeroBase = defineRule({
  id: 'R21',
  title: '零不能作分母',
  source: '完成率 = 决算 ÷ 预算，占比 = 部分 ÷ 全体；分母为零或没有印出时不适用',
  severities: ['zero-base'],
  sentences: {
    budget: '预算为零却印了完成率：{rate}（决算 {spent} 万元），零不能作分母',
    noBudget: '没有印出预算却印了完成率：{rate}（决算 {spent} 万元），零不能作分母',
    share: '支出为零却印了占比：{share}，零不能作分母',
  },
  *figures(subject) {
    for (const { stated, part, whole, isRate } of stateds(subject)) {
      const isZero =
        whole === null
          ? new Big(part.amount!).eq(0) && new Big(stated.value!).eq(0)
          : new Big(whole.amount!).eq(0)
      if (!isRate || !isZero) continue
      yield {
        says: whole === null ? 'noBudget' : 'budget',
        severity: 'zero-base',
        args: { rate: cite(stated), spent: show(part.amount!) },
        facts: [whole ?? [], part, stated].flat(),
        stated: `${stated.value}%`,
      }
    }
    for (const { spent, share } of contractShares(subject))
      if (new Big(spent.amount!).eq(0))
        yield {
          says: 'share',
          severity: 'zero-base',
          args: { share: cite(share) },
          facts: [spent, share],
          stated: `${share.value}%`,
        }
  },
})
