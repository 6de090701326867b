import type { Narrative } from './reader.ts'

/** 一般公共预算财政拨款基本支出情况: 人员经费 and 公用经费. */
export const basicExpenditure: Narrative = {
  topics: ['基本支出'],
  statement: '一般公共预算财政拨款基本支出情况说明',
  subject: '基本支出',
  terms: () => [
    { pattern: '(?:一般公共预算)?(?:财政拨款)?基本支出', item: '基本支出合计' },
    { pattern: '人员经费(?:支出)?', item: '人员经费合计' },
    { pattern: '(?:日常)?公用经费(?:支出)?', item: '公用经费合计' },
    { pattern: '工资福利支出', item: '工资福利支出', subject: '经济分类' },
    { pattern: '商品和服务支出', item: '商品和服务支出', subject: '经济分类' },
    { pattern: '对个人和家庭的?补助(?:支出)?', item: '对个人和家庭的补助', subject: '经济分类' },
    { pattern: '资本性支出', item: '资本性支出', subject: '经济分类' },
  ],
}
