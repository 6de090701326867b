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
  figures: (subject) => [
    ...stateds(subject).flatMap(({ stated, part, whole, isRate }) => {
      if (!isRate) return []
      const args = { rate: cite(stated), spent: show(part.amount!) }
      const rest = { severity: 'zero-base', stated: `${stated.value}%` } as const
      const says = whole === null ? 'noBudget' : 'budget'
      const isZero =
        whole === null
          ? new Big(part.amount!).eq(0) && new Big(stated.value!).eq(0)
          : new Big(whole.amount!).eq(0)
      return isZero ? [{ says, args, facts: [whole ?? [], part, stated].flat(), ...rest } as const] : []
    }),
    ...contractShares(subject)
      .filter(({ spent }) => new Big(spent.amount!).eq(0))
      .map(
        ({ spent, share }) =>
          ({
            says: 'share',
            severity: 'zero-base',
            args: { share: cite(share) },
            facts: [spent, share],
            stated: `${share.value}%`,
          }) as const,
      ),
  ],
})
