import { describe, expect, it } from 'vitest'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const told = (text: string, item: string, origin = 'narrative') =>
  read(text)
    .figures.filter((f) => f.item === item && f.origin === origin && f.measure === '金额')
    .map((f) => [f.stage, f.value, f.assumed])

const account = (text: string, title = '2020年度青云市丹霞区图书馆部门决算') => `${title}\n${text}\n`

describe('what a figure leaves to be assumed', () => {
  it('is nothing where its own words and the cover say all', () => {
    const text = account('一、支出决算情况说明\n本年支出合计 315.38 万元，其中：基本支出 88.25 万元。')
    expect(told(text, '本年支出合计')).toEqual([['决算', '315.38', []]])
  })

  it('is the item where the clause has none of its own', () => {
    const text = account(
      '五、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出年初预算为 300.00 万元，支出决算为 297.10 万元。',
    )
    expect(told(text, '财政拨款支出')).toEqual([
      ['年初预算', '300.00', []],
      ['决算', '297.10', ['条目']],
    ])
  })

  it('is the scope where no words say whose money it is', () => {
    const text = account('六、有关情况说明\n公务接待费 0.71 万元，本年支出合计 315.38 万元。')
    expect(told(text, '公务接待费')).toEqual([['决算', '0.71', ['口径']]])
  })

  it('is the scope of a sum where neither its words nor its heading say whose money it is', () => {
    const sum = '本年支出合计 315.38 万元，其中：基本支出 88.25 万元。'
    expect(told(account(`六、有关情况说明\n${sum}`), '本年支出合计')).toEqual([['决算', '315.38', ['口径']]])
    expect(told(account(`3.支出决算情况\n${sum}`), '本年支出合计')).toEqual([['决算', '315.38', []]])
  })

  it('is the stage where neither it nor the cover says one', () => {
    const text = '基本情况\n公务接待费 3.20 万元，占本年支出 1.20%。2023年收入 320.00 万元。'
    expect(told(text, '公务接待费')[0]?.[2]).toEqual(['阶段', '口径'])
  })

  it('is what 预算数 means where no note below the table says it', () => {
    const budgets = (text: string) =>
      read(text).figures.filter((f) => f.origin === 'table' && f.subject === '三公' && f.stage !== '决算')
    expect(budgets(report()).every((f) => !f.assumed.includes('阶段'))).toBe(true)
    const silent = budgets(report().replace(/\n注：预算数为[^\n]*/, ''))
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.every((f) => f.assumed.includes('阶段'))).toBe(true)
  })
})

describe('two values of one quantity', () => {
  const twice = (other: string) =>
    read(
      account(`三、支出决算情况说明
本年支出合计 315.38 万元，其中：基本支出 88.25 万元，项目支出 227.13 万元。
五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款基本支出 88.25 万元，公务接待费 0.71 万元。
${other}`),
    ).findings.filter((f) => f.rule === 'R12' && f.severity !== 'tail')

  it('are an error where both are printed with all that they are', () => {
    const found = twice(
      '六、一般公共预算财政拨款基本支出决算情况说明\n一般公共预算财政拨款基本支出 88.29 万元。',
    )
    expect(found.map((f) => f.severity)).toEqual(['error'])
  })

  it('are none where headings numbered 1. tell the spending of two kinds of money', () => {
    const text = account(`第二部分 部门决算情况说明
1. 支出决算总体情况
本年支出合计 1,801.77 万元，其中：基本支出 1,200.00 万元，项目支出 601.77 万元。
2. 一般公共预算财政拨款支出
全年支出 1,745.57 万元，其中：基本支出 1,200.00 万元，项目支出 545.57 万元。`)
    const { figures, findings } = read(text)
    expect(figures.filter((f) => f.value === '1745.57').map((f) => [f.subject, f.item, f.scope])).toEqual([
      ['一般公共预算', '财政拨款支出', '一般公共预算财政拨款'],
    ])
    expect(findings.filter((f) => f.rule === 'R12')).toEqual([])
  })

  it('are to be looked at where the heading does not say whose money it is', () => {
    const found = twice('第四部分 有关事项\n全年支出 297.10 万元，其中：基本支出 88.25 万元。')
    expect(found.map((f) => f.severity)).toEqual(['review'])
  })

  it('are to be looked at where something was assumed of one of them', () => {
    const found = twice('公务接待费年初预算 1.20 万元，当年实支 0.95 万元。')
    expect(found.map((f) => f.severity)).toEqual(['review'])
  })
})
