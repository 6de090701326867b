import { sheetSums } from '../sums.ts'
import { cite, defineRule, holdsWithoutSome, sumOff } from './rule.ts'

export const balanceSheet = defineRule({
  id: 'R1',
  title: '收支总表各行之和 = 合计',
  source: '财决公开01表：2019 年 24=Σ(1…7)、51=Σ(28…49)；2022 年起 27=Σ(1…8)、58=Σ(32…57)',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '《{sheet}》各行与合计不平：{total}，相加为 {sum} 万元',
    misread: '《{sheet}》各行相加 {sum} 万元，去掉一两行就与合计相符，多半是多读了，请对照原表：{total}',
  },
  figures: ({ facts }) =>
    sheetSums(facts).flatMap(({ total, parts }) => {
      const off = sumOff(total, parts)
      if (off === null) return []
      const args = { sheet: total.statement, total: cite(total), sum: off.recomputed }
      return [
        off.severity === 'error' && holdsWithoutSome(total, parts)
          ? ({ says: 'misread', args, ...off, severity: 'review' } as const)
          : ({ says: 'off', args, ...off } as const),
      ]
    }),
})
