import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'

/** The printed figures of a report whose section under this heading says something else. */
function figures(heading: string, text: string, subject: string) {
  const whole = report()
  const at = whole.indexOf(heading)
  expect(at).toBeGreaterThan(0)
  const end = whole.indexOf('\n(', at)
  const changed = `${whole.slice(0, at)}${heading}\n${text}\n${end < 0 ? '' : whole.slice(end)}`
  return read(changed)
    .figures.filter((f) => f.subject === subject && f.origin === 'narrative')
    .map((f) => [f.item, f.value ?? f.text, f.unit, f.stage].join(' '))
}

describe('sections that other provinces word otherwise', () => {
  it('政府采购: amounts by kind, what was kept for small enterprises, what they won', () => {
    expect(
      figures(
        '(一)政府采购支出情况。',
        '本单位2020年度政府采购金额（以合同签订为准）为90.00万元，其中：货物采购金额20.00万元、工程采购金额10.00万元、服务采购金额60.00万元。本单位面向中小企业预留政府采购项目预算金额55.00万元，面向小微企业预留政府采购项目预算金额30.00万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额50.00万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额28.00万元。',
        '政府采购',
      ),
    ).toEqual([
      '政府采购支出总额 90.00 万元 决算',
      '政府采购货物支出 20.00 万元 决算',
      '政府采购工程支出 10.00 万元 决算',
      '政府采购服务支出 60.00 万元 决算',
      '面向中小企业预留项目预算 55.00 万元 年初预算',
      '面向小微企业预留项目预算 30.00 万元 年初预算',
      '预留项目由中小企业中标金额 50.00 万元 决算',
      '预留项目由小微企业中标金额 28.00 万元 决算',
    ])
  })

  it('国有资产: what there is, and what the budget is to buy, are two things', () => {
    expect(
      figures(
        '(二)国有资产占用情况。',
        '截至2020年12月31日，本单位共有车辆3辆，其中：机要通信用车1辆、其他用车2辆。2020年部门预算安排购置车辆1辆，其中：其他用车1辆。',
        '国有资产',
      ),
    ).toEqual([
      '车辆合计 3 辆 年末',
      '机要通信用车 1 辆 年末',
      '其他用车 2 辆 年末',
      '计划购置车辆合计 1 辆 年初预算',
      '计划购置其他用车 1 辆 年初预算',
    ])
  })
})

describe('the reason for a change', () => {
  it('is about something else than what changed', () => {
    const text = report().replace(
      /(收、支总计 [\d,.]+ 万元)。/,
      '$1。与2019年度相比，收、支总计增加20.00万元，增长2.00%。主要原因：设备购置增加，较上一年增加15.00万元。',
    )
    const totals = read(text).figures.filter((f) => f.subject === '总收支' && f.origin === 'narrative')
    expect(totals.map((f) => [f.measure, f.value])).toEqual([
      ['金额', expect.any(String)],
      ['增减额', '20.00'],
      ['增减率', '2.00'],
    ])
  })
})
