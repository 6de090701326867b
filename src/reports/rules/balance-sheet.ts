import { sheetSums } from '../sums.ts'
import { defineRule, holdsWithoutSome, testedSum } from './rule.ts'

export const balanceSheet = defineRule({
  id: 'R1',
  title: '收支总表各行之和 = 合计',
  source: '财决公开01表：2019 年 24=Σ(1…7)、51=Σ(28…49)；2022 年起 27=Σ(1…8)、58=Σ(32…57)',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '《{sheet}》各行与合计不平：{total}，相加为 {sum} 万元',
    misread: '《{sheet}》各行相加 {sum} 万元，去掉一两行就与合计相符，多半是多读了，请对照原表：{total}',
  },
  *figures({ facts }) {
    for (const each of sheetSums(facts)) {
      const { broken } = testedSum(each, { sheet: each.total.statement })
      if (broken === null) continue
      const isMisread = broken.severity === 'error' && holdsWithoutSome(each.total, each.parts)
      yield isMisread ? { ...broken, says: 'misread', severity: 'review' } : broken
    }
  },
})
