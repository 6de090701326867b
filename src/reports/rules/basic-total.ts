import { basicSheets } from './basic-expenditure.ts'
import { cite, defineRule, sumOff } from './rule.ts'

export const basicTotal = defineRule({
  id: 'R9',
  title: '基本支出 = 人员经费 + 公用经费',
  source: '财决公开05表的基本支出与 06 表的人员经费、公用经费合计',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》基本支出与人员、公用不平：{total}，相加为 {sum} 万元',
  },
  figures(subject) {
    return basicSheets(subject).flatMap(({ personnel, office }) => {
      const whole = subject.facts.find(
        (f) =>
          f.origin === 'table' &&
          f.measure === '金额' &&
          f.amount !== null &&
          f.subject === '一般公共预算' &&
          f.item === '基本支出' &&
          f.stage === personnel?.stage &&
          f.fiscal_year === personnel.fiscal_year,
      )
      if (whole === undefined || personnel === undefined || office === undefined) return []
      const off = sumOff(whole, [personnel, office])
      if (off === null) return []
      const args = { sheet: whole.statement, total: cite(whole), sum: off.recomputed }
      return [{ says: 'off', args, ...off }]
    })
  },
})
