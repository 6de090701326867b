import { rowSums } from '../sums.ts'
import { defineRule, testedSum } from './rule.ts'

export const crossFoot = defineRule({
  id: 'R4',
  title: '每一行：合计 = 基本支出 + 项目支出',
  source: '财决公开03表 1=2+…+6；05表和基金、国资表 1=2+3；预算支出表同',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》一行不平（合计 = {parts}）：{total}，相加为 {sum} 万元',
  },
  rows: ({ facts }) =>
    rowSums(facts).map((each) =>
      testedSum(each, {
        sheet: each.total.statement,
        parts: each.parts.map((f) => f.part).join(' + '),
      }),
    ),
})
