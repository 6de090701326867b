import { findClasses } from './classes.ts'
import type { Narrative, Term } from './reader.ts'

const INCOME: readonly Term[] = [
  {
    pattern: '一般公共预算(?:财政)?(?:拨款)?收入|一般公共预算(?:财政)?拨款(?=\\d)',
    item: '一般公共预算财政拨款收入',
    subject: '收入',
  },
  {
    pattern: '政府性基金(?:预算)?(?:财政)?(?:拨款)?收入|政府性基金(?:预算)?(?:财政)?拨款(?=\\d)',
    item: '政府性基金预算财政拨款收入',
    subject: '收入',
  },
  {
    pattern: '国有资本经营(?:预算)?(?:财政)?(?:拨款)?收入',
    item: '国有资本经营预算财政拨款收入',
    subject: '收入',
  },
  {
    pattern: '财政拨款(?:预算)?收入(?!、|支出)|财政预算拨款(?!收入)|财政预算拨款收入',
    item: '财政拨款收入',
    subject: '收入',
  },
  { pattern: '上级补助收入', item: '上级补助收入', subject: '收入' },
  { pattern: '(?<!非)事业(?:单位)?(?:预算)?收入', item: '事业收入', subject: '收入' },
  { pattern: '(?:事业单位)?经营收入', item: '经营收入', subject: '收入' },
  { pattern: '附属单位上缴收入', item: '附属单位上缴收入', subject: '收入' },
  {
    pattern: '(?:财政)?专户管理(?:的)?(?:教育收费|资金)(?:收入)?',
    item: '财政专户管理资金收入',
    subject: '收入',
  },
  { pattern: '其他收入', item: '其他收入', subject: '收入' },
]

const EXPENDITURE: readonly Term[] = [
  { pattern: '基本支出', item: '基本支出', subject: '支出' },
  { pattern: '项目支出', item: '项目支出', subject: '支出' },
  ...['工资福利支出', '商品和服务支出', '对个人和家庭的补助'].map((name) => ({
    pattern: `${name}(?!支出)`,
    item: name,
    subject: '经济分类',
  })),
  { pattern: '人员支出', item: '人员支出', subject: '支出' },
  { pattern: '公用支出', item: '公用支出', subject: '支出' },
  { pattern: '对个人和家庭(?:的)?补助支出', item: '对个人和家庭的补助支出', subject: '支出' },
  { pattern: '人员经费(?:支出)?', item: '人员经费合计', subject: '基本支出' },
  { pattern: '(?:日常)?公用经费(?:支出)?', item: '公用经费合计', subject: '基本支出' },
  { pattern: '上缴上级支出', item: '上缴上级支出', subject: '支出' },
  { pattern: '经营支出', item: '经营支出', subject: '支出' },
  { pattern: '对附属单位补助支出', item: '对附属单位补助支出', subject: '支出' },
]

const TOTALS: readonly Term[] = [
  {
    pattern: '收(?:入)?[、和]?支(?:出)?(?:决算|预算)?(?:总计|总额|总预算)',
    item: '收、支总计',
    subject: '总收支',
  },
  { pattern: '收入(?:决算|预算)?总计|总收入|今年收入', item: '收入总计', subject: '总收支' },
  { pattern: '支出(?:决算|预算)?总计|总支出|今年支出', item: '支出总计', subject: '总收支' },
  { pattern: '(?:部门|单位)总预算|(?:部门|单位)预算总额|收支总预算', item: '部门总预算', subject: '总收支' },
  { pattern: '(?:用事业基金弥补收支差额)', item: '用事业基金弥补收支差额', subject: '总收支' },
  { pattern: '使用非财政拨款结余(?:\\(含专用结余\\))?', item: '使用非财政拨款结余', subject: '总收支' },
  { pattern: '(?:年初|上年)结转和?(?:结余|资金)?', item: '年初结转和结余', subject: '总收支' },
  { pattern: '(?:年末)结转和结余|结转下年', item: '年末结转和结余', subject: '总收支' },
  { pattern: '结余分配', item: '结余分配', subject: '总收支' },
  {
    pattern: '本年收入(?:决算|预算)?(?:合计|总额)?|收入合计|(?:部门|单位)?(?:预算|决算)收入|收入预算',
    item: '本年收入合计',
    subject: '收入',
  },
  { pattern: '财政拨款支出预算', item: '财政拨款支出', subject: '财政拨款', scope: '财政拨款' },
  {
    pattern: '一般公共预算(?:财政)?拨款支出预算',
    item: '一般公共预算支出合计',
    subject: '一般公共预算',
    scope: '一般公共预算财政拨款',
  },
  {
    pattern: '政府性基金(?:预算)?(?:财政)?拨款支出预算',
    item: '本年支出',
    subject: '政府性基金',
    scope: '政府性基金预算财政拨款',
  },
  {
    pattern: '国有资本经营预算(?:财政)?拨款支出预算',
    item: '本年支出',
    subject: '国有资本',
    scope: '国有资本经营预算财政拨款',
  },
  {
    pattern:
      '本年支出(?:决算|预算)?(?:合计|总额)?|支出合计|(?:部门|单位)(?:预算|决算)支出|支出预算(?=\\d|为|总额)',
    item: '本年支出合计',
    subject: '支出',
  },
]

/** 收入支出总体情况, 收入情况, 支出情况: all funds. */
export const totals: Narrative = {
  topics: ['总体', '收入', '支出'],
  statement: '收入支出总体情况说明',
  subject: '总收支',
  terms: () => [...TOTALS, ...INCOME, ...EXPENDITURE],
  find: findClasses,
  shareOf: { 总体: '本年支出合计', 收入: '本年收入合计', 支出: '本年支出合计' },
}
