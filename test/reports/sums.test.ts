import { describe, expect, it } from 'vitest'
import { sangongSums, sheetSums } from '../../src/reports/sums.ts'
import { read } from '../fixtures/read.ts'

const reading = (table: string) =>
  read(`青云市丹霞区图书馆2023年度单位决算
收入支出决算情况说明
本年收入合计100.00万元，本年支出合计100.00万元。
${table}`)

const shown = (sums: ReturnType<typeof sheetSums>) =>
  sums.map(({ total, parts }) => [
    total.fiscal_year,
    Number(total.amount),
    parts.map((f) => Number(f.amount)),
  ])

describe('sums of the forms', () => {
  it('take the two costs of cars where their sum is not printed', () => {
    const { facts, findings } = reading(`财政拨款“三公”经费支出决算表
单位：万元
项目	合计	因公出国（境）费	公务用车购置费	公务用车运行费	公务接待费
决算数	11.63	0.00	0.00	10.88	0.75
`)
    expect(sangongSums(facts).map(({ formula, complete }) => [formula, complete])).toEqual([
      ['“三公”经费合计 = 因公出国(境)费 + 公务用车购置费 + 公务用车运行费 + 公务接待费', true],
    ])
    expect(findings.filter((f) => f.rule === 'R6')).toEqual([])
  })

  it('hold for each year of a table on its own', () => {
    const { facts } = reading(`收入支出决算总表
单位：万元
项目	2022年决算数	2023年决算数	项目	2022年决算数	2023年决算数
一、财政拨款收入	80.00	90.00	一、文化旅游体育与传媒支出	70.00	85.00
二、事业收入	10.00	10.00	二、社会保障和就业支出	20.00	15.00
本年收入合计	90.00	100.00	本年支出合计	90.00	100.00
`)
    expect(shown(sheetSums(facts))).toEqual([
      [2022, 90, [80, 10]],
      [2022, 90, [70, 20]],
      [2023, 100, [90, 10]],
      [2023, 100, [85, 15]],
    ])
  })
})
