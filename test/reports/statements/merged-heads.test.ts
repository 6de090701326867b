import { describe, expect, it } from 'vitest'
import { noticesOf, read } from '../../fixtures/read.ts'

/** A final account whose tables were taken out of a page in which merged cells are written once. */
const report = (table: string) => `青云市丹霞区图书馆2022年度单位决算
收入支出决算情况说明
本年收入合计100.00万元，本年支出合计100.00万元。
${table}`

const figures = (table: string) =>
  read(report(table))
    .figures.filter((f) => f.origin === 'table')
    .map((f) => [f.item, f.part ?? '', f.stage, f.value].join(' ').replace(/ +/g, ' '))

describe('heads whose merged cells were written once', () => {
  it('项目 over code and name: the amounts stand one further right than their heads', () => {
    const table = `支出决算表
单位：万元
项目	本年支出合计	基本支出	项目支出
功能分类科目编码	科目名称
栏次	1	2	3
合计	100.00	60.00	40.00
207	文化旅游体育与传媒支出	100.00	60.00	40.00
2070104	图书馆	100.00	60.00	40.00
`
    expect(figures(table).slice(0, 6)).toEqual([
      '本年支出合计 决算 100.00',
      '基本支出 决算 60.00',
      '项目支出 决算 40.00',
      '文化旅游体育与传媒支出 决算 100.00',
      '文化旅游体育与传媒支出 基本支出 决算 60.00',
      '文化旅游体育与传媒支出 项目支出 决算 40.00',
    ])
  })

  it('类 款 项 in columns of their own under one 项目', () => {
    const table = `支出决算表
单位：万元
项目	本年支出合计	基本支出	项目支出
功能分类科目编码	科目名称
类	款	项
合计	100.00	60.00	40.00
207			文化旅游体育与传媒支出	100.00	60.00	40.00
207	01	04	图书馆	100.00	60.00	40.00
`
    expect(figures(table)).toContain('图书馆 基本支出 决算 60.00')
    expect(figures(table)).toContain('项目支出 决算 40.00')
  })

  it('预算数 and 决算数 over six parts each: told apart by the form’s sums', () => {
    const table = `财政拨款“三公”经费支出决算表
单位：万元
预算数	决算数
合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费	合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费
小计	公务用车购置费	公务用车运行维护费	小计	公务用车购置费	公务用车运行维护费
1	2	3	4	5	6	7	8	9	10	11	12
6.20	0.00	5.20	0.00	5.20	1.00	4.83	0.00	4.12	0.00	4.12	0.71
`
    expect(figures(table)).toEqual([
      '“三公”经费合计 全年预算 6.20',
      '因公出国(境)费 全年预算 0.00',
      '公务用车购置及运行费 全年预算 5.20',
      '公务用车购置费 全年预算 0.00',
      '公务用车运行费 全年预算 5.20',
      '公务接待费 全年预算 1.00',
      '“三公”经费合计 决算 4.83',
      '因公出国(境)费 决算 0.00',
      '公务用车购置及运行费 决算 4.12',
      '公务用车购置费 决算 0.00',
      '公务用车运行费 决算 4.12',
      '公务接待费 决算 0.71',
    ])
  })

  it('two groups of one name cannot be told apart: nothing is taken, and it is said', () => {
    const table = `财政拨款“三公”经费支出决算表
单位：万元
决算数	决算数
合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费	合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费
小计	公务用车购置费	公务用车运行维护费	小计	公务用车购置费	公务用车运行维护费
1	2	3	4	5	6	7	8	9	10	11	12
6.20	0.00	5.20	0.00	5.20	1.00	4.83	0.00	4.12	0.00	4.12	0.71
`
    const reading = read(
      report(`${table}
收入支出决算总表
单位：万元
项目	金额	项目	金额
一、财政拨款收入	100.00	七、文化旅游体育与传媒支出	100.00
`),
    )
    expect(reading.figures.filter((f) => f.subject === '三公')).toEqual([])
    expect(noticesOf(reading)).toMatch(/表头和数对不上栏/)
  })

  it('收入 and 支出 over two columns each', () => {
    const table = `收入支出决算总表
单位：万元
收入	支出
项目	决算数	项目（按功能分类）	决算数
一、一般公共预算财政拨款收入	90.00	一、一般公共服务支出
五、事业收入	10.00	七、文化旅游体育与传媒支出	100.00
本年收入合计	100.00	本年支出合计	100.00
总计	100.00	总计	100.00
`
    expect(figures(table)).toEqual([
      '一般公共预算财政拨款收入 决算 90.00',
      '事业收入 决算 10.00',
      '文化旅游体育与传媒支出 决算 100.00',
      '本年收入合计 决算 100.00',
      '本年支出合计 决算 100.00',
      '收入总计 决算 100.00',
      '支出总计 决算 100.00',
    ])
  })
})

describe('收支总表 whose right side goes by use, with a column for each kind of money', () => {
  const table = `部门收支总体情况表
单位：万元
收入	支出
项目	金额	项目	合计	上年结转结余	一般公共预算	专户管理的教育收费
一、一般公共预算	90	一、基本支出	60	0	50	10
其中：财政拨款	80	1、工资福利支出	60	0	50	10
三、专户管理的教育收费	10	二、项目支出	40	0	40	0
本年收入合计	100	本年支出合计	100	0	90	10
`
  it('keeps each kind of money apart from the whole', () => {
    const spent = read(report(table)).figures.filter((f) => f.origin === 'table' && f.item === '基本支出')
    expect(spent.map((f) => [f.subject, f.scope, f.part ?? '', f.value].join('|'))).toEqual([
      '支出|全部资金||60',
      '支出|全部资金|上年结转结余|0',
      '支出|一般公共预算财政拨款||50',
      '支出|全部资金|专户管理的教育收费|10',
    ])
  })

  it('counts a row of which another is a part once, and invents no contradiction', () => {
    const reading = read(report(table))
    expect(reading.figures.find((f) => f.item === '财政拨款')?.parent).toBe('一般公共预算')
    expect(reading.findings.filter((f) => f.severity === 'error')).toEqual([])
  })
})
