import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

const table = [
  '资金来源\t预算（万元）\t实际（万元）\t执行率（%）',
  '一般公共预算\t120.00\t114.00\t95.00',
  '政府性基金预算\t50.00\t50.00\t100.00',
  '其他资金\t16.00\t12.00\t75.00',
  '合计\t186.00\t176.00\t94.62',
].join('\n')
const rows = (text: string) =>
  read(text)
    .facts.filter((fact) => fact.origin === 'table')
    .map((fact) => [fact.subject, fact.item, fact.part, fact.stage, fact.value].filter(Boolean).join(' '))

describe('a table of what was bought by whose money paid', () => {
  const READ = [
    '政府采购 政府采购支出总额 一般公共预算 年初预算 120.00',
    '政府采购 政府采购支出总额 一般公共预算 决算 114.00',
    '政府采购 政府采购支出总额 一般公共预算 决算 95.00',
    '政府采购 政府采购支出总额 政府性基金预算 年初预算 50.00',
  ]
  it('is known in a statement on procurement', () => {
    expect(rows(`青云市丹霞区水务站2021年度政府采购信息公开说明\n\n三、资金来源\n${table}`)).toEqual(
      expect.arrayContaining(READ),
    )
  })

  it('is known under a heading on procurement in any report', () => {
    const report = `青云市丹霞区水务站2021年度部门决算\n\n五、政府采购支出情况\n${table}`
    expect(rows(report)).toEqual(expect.arrayContaining(READ))
  })

  it('is income and no purchase elsewhere', () => {
    const report = `青云市丹霞区水务站2021年度部门决算\n\n二、收入情况\n${table}`
    expect(rows(report).filter((row) => row.startsWith('政府采购'))).toEqual([])
  })
})
