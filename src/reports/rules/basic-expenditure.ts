import { basicSums, codeSums } from '../sums.ts'
import { defineRule, testedSum } from './rule.ts'

/** What a total of basic expenditure is made of. */
const WHAT = { 人员经费合计: '人员经费（301 + 303）', 公用经费合计: '公用经费（302 …）' }

export const basicExpenditure = defineRule({
  id: 'R5',
  title: '基本支出表：款之和 = 类，类之和 = 人员、公用',
  source: '财决公开06表（预算同）：301、302 … = 各款之和；人员经费 = 301 + 303，公用经费 = 302 + 其余各类',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》{what}与其下各项不平：{total}，相加为 {sum} 万元',
  },
  rows: ({ facts }) => [
    ...codeSums(facts)
      .filter(
        ({ total }) => total.subject === '经济分类' && total.item_code!.length === 3 && total.part === null,
      )
      .map((each) => {
        const { statement, item_code, item } = each.total
        return testedSum(each, { sheet: statement, what: `${item_code} ${item}` })
      }),
    ...basicSums(facts)
      .filter(({ parts }) => parts.length > 0)
      .map((each) => testedSum(each, { sheet: each.total.statement, what: WHAT[each.of] })),
  ],
})
