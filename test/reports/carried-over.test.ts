import { describe, expect, it } from 'vitest'
import { read } from '../fixtures/read.ts'

const budget = `青云市丹霞区水务局2024年部门预算
部门名称：青云市丹霞区水务局 单位：万元
一、人员构成情况
行政编制42人，实有人数40人；事业编制188人，实有人数175人。
二、收入预算情况说明
2024年收入预算45,678.90万元，比2023年年初预算数48,200.10万元减少2,521.20万元，下降5.23%。其中：本年财政拨款收入44,000.00万元，上年结转1,678.90万元。
收支总表
单位：万元
收入	支出
项目	预算数	项目	预算数
一、一般公共预算拨款收入	44,000.00	十二、农林水支出	45,678.90
本年收入合计	44,000.00	本年支出合计	45,678.90
上年结转	1,678.90	结转下年
收入总计	45,678.90	支出总计	45,678.90
`
const found = (item: string) =>
  read(budget)
    .figures.filter((f) => f.item === item && f.origin === 'narrative')
    .map((f) => [f.fiscal_year, f.measure, f.value].join(' '))

describe('a budget that tells the year before with its own number', () => {
  it('is the whole that the table calls 总计 where its amount is that', () => {
    expect(found('收入总计')).toContain('2024 金额 45678.90')
    expect(found('本年收入合计')).toEqual([])
  })

  it('puts the number behind “比2023年” into 2023', () => {
    expect(found('收入总计')).toContain('2023 金额 48200.10')
  })

  it('gives each headcount to the posts before it', () => {
    expect(found('在职实有人数:行政')).toEqual(['2024 人数 40'])
    expect(found('在职实有人数:事业')).toEqual(['2024 人数 175'])
  })

  it('invents no contradiction', () => {
    expect(read(budget).findings.filter((f) => f.severity === 'error')).toEqual([])
  })
})
