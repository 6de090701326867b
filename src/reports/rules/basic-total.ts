import { basicSums, placeKey } from '../sums.ts'
import { amount, defineRule, testedSum } from './rule.ts'

export const basicTotal = defineRule({
  id: 'R9',
  title: '基本支出 = 人员经费 + 公用经费',
  source: '财决公开05表的基本支出与 06 表的人员经费、公用经费合计',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》基本支出与人员、公用不平：{total}，相加为 {sum} 万元',
  },
  *figures({ facts }) {
    const totals = basicSums(facts).map(({ total }) => total)
    for (const personnel of totals.filter(({ item }) => item === '人员经费合计')) {
      const office = totals.find((f) => f.item === '公用经费合计' && placeKey(f) === placeKey(personnel))
      const total = amount(
        facts,
        (f) =>
          f.origin === 'table' &&
          f.subject === '一般公共预算' &&
          f.item === '基本支出' &&
          f.stage === personnel.stage &&
          f.fiscal_year === personnel.fiscal_year,
      )
      if (total === undefined || office === undefined) continue
      const { broken } = testedSum({ total, parts: [personnel, office] }, { sheet: total.statement })
      if (broken !== null) yield broken
    }
  },
})
