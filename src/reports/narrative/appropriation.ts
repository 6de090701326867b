import { findClasses } from './classes.ts'
import type { Narrative } from './reader.ts'

/** 财政拨款收入支出总体情况. */
export const appropriation: Narrative = {
  topics: ['财政拨款'],
  statement: '财政拨款收入支出总体情况说明',
  subject: '财政拨款',
  terms: () => [
    {
      pattern: '财政拨款(?:预算|决算)?收(?:入)?[、和]?支(?:出)?(?:预算|决算)?(?:总计|总额|总预算)',
      item: '财政拨款收、支总计',
    },
    { pattern: '一般公共预算(?:财政拨款)?收支(?:预算|决算)', item: '一般公共预算财政拨款收、支总计' },
    {
      pattern: '政府性基金(?:预算)?(?:财政拨款)?收支(?:预算|决算)',
      item: '政府性基金预算财政拨款收、支总计',
    },
    { pattern: '一般公共预算(?:财政)?(?:当年)?拨款收入', item: '一般公共预算财政拨款收入' },
    { pattern: '政府性基金(?:预算)?(?:财政)?(?:当年)?(?:拨款)?收入', item: '政府性基金预算财政拨款收入' },
    { pattern: '国有资本经营(?:预算)?(?:财政)?(?:当年)?(?:拨款)?收入', item: '国有资本经营预算财政拨款收入' },
    { pattern: '财政拨款收入(?:总计|合计|预算)?', item: '财政拨款收入' },
    { pattern: '财政拨款支出(?:总计|合计|预算)?', item: '财政拨款支出' },
    { pattern: '基本支出', item: '基本支出' },
    { pattern: '项目支出', item: '项目支出' },
    { pattern: '年初财政拨款结转和结余', item: '年初财政拨款结转和结余' },
    { pattern: '年末财政拨款结转和结余', item: '年末财政拨款结转和结余' },
  ],
  find: findClasses,
}
