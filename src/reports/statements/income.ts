import { readByFunction } from './by-function.ts'
import type { Statement } from './statement.ts'

const SOURCES = ['财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入']

/** 收入决算表: column 1 = the sum of the others. */
export const income: Statement = {
  title: /收入(?:决算|预算|总)(?:总|情况)?表|收入总体情况表/,
  form: {
    shape: 'by-code',
    columns: ['本年收入合计', ...SOURCES],
    aliases: { 合计: '本年收入合计', 收入合计: '本年收入合计', 总计: '本年收入合计' },
    sums: [{ whole: '本年收入合计', parts: SOURCES }],
  },
  read: (sheet) =>
    readByFunction(sheet, {
      subject: '收入',
      scope: '全部资金',
      columns: [
        { pattern: /^(?:本年)?(?:收入)?合计$|^总计$/, item: '本年收入合计', part: '本年收入合计' },
        ...SOURCES.map((name) => ({ pattern: new RegExp(`^${name}$`), item: name, part: name })),
        {
          pattern: /^一般公共预算(?:财政)?(?:拨款)?(?:收入)?$/,
          item: '一般公共预算财政拨款收入',
          part: '一般公共预算财政拨款收入',
        },
        { pattern: /^政府性基金/, item: '政府性基金预算财政拨款收入', part: '政府性基金预算财政拨款收入' },
      ],
      required: ['本年收入合计'],
    }),
}
