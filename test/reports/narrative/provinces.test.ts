import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

/** What the text of a report says of one subject: item, measure, stage, value. */
const said = (kind: string, text: string, subject: string) =>
  read(`青云市丹霞区医院2024年度单位${kind}\n${text}`)
    .figures.filter((f) => f.subject === subject && f.fiscal_year === 2024)
    .map((f) => [f.item, f.measure, f.stage, f.value].join(' '))

describe('wordings of other provinces', () => {
  it('江苏: 收入决算总计, 本年支出决算合计', () => {
    const text = `一、收入支出决算总体情况说明
（一）收入决算总计41,346.30万元。包括：
1.本年收入决算合计41,331.30万元。
2.使用非财政拨款结余（含专用结余）0万元。
（二）支出决算总计41,346.30万元。包括：
1.本年支出决算合计41,250.30万元。`
    expect(said('决算', text, '总收支')).toEqual([
      '收入总计 金额 决算 41346.30',
      '使用非财政拨款结余 金额 决算 0',
      '支出总计 金额 决算 41346.30',
    ])
    expect(said('决算', text, '支出')).toEqual(['本年支出合计 金额 决算 41250.30'])
  })

  it('江苏: the budget that is fulfilled is the adjusted one', () => {
    const text = `一、“三公”经费支出决算情况说明
公务用车购置及运行维护费支出预算15万元，支出决算12.40万元，完成调整后预算的82.67%。`
    expect(said('决算', text, '三公')).toEqual([
      '公务用车购置及运行费 金额 全年预算 15',
      '公务用车购置及运行费 金额 决算 12.40',
      '公务用车购置及运行费 完成率 决算 82.67',
    ])
  })

  it('上海: groups and people abroad, cars bought, goods and services by their short names', () => {
    const text = `一、“三公”经费支出决算情况说明
因公出国（境）团组0个、0人次。公务用车购置3辆，年末公务用车保有量86辆。国内公务接待6批次、41人次。
二、政府采购支出情况
2024年度政府采购支出总额3,200.55万元，其中：货物支出800.55万元、工程支出400.00万元、服务支出2,000.00万元。`
    expect(said('决算', text, '三公')).toEqual([
      '因公出国(境)团组数 批次 决算 0',
      '因公出国(境)人次 人次 决算 0',
      '公务用车购置数 辆数 决算 3',
      '公务用车保有量 辆数 年末 86',
      '国内来访团组 批次 决算 6',
      '国内公务接待人次 人次 决算 41',
    ])
    expect(said('决算', text, '政府采购').slice(1)).toEqual([
      '政府采购货物支出 金额 决算 800.55',
      '政府采购工程支出 金额 决算 400.00',
      '政府采购服务支出 金额 决算 2000.00',
    ])
  })

  it('湖南: 购置费及运行维护费 is one quantity, 来宾 are guests, a renewed car is a bought one', () => {
    const text = `一、“三公”经费支出决算情况说明
公务用车购置费及运行维护费支出决算5.16万元，占79.63%。
公务接待费支出决算为1.32万元，全年共接待来访团组15个、来宾132人次。更新公务用车1辆。
二、政府性基金预算收入支出决算情况
2024年度政府性基金预算财政拨款收入100万元；年初结转和结余0万元；支出90万元；年末结转和结余10万元。`
    expect(said('决算', text, '三公')).toEqual([
      '公务用车购置及运行费 金额 决算 5.16',
      '公务用车购置及运行费 占比 决算 79.63',
      '公务接待费 金额 决算 1.32',
      '国内来访团组 批次 决算 15',
      '国内公务接待人次 人次 决算 132',
      '公务用车购置数 辆数 决算 1',
    ])
    expect(said('决算', text, '政府性基金')).toEqual([
      '本年收入 金额 决算 100',
      '年初结转和结余 金额 决算 0',
      '本年支出 金额 决算 90',
      '年末结转和结余 金额 决算 10',
    ])
  })

  it('河南: 专户管理的教育收费, 政府采购预算安排, 一般公共预算收支预算', () => {
    const text = `一、收入预算总体情况说明
2024年收入合计100万元，其中：一般公共预算收入90万元，专户管理的教育收费10万元。
二、财政拨款收入支出预算总体情况说明
2024年一般公共预算收支预算90万元。
三、政府采购支出情况
2024年政府采购预算安排42.5万元。`
    expect(said('预算', text, '收入')).toEqual([
      '本年收入合计 金额 年初预算 100',
      '一般公共预算财政拨款收入 金额 年初预算 90',
      '财政专户管理资金收入 金额 年初预算 10',
    ])
    expect(said('预算', text, '财政拨款')).toEqual(['一般公共预算财政拨款收、支总计 金额 年初预算 90'])
    expect(said('预算', text, '政府采购')).toEqual(['政府采购预算合计 金额 年初预算 42.5'])
  })

  it('a ratio worked out from unrounded amounts is no contradiction', () => {
    const text = `一、“三公”经费支出决算情况说明
2024年“三公”经费财政拨款支出年初预算为0.30万元，支出决算为0.05万元，完成年初预算的15.92%。`
    const { findings } = read(`青云市丹霞区医院2024年度单位决算\n${text}`)
    expect(findings.map((f) => `${f.rule} ${f.severity}`)).toEqual(['R19 tail'])
  })
})
