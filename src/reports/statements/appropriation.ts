import type { Statement } from './statement.ts'
import { readTwoSided } from './two-sided.ts'

/** 财政拨款收入支出决算总表: 合计 = 一般公共预算 + 政府性基金 (+ 国有资本经营 from 2020). */
export const appropriation: Statement = {
  title: /财政拨款收入?支出?(?:决算|预算)?总(?:体情况)?表/,
  form: {
    shape: 'two-sided',
    columns: ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
    aliases: {
      一般公共预算: '一般公共预算财政拨款',
      政府性基金预算: '政府性基金预算财政拨款',
      国有资本经营预算: '国有资本经营预算财政拨款',
    },
    sums: [
      {
        whole: '合计',
        parts: ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
      },
    ],
  },
  read: (sheet) =>
    readTwoSided(sheet, {
      subjects: {
        income: '财政拨款',
        incomeTotal: '财政拨款',
        expenditureTotal: '财政拨款',
        grandTotal: '财政拨款',
        balance: '财政拨款',
      },
      scope: '财政拨款',
    }),
}
