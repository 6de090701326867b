import { readByFunction } from './by-function.ts'
import type { Statement } from './statement.ts'

/** 一般公共预算财政拨款支出决算表: 1 = 2 基本 + 3 项目, to 项. */
export const generalBudget: Statement = {
  title: /一般公共预算(?:财政)?(?:当年)?(?:拨款)?支出(?:功能分类)?(?:决算|预算|情况)?(?:情况)?表/,
  form: {
    shape: 'by-code',
    columns: ['本年支出合计', '基本支出', '项目支出'],
    aliases: { 合计: '本年支出合计', 小计: '本年支出合计', 本年支出: '本年支出合计' },
    sums: [{ whole: '本年支出合计', parts: ['基本支出', '项目支出'] }],
  },
  read: (sheet) =>
    readByFunction(sheet, {
      subject: '一般公共预算',
      scope: '一般公共预算财政拨款',
      columns: [
        { pattern: /^(?:小计|(?:本年)?(?:支出)?合计|本年支出)$/, item: '本年支出合计', part: null },
        { pattern: /^基本支出$/, item: '基本支出', part: '基本支出' },
        { pattern: /^项目支出$/, item: '项目支出', part: '项目支出' },
      ],
      required: ['本年支出合计', '基本支出', '项目支出'],
    }),
}
