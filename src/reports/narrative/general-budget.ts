import { findClasses } from './classes.ts'
import { projectSpans } from './projects.ts'
import type { Narrative } from './reader.ts'

/** 一般公共预算财政拨款支出情况: total, structure by class, and each class against its budget. */
export const generalBudget: Narrative = {
  topics: ['一般公共预算'],
  statement: '一般公共预算财政拨款支出情况说明',
  subject: '一般公共预算',
  terms: (kind) => [
    {
      pattern:
        '(?:(?:一般公共预算)?(?:财政|当年)|一般公共预算)拨款(?:支出|预算支出)(?!决算情况)|一般公共预算(?:当年)?(?:安排)?支出(?!决算情况)|一般公共预算(?:财政)?(?:当年)?拨款(?=\\d|年初预算|规模)',
      item: kind === '决算' ? '财政拨款支出' : '一般公共预算支出合计',
    },
    {
      pattern: '一般公共预算(?:财政)?(?:当年)?拨款收入',
      item: '一般公共预算财政拨款收入',
      subject: '财政拨款',
    },
    {
      pattern: '年初(?:一般公共预算)?财政拨款结转和结余',
      item: '年初财政拨款结转和结余',
      subject: '财政拨款',
    },
    {
      pattern: '年末(?:一般公共预算)?财政拨款结转和结余',
      item: '年末财政拨款结转和结余',
      subject: '财政拨款',
    },
    { pattern: '基本支出', item: '基本支出' },
    { pattern: '项目支出', item: '项目支出' },
  ],
  find: findClasses,
  shareOf: { 一般公共预算: '财政拨款支出' },
  skip: projectSpans,
}
