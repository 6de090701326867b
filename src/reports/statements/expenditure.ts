import { readByFunction } from './by-function.ts'
import type { Statement } from './statement.ts'

const USES = ['基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出']

/** 支出决算表: 1 = 2 基本 + 3 项目 + 4 上缴上级 + 5 经营 + 6 对附属单位补助. */
export const expenditure: Statement = {
  title: /支出(?:决算|预算|总)(?:总|情况)?表|支出总体情况表/,
  form: {
    shape: 'by-code',
    columns: ['本年支出合计', ...USES],
    aliases: { 合计: '本年支出合计', 支出合计: '本年支出合计', 总计: '本年支出合计' },
    sums: [{ whole: '本年支出合计', parts: USES }],
  },
  read: (sheet) =>
    readByFunction(sheet, {
      subject: '支出',
      scope: '全部资金',
      columns: [
        { pattern: /^(?:本年)?(?:支出)?合计$|^总计$/, item: '本年支出合计', part: null },
        ...USES.map((name) => ({
          pattern: new RegExp(`^${name}$`),
          item: name,
          part: name,
        })),
      ],
      required: ['本年支出合计', '基本支出', '项目支出'],
    }),
}
