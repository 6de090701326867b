import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

/** A budget of an invented unit with one table in another province's layout. */
const figures = (table: string, kind: '预算' | '决算' = '预算') =>
  read(`青云市丹霞区图书馆2025年度单位${kind}
收入支出${kind}情况说明
本年收入合计100.00万元，本年支出合计100.00万元。
${table}`)
    .figures.filter((f) => f.origin === 'table')
    .map((f) =>
      [f.subject, f.item, f.part, f.measure, f.stage, f.fiscal_year, f.scope, f.value, f.unit]
        .filter((v) => v !== null && v !== '')
        .join(' '),
    )

describe('tables in other layouts', () => {
  it('last year’s columns first, a change and its rate', () => {
    const found = figures(`部门支出情况表
单位：万元
科目编码	科目名称	2024年执行数	2025年预算数			比上年增减（万元）	增减%
		 	合计	基本支出	项目支出		
合计		90.00	100.00	60.00	40.00	10.00	11.11
207	文化旅游体育与传媒支出	90.00	100.00	60.00	40.00	10.00	11.11
`)
    expect(found.slice(0, 6)).toEqual([
      '支出 本年支出合计 金额 执行 2024 全部资金 90.00 万元',
      '支出 本年支出合计 金额 年初预算 2025 全部资金 100.00 万元',
      '支出 基本支出 金额 年初预算 2025 全部资金 60.00 万元',
      '支出 项目支出 金额 年初预算 2025 全部资金 40.00 万元',
      '支出 本年支出合计 增减额 年初预算 2025 全部资金 10.00 万元',
      '支出 本年支出合计 增减率 年初预算 2025 全部资金 11.11 %',
    ])
  })

  it('columns in another order, the code stuck to its name, the unit in the head', () => {
    const found = figures(`附表2
科目	项目支出（元）	基本支出（元）	合计（元）
2070104 图书馆	400	600	1,000
`)
    expect(found).toContain('功能分类 图书馆 基本支出 金额 年初预算 2025 全部资金 600 元')
    expect(found).toContain('功能分类 图书馆 金额 年初预算 2025 全部资金 1000 元')
  })

  it('a column that nobody knows keeps its printed name, unclassified', () => {
    const found = figures(`支出预算表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出	云上专项
207	文化旅游体育与传媒支出	100.00	60.00	30.00	10.00
`)
    expect(found).toContain('未归类 文化旅游体育与传媒支出 云上专项 金额 年初预算 2025 10.00 万元')
    expect(found).toContain('功能分类 文化旅游体育与传媒支出 基本支出 金额 年初预算 2025 全部资金 60.00 万元')
  })

  it('三公 with its stages as rows', () => {
    const found = figures(
      `财政拨款“三公”经费支出决算表
单位：万元
项目	合计	因公出国（境）费	公务用车购置费	公务用车运行费	公务接待费
预算数	14.00	0.00	0.00	12.00	2.00
决算数	11.63	0.00	0.00	10.88	0.75
`,
      '决算',
    )
    expect(found).toContain('三公 公务接待费 金额 全年预算 2025 财政拨款 2.00 万元')
    expect(found).toContain('三公 公务接待费 金额 决算 2025 财政拨款 0.75 万元')
  })

  it('三公 as rows, with years as columns', () => {
    const found = figures(`“三公”经费预算情况表
单位：万元
项目	2024年预算数	2025年预算数	增减率（%）
“三公”经费合计	8.00	6.00	-25.00
1.因公出国（境）费	0.00	0.00	
2.公务用车购置及运行维护费	7.00	5.50	-21.43
（1）公务用车购置费	0.00	0.00	
（2）公务用车运行维护费	7.00	5.50	-21.43
3.公务接待费	1.00	0.50	-50.00
`)
    expect(found).toContain('三公 公务接待费 金额 年初预算 2024 财政拨款 1.00 万元')
    expect(found).toContain('三公 公务接待费 增减率 年初预算 2025 财政拨款 -50.00 %')
    expect(found).toContain('三公 公务用车运行费 金额 年初预算 2025 财政拨款 5.50 万元')
  })

  it('a project a row', () => {
    const found = figures(`项目支出预算表
单位：万元
项目名称	合计	一般公共预算	政府性基金
夜间开放补助	30.00	20.00	10.00
`)
    expect(found).toEqual([
      '项目 夜间开放补助 金额 年初预算 2025 全部资金 30.00 万元',
      '项目 夜间开放补助 金额 年初预算 2025 一般公共预算财政拨款 20.00 万元',
      '项目 夜间开放补助 金额 年初预算 2025 政府性基金预算财政拨款 10.00 万元',
    ])
  })

  it('the line of the unit is no part of the title, also where a scan lost its colon', () => {
    const { figures: found } = read(`青云市丹霞区图书馆2025年度单位预算
支出预算表
部门 青云市丹霞区图书馆
单位 万元
科目编码	科目名称	合计	基本支出	项目支出
合计		100.00	60.00	40.00
207	文化旅游体育与传媒支出	100.00	60.00	40.00
`)
    expect(new Set(found.map((f) => f.statement))).toEqual(new Set(['支出预算表']))
  })
})
