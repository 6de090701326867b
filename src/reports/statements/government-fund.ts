import { readByFunction } from './by-function.ts'
import type { Statement } from './statement.ts'

/** 政府性基金预算财政拨款收入支出决算表: 6 = 1 + 2 − 3, 3 = 4 + 5. Often empty. */
export const governmentFund: Statement = {
  title: /政府性基金预算?(?:财政拨款)?(?:收入)?(?:支出)?(?:功能分类)?(?:决算|预算|情况)?表/,
  form: {
    shape: 'by-code',
    columns: ['年初结转和结余', '本年收入', '小计', '基本支出', '项目支出', '年末结转和结余'],
    aliases: { 本年支出: '小计', 合计: '小计' },
    sums: [
      { whole: '年末结转和结余', parts: ['年初结转和结余', '本年收入'], less: ['小计'] },
      { whole: '小计', parts: ['基本支出', '项目支出'] },
    ],
  },
  read: (sheet) =>
    readByFunction(sheet, {
      subject: '政府性基金',
      scope: '政府性基金预算财政拨款',
      columns: [
        { pattern: /^年初结转/, item: '年初结转和结余', part: '年初结转和结余' },
        { pattern: /^本年收入$/, item: '本年收入', part: '本年收入' },
        { pattern: /^小计$|^本年支出$|^合计$/, item: '本年支出', part: null },
        { pattern: /^基本支出$/, item: '基本支出', part: '基本支出' },
        { pattern: /^项目支出$/, item: '项目支出', part: '项目支出' },
        { pattern: /^年末结转/, item: '年末结转和结余', part: '年末结转和结余' },
      ],
      required: [],
    }),
}
