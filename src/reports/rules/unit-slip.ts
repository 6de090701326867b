import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { cite, defineRule } from './rule.ts'

/** Lines within which an amount of the same item stands beside another. */
const NEAR = 6

/** The amount beside one in 元, of the same item and in 万元 of the same size as its number. */
function besideIn(facts: readonly Fact[], slip: Fact): Fact | undefined {
  return facts.find((f) => {
    if (f.measure !== '金额' || f === slip || f.amount === null) return false
    if (f.subject !== slip.subject || f.item !== slip.item || Math.abs(f.line - slip.line) > NEAR)
      return false
    if (new Big(f.amount).eq(0)) return false
    const ratio = new Big(slip.value!).div(f.amount)
    return ratio.gte('0.2') && ratio.lte(5)
  })
}

/** The amounts whose 元 is probably a slip for 万元, each with the amount that gives it away. */
export const unitSlips = (facts: readonly Fact[]): { slip: Fact; beside: Fact }[] =>
  facts.flatMap((slip) => {
    // A form says its unit once, for all of its amounts: only the text prints it with each.
    if (slip.measure !== '金额' || slip.unit !== '元' || slip.value === null) return []
    const beside = slip.origin === 'narrative' ? besideIn(facts, slip) : undefined
    return beside === undefined ? [] : [{ slip, beside }]
  })

export const unitSlip = defineRule({
  id: 'R17',
  title: '“元”疑为“万元”',
  source: '同一项目在近旁以万元印出同样大小的数',
  severities: ['error'],
  sentences: {
    slip: '单位疑为笔误：{slip}，同一项目的 {beside}，“元”应为“万元”',
  },
  figures: ({ facts }) =>
    unitSlips(facts).map(({ slip, beside }) => ({
      says: 'slip',
      severity: 'error',
      args: { slip: cite(slip), beside: cite(beside) },
      facts: [slip, beside],
      stated: `${slip.value}元`,
      recomputed: `${slip.value}万元`,
    })),
})
