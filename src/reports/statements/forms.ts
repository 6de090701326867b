import type { Scope } from '../../model/vocabulary.ts'

/** `whole` is the sum of `parts` less those of `less`; columns by their names. */
export interface Sum {
  whole: string
  parts: readonly string[]
  less?: readonly string[]
}

/**
 * A standard form of the reports: what its rows are, its amount columns in the national order (with other names in
 * use), and the sums that they keep. Recognition, the solver of loose tables, the proof of scanned figures and the
 * rules all go by this declaration. A printed title only tells forms apart that look alike.
 */
export interface Form {
  name: string
  title: RegExp
  shape: 'two-sided' | 'by-code' | 'blocks' | 'sangong'
  /** Subject of the total row. */
  subject: string
  scope: Scope
  columns: readonly string[]
  aliases?: Readonly<Record<string, string>>
  sums: readonly Sum[]
}

/** 1 = 2 基本 + 3 项目 + 4 上缴上级 + 5 经营 + 6 对附属单位补助. */
export const USES = ['基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出']
/** 1 = 2 财政拨款 + … + 7 其他. */
export const SOURCES = [
  '财政拨款收入',
  '上级补助收入',
  '事业收入',
  '经营收入',
  '附属单位上缴收入',
  '其他收入',
]
/** Budgets of the treasury; each is a scope of its own. */
export const BUDGETS = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'] as const

/** 1 = 2 + 3 + 6, 3 = 4 + 5. */
export const SANGONG: readonly Sum[] = [
  { whole: '“三公”经费合计', parts: ['因公出国(境)费', '公务用车购置及运行费', '公务接待费'] },
  { whole: '公务用车购置及运行费', parts: ['公务用车购置费', '公务用车运行费'] },
]

/** The standard forms (财预〔2016〕143号), the more particular title first. */
export const FORMS: readonly Form[] = [
  {
    name: '“三公”经费支出表',
    title: /三公.?经费.*(?:支出)?(?:决算|预算|情况)?表/,
    shape: 'sangong',
    subject: '三公',
    scope: '财政拨款',
    columns: [
      '“三公”经费合计',
      '因公出国(境)费',
      '公务用车购置及运行费',
      '公务用车购置费',
      '公务用车运行费',
      '公务接待费',
    ],
    aliases: { 合计: '“三公”经费合计' },
    sums: SANGONG,
  },
  {
    name: '一般公共预算财政拨款基本支出表',
    title: /基本支出[^,。;]{0,16}表/,
    shape: 'blocks',
    subject: '基本支出',
    scope: '一般公共预算财政拨款',
    columns: ['合计', '人员经费', '公用经费'],
    sums: [{ whole: '合计', parts: ['人员经费', '公用经费'] }],
  },
  {
    name: '国有资本经营预算财政拨款支出表',
    title: /国有资本经营预算(?:财政拨款)?(?:收入)?(?:支出)?(?:功能分类)?(?:决算|预算|情况)?表/,
    shape: 'by-code',
    subject: '国有资本',
    scope: '国有资本经营预算财政拨款',
    columns: ['本年支出', '基本支出', '项目支出'],
    aliases: { 合计: '本年支出', 小计: '本年支出' },
    sums: [{ whole: '本年支出', parts: ['基本支出', '项目支出'] }],
  },
  {
    name: '政府性基金预算财政拨款收入支出表',
    title: /政府性基金预算?(?:财政拨款)?(?:收入)?(?:支出)?(?:功能分类)?(?:决算|预算|情况)?表/,
    shape: 'by-code',
    subject: '政府性基金',
    scope: '政府性基金预算财政拨款',
    columns: ['年初结转和结余', '本年收入', '小计', '基本支出', '项目支出', '年末结转和结余'],
    aliases: { 本年支出: '小计', 合计: '小计' },
    sums: [
      { whole: '年末结转和结余', parts: ['年初结转和结余', '本年收入'], less: ['小计'] },
      { whole: '小计', parts: ['基本支出', '项目支出'] },
    ],
  },
  {
    name: '一般公共预算财政拨款支出表',
    title: /一般公共预算(?:财政)?(?:当年)?(?:拨款)?支出(?:功能分类)?(?:决算|预算|情况)?(?:情况)?表/,
    shape: 'by-code',
    subject: '一般公共预算',
    scope: '一般公共预算财政拨款',
    columns: ['本年支出合计', '基本支出', '项目支出'],
    aliases: { 合计: '本年支出合计', 小计: '本年支出合计', 本年支出: '本年支出合计' },
    sums: [{ whole: '本年支出合计', parts: ['基本支出', '项目支出'] }],
  },
  {
    name: '财政拨款收入支出总表',
    title: /财政拨款收入?支出?(?:决算|预算)?总(?:体情况)?表/,
    shape: 'two-sided',
    subject: '财政拨款',
    scope: '财政拨款',
    columns: ['合计', ...BUDGETS],
    aliases: {
      一般公共预算: '一般公共预算财政拨款',
      政府性基金预算: '政府性基金预算财政拨款',
      国有资本经营预算: '国有资本经营预算财政拨款',
    },
    sums: [{ whole: '合计', parts: BUDGETS }],
  },
  {
    name: '收入支出总表',
    title: /收入?支出?(?:决算|预算)?总(?:体情况)?表/,
    shape: 'two-sided',
    subject: '总收支',
    scope: '全部资金',
    columns: ['金额'],
    sums: [],
  },
  {
    name: '收入表',
    title: /收入(?:决算|预算|总)(?:总|情况)?表|收入总体情况表/,
    shape: 'by-code',
    subject: '收入',
    scope: '全部资金',
    columns: ['本年收入合计', ...SOURCES],
    aliases: { 合计: '本年收入合计', 收入合计: '本年收入合计', 总计: '本年收入合计' },
    sums: [{ whole: '本年收入合计', parts: SOURCES }],
  },
  {
    name: '支出表',
    title: /支出(?:决算|预算|总)(?:总|情况)?表|支出总体情况表/,
    shape: 'by-code',
    subject: '支出',
    scope: '全部资金',
    columns: ['本年支出合计', ...USES],
    aliases: { 合计: '本年支出合计', 支出合计: '本年支出合计', 总计: '本年支出合计' },
    sums: [{ whole: '本年支出合计', parts: USES }],
  },
]

/** The standard form that a title names, or undefined. */
export function formNamed(title: string): Form | undefined {
  return FORMS.find((form) => form.title.test(title))
}
