import { describe, expect, it } from 'vitest'
import { planCsv } from '../../src/engine/csv.ts'

const types = (text: string) => planCsv(text).columns.map(({ name, type }) => `${name} ${type}`)
const doubts = (text: string) => {
  const plan = planCsv(text)
  return [...plan.doubts, ...plan.columns.flatMap((column) => column.doubts)]
}

describe('a CSV as a table', () => {
  it('takes a column for numbers where every filled cell is one, and keeps cells as they are printed', () => {
    const plan = planCsv('\ufeff区县,人口,编号\n江汉区,"1,234.50",001a\n 洪山区,,2\n')
    expect(plan.columns.map(({ name, type, digits, scale }) => ({ name, type, digits, scale }))).toEqual([
      { name: '区县', type: 'text', digits: 0, scale: 0 },
      { name: '人口', type: 'number', digits: 6, scale: 2 },
      { name: '编号', type: 'text', digits: 0, scale: 0 },
    ])
    expect(plan.rows).toEqual([
      ['江汉区', '1,234.50', '001a'],
      [' 洪山区', null, '2'],
    ])
    expect(doubts('a,b\n1,2\n')).toEqual([])
  })

  it('keeps numbers that are identifiers as text, and says so', () => {
    const text = '代码,身份证,科学,数\n0101,420103199001010011,4.2E+17,5\n0102,420103199001010012,1.1E+3,6\n'
    expect(types(text)).toEqual(['代码 text', '身份证 text', '科学 text', '数 number'])
    expect(doubts(text)).toEqual([
      '有以 0 开头的数，像是编号，当作文字',
      '有 18 位的数，像是编号，当作文字',
      '有科学记数法的数：表格软件可能已经丢了后面的数字，照印的留着',
    ])
  })

  it('gives each column a name of its own, in the order of the file', () => {
    expect(types('2023,2022,a,A,,a\n1,2,3,4,5,6\n')).toEqual([
      '2023 number',
      '2022 number',
      'a number',
      'A_2 number',
      'c5 number',
      'a_3 number',
    ])
    expect(doubts('a,A,\n1,2,3\n')).toEqual(['列名 A 有两个，后一个叫作 A_2', '第 3 列没有名字，叫作 c3'])
  })

  it('loses no cell of rows that are longer or shorter than the head', () => {
    const text = 'a,b\n1,2,3\n4\n\n,\n5,6\n'
    expect(planCsv(text).rows).toEqual([
      ['1', '2', '3'],
      ['4', null, null],
      ['5', '6', null],
    ])
    expect(doubts(text)).toEqual([
      '2 行是空的，没有放进表里',
      '1 行比列名多出几格，多出的放在后面加的列里',
      '1 行比列名少几格，少的留空',
      '第 3 列没有名字，叫作 c3',
    ])
  })

  it('reads tabs and semicolons, and a type that a person chose', () => {
    expect(types('a\tb\n1\tx\n')).toEqual(['a number', 'b text'])
    expect(types('a;b\n1,5;x\n')).toEqual(['a text', 'b text'])
    const chosen = planCsv('a\n01\nx\n', ['number'])
    expect(chosen.columns[0]).toMatchObject({ type: 'number', doubts: ['1 格不是数，作为数读的时候是空的'] })
  })

  it('says when there is nothing in it', () => {
    expect(() => planCsv('a,b\n')).toThrow('CSV 里没有数据')
  })
})
