import type { Statement } from './statement.ts'
import { readTwoSided } from './two-sided.ts'

/** 收入支出决算总表, 收支预算总表 (财预〔2016〕143号): all funds. */
export const incomeExpenditure: Statement = {
  title: /收入?支出?(?:决算|预算)?总(?:体情况)?表/,
  form: { shape: 'two-sided', columns: ['金额'], sums: [] },
  read: (sheet) =>
    readTwoSided(sheet, {
      subjects: {
        income: '收入',
        incomeTotal: '收入',
        expenditureTotal: '支出',
        grandTotal: '总收支',
        balance: '总收支',
      },
      scope: '全部资金',
    }),
}
