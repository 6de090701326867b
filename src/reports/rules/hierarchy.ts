import { codeSums } from '../sums.ts'
import { defineRule, testedSum } from './rule.ts'

export const hierarchy = defineRule({
  id: 'R3',
  title: '项之和 = 款，款之和 = 类',
  source: '财决公开02、03、05表和预算各功能分类表，每一栏；《政府收支分类科目》类 3 位、款 5 位、项 7 位',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》{item}与其下级不平：{total}，相加为 {sum} 万元',
  },
  rows: ({ facts }) =>
    codeSums(facts)
      .filter(({ total }) => total.subject === '功能分类' && !/总表$/.test(total.statement))
      .map((each) => testedSum(each, { sheet: each.total.statement, item: each.total.item })),
})
