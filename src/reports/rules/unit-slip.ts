import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { cite, defineRule } from './rule.ts'

/** Lines within which an amount of the same item stands beside another. */
const NEAR = 6

/** The amount in 万元 beside one in 元, of the same item and of the same size as a number. */
function besideIn(facts: readonly Fact[], slip: Fact): Fact | undefined {
  return facts.find((f) => {
    if (f.measure !== '金额' || f.unit !== '万元' || f.value === null) return false
    if (f.subject !== slip.subject || f.item !== slip.item || Math.abs(f.line - slip.line) > NEAR)
      return false
    if (new Big(f.value).eq(0)) return false
    const ratio = new Big(slip.value!).div(f.value)
    return ratio.gte('0.2') && ratio.lte(5)
  })
}

export const unitSlip = defineRule({
  id: 'R17',
  title: { zh: '“元”疑为“万元”', en: '元 printed for 万元' },
  source: '同一项目在近旁以万元印出同样大小的数',
  severities: ['error'],
  sentences: {
    slip: {
      zh: '单位疑为笔误：{slip}，同一项目的 {beside}，“元”应为“万元”',
      en: 'A slip of the unit: {slip} beside {beside}; 万元 is meant',
    },
  },
  figures: ({ facts }) =>
    facts.flatMap((slip) => {
      // A form says its unit once, for all of its amounts: only the text prints it with each.
      if (slip.measure !== '金额' || slip.unit !== '元' || slip.value === null) return []
      if (slip.origin !== 'narrative') return []
      const beside = besideIn(facts, slip)
      if (beside === undefined) return []
      return [
        {
          says: 'slip',
          severity: 'error',
          args: { slip: cite(slip), beside: cite(beside) },
          facts: [slip, beside],
          stated: `${slip.value}元`,
          recomputed: `${slip.value}万元`,
        },
      ]
    }),
})
