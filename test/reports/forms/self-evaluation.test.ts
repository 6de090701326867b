import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

/** The figures of one form in the account of an invented unit. */
const figures = (form: string) =>
  read(`青云市丹霞区图书馆2023年度单位决算
收入支出决算情况说明
本年收入合计100.00万元，本年支出合计100.00万元。
项目支出绩效自评表

${form}`)
    .figures.filter((f) => f.origin === 'form')
    .map((f) =>
      [f.subject, f.item, f.part, f.measure, f.stage, f.value, f.unit, f.text]
        .filter((v) => v !== null && v !== '')
        .join(' '),
    )

describe('self-evaluation forms', () => {
  it('go by their heads: budget of the year’s start, weight and score have columns of their own', () => {
    const found = figures(`项目名称	流动图书车						
项目资金（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	18.00	20.00	19.00	10	95.0%	9.5
	其中：当年财政拨款	18.00	18.00	17.00	—	94.4%	—
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
产出指标	数量指标	进村次数	≥1,200次	1,230次	40	40	
满意度指标	服务对象	读者满意度	≥90%	88%	10	9	
总分					100	97.5	`)
    expect(found).toEqual([
      '项目绩效 流动图书车 年度资金总额 金额 年初预算 18.00 万元',
      '项目绩效 流动图书车 年度资金总额 金额 全年预算 20.00 万元',
      '项目绩效 流动图书车 年度资金总额 金额 执行 19.00 万元',
      '项目绩效 流动图书车 年度资金总额 分值 10 分',
      '项目绩效 流动图书车 年度资金总额 完成率 执行 95.0 %',
      '项目绩效 流动图书车 年度资金总额 分数 自评 9.5 分',
      '项目绩效 流动图书车 当年财政拨款 金额 年初预算 18.00 万元',
      '项目绩效 流动图书车 当年财政拨款 金额 全年预算 18.00 万元',
      '项目绩效 流动图书车 当年财政拨款 金额 执行 17.00 万元',
      '项目绩效 流动图书车 当年财政拨款 完成率 执行 94.4 %',
      '绩效指标 进村次数 产出指标 指标值 目标值 1200 次 ≥1,200次',
      '绩效指标 进村次数 产出指标 指标值 完成值 1230 次 1,230次',
      '绩效指标 进村次数 产出指标 分值 40 分',
      '绩效指标 进村次数 产出指标 分数 自评 40 分',
      '绩效指标 读者满意度 满意度指标 指标值 目标值 90 % ≥90%',
      '绩效指标 读者满意度 满意度指标 指标值 完成值 88 % 88%',
      '绩效指标 读者满意度 满意度指标 分值 10 分',
      '绩效指标 读者满意度 满意度指标 分数 自评 9 分',
      '项目绩效 流动图书车 总分 分值 100 分',
      '项目绩效 流动图书车 总分 分数 自评 97.5 分',
    ])
  })

  it('whose unit stands beside the project and whose indicators have no levels', () => {
    const found = figures(`项目名称	流动图书车	资金单位：元			
	全年预算数（A）	全年执行数（B）	执行率（B/A）	分值	得分
年度资金总额	200,000	190,000	95.00%	10	9.50
指标名称	指标值	完成值	分值	得分
进村次数	1,200次	1,230次	40	40`)
    expect(found).toContain('项目绩效 流动图书车 年度资金总额 金额 执行 190000 元')
    expect(found).toContain('项目绩效 流动图书车 年度资金总额 分数 自评 9.50 分')
    expect(found).toContain('绩效指标 进村次数 分值 40 分')
  })

  it('by their order, where a row is not divided as its head is', () => {
    const found = figures(`项目名称		流动图书车			
预算执行情况（万元）		预算数(A)		执行数(B)	执行率(B/A)
		年度财政资金总额		20.00	19.00
一级指标	二级指标	三级指标	年初目标值(A)	实际完成值(B)	
产出指标	数量指标	进村次数	≥1200次	1230次	`)
    expect(found).toContain('项目绩效 流动图书车 年度财政资金总额 金额 全年预算 20.00 万元')
    expect(found).toContain('项目绩效 流动图书车 年度财政资金总额 金额 执行 19.00 万元')
  })
})
