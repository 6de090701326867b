import { readByFunction } from './by-function.ts'
import type { Statement } from './statement.ts'

/** 国有资本经营预算财政拨款支出决算表 (from FY2020): 1 = 2 + 3. Often empty. */
export const stateCapital: Statement = {
  title: /国有资本经营预算(?:财政拨款)?(?:收入)?(?:支出)?(?:功能分类)?(?:决算|预算|情况)?表/,
  form: {
    shape: 'by-code',
    columns: ['本年支出', '基本支出', '项目支出'],
    aliases: { 合计: '本年支出', 小计: '本年支出' },
    sums: [{ whole: '本年支出', parts: ['基本支出', '项目支出'] }],
  },
  read: (sheet) =>
    readByFunction(sheet, {
      subject: '国有资本',
      scope: '国有资本经营预算财政拨款',
      columns: [
        { pattern: /^合计$|^小计$|^本年支出$/, item: '本年支出', part: null },
        { pattern: /^基本支出$/, item: '基本支出', part: '基本支出' },
        { pattern: /^项目支出$/, item: '项目支出', part: '项目支出' },
      ],
      required: [],
    }),
}
