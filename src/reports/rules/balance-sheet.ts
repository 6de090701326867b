import type { Fact } from '../../model/fact.ts'
import { type Case, cite, defineRule, holdsWithoutOne, sumOff } from './rule.ts'

const SHEET = /收入?支出?(?:决算|预算)?总(?:体情况)?表$/

/** The rows of each 收支总表 under their totals, each column for itself. */
function sheets({ facts }: Case) {
  const printed = facts.filter(
    (f) =>
      f.origin === 'table' &&
      f.measure === '金额' &&
      f.amount !== null &&
      SHEET.test(f.statement) &&
      !/财政拨款/.test(f.statement),
  )
  const columnOf = (f: Fact) => [f.statement, f.stage, f.fiscal_year].join('|')
  return [...new Set(printed.map(columnOf))].flatMap((column) => {
    const own = printed.filter((f) => columnOf(f) === column)
    const rows = own.filter((f) => f.part === null && f.parent === null && f.scope === '全部资金')
    const [income, spent] = ['收入', '支出'].map((side) =>
      own.find((f) => f.subject === side && f.item === `本年${side}合计`),
    )
    return [
      { total: income, parts: rows.filter((f) => f.subject === '收入' && f.item !== '本年收入合计') },
      { total: spent, parts: rows.filter((f) => f.subject === '功能分类') },
    ]
  })
}

export const balanceSheet = defineRule({
  id: 'R1',
  title: { zh: '收支总表各行之和 = 合计', en: 'Rows of the balance sheet add up' },
  source: '财决公开01表：2019 年 24=Σ(1…7)、51=Σ(28…49)；2022 年起 27=Σ(1…8)、58=Σ(32…57)',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: {
      zh: '《{sheet}》各行与合计不平：{total}，相加为 {sum} 万元',
      en: 'Rows of 《{sheet}》 do not add up: {total}, their sum is {sum} (万元)',
    },
    misread: {
      zh: '《{sheet}》各行相加 {sum} 万元，去掉一行就与合计相符，多半是多读了一行，请对照原表：{total}',
      en: 'Rows of 《{sheet}》 sum to {sum} (万元), without one of them to the total; one was probably misread: {total}',
    },
  },
  figures: (subject) =>
    sheets(subject).flatMap(({ total, parts }) => {
      const off = total === undefined || parts.length < 2 ? null : sumOff(total, parts)
      if (off === null) return []
      const args = { sheet: total!.statement, total: cite(total!), sum: off.recomputed }
      return [
        off.severity === 'error' && holdsWithoutOne(total!, parts)
          ? ({ says: 'misread', args, ...off, severity: 'review' } as const)
          : ({ says: 'off', args, ...off } as const),
      ]
    }),
})
