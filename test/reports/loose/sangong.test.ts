import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

const told = (table: string) =>
  read(`2021年度青云市丹霞区图书馆部门决算\n\n七、“三公”经费支出决算情况说明\n${table}\n`)
    .figures.filter((f) => f.origin === 'table')
    .map((f) => [f.item, f.stage, f.fiscal_year, f.value])

const NOTE = '注：预算数为年初预算数。'

describe('a 三公 table without rules or tabs', () => {
  it('is read one cell a line, past a column that counts its rows', () => {
    const cells = ['项目', '行次', '预算数', '决算数', '一、“三公”经费支出', '1', '9.00', '8.20']
    const parts = ['1．因公出国（境）费', '2', '0.00', '0.00', '2．公务接待费', '3', '1.00', '0.70']
    const cars = ['3．公务用车购置及运行维护费', '4', '8.00', '7.50']
    const table = ['“三公”经费支出决算表', '金额单位：万元', ...cells, ...parts, ...cars, NOTE].join('\n')
    expect(told(table)).toEqual([
      ['“三公”经费合计', '年初预算', 2021, '9.00'],
      ['“三公”经费合计', '决算', 2021, '8.20'],
      ['因公出国(境)费', '年初预算', 2021, '0.00'],
      ['因公出国(境)费', '决算', 2021, '0.00'],
      ['公务接待费', '年初预算', 2021, '1.00'],
      ['公务接待费', '决算', 2021, '0.70'],
      ['公务用车购置及运行费', '年初预算', 2021, '8.00'],
      ['公务用车购置及运行费', '决算', 2021, '7.50'],
    ])
  })

  it('has its unit beside its title, and fewer columns than the form', () => {
    const table = `“三公”经费支出决算表                              单位：万元
合计      因公出国（境）费      公务用车购置      公务用车运行维护费      公务接待费
8.20      0.00                  0.00              7.50                    0.70`
    expect(told(table).map(([item, , , value]) => [item, value])).toEqual([
      ['“三公”经费合计', '8.20'],
      ['因公出国(境)费', '0.00'],
      ['公务用车购置费', '0.00'],
      ['公务用车运行费', '7.50'],
      ['公务接待费', '0.70'],
    ])
  })
})
