import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'
import { LIBRARY, report, sample, wrapped } from '../../fixtures/report.ts'

const findings = (text: string) => read(text).findings
const rules = (text: string) => findings(text).map((f) => `${f.rule} ${f.severity}`)
const broken = (from: string | RegExp, to: string) => report().replace(from, to)

describe('a consistent report', () => {
  const samples = [2018, 2020, 2021, 2023].flatMap((year) =>
    [
      sample({ year }),
      sample({ year, ...LIBRARY }),
      sample({ year, basic: { personnel: 1234.56, office: 0.44 }, otherIncome: 1000.01 }),
    ].flatMap((s) => [report(s), report(s, 'pipes'), wrapped(report(s)), report(s, 'tabs', '元')]),
  )

  it.each(samples.map((text, i) => [i + 1, text] as const))(
    'has no finding of severity error (%i)',
    (_, text) => {
      const errors = findings(text).filter((f) => f.severity === 'error')
      expect(errors).toEqual([])
    },
  )
})

describe('a report that contradicts itself', () => {
  it('R6: the 三公 table does not add up', () => {
    const text = broken(/\t6\.40\t0\.35$/m, '\t\t6.75')
    expect(rules(text)).toContain('R6 error')
    const finding = findings(text).find((f) => f.rule === 'R6')
    expect(finding).toMatchObject({ stated: '6.75', recomputed: '13.15' })
    expect(finding?.message).toMatch(/第 \d+ 行/)
    expect(finding?.message_en).toMatch(/does not add up/)
  })

  it('R6 makes the views take the narrative instead of the broken table', () => {
    const { facts } = read(broken(/\t6\.40\t0\.35$/m, '\t\t6.75'))
    const taken = facts.filter(
      (f) => f.item === '公务接待费' && f.stage === '决算' && f.measure === '金额' && f.preferred,
    )
    expect(taken.map((f) => [f.origin, f.value])).toEqual([['narrative', '0.35']])
  })

  it('R12: one quantity, two values; apart by 0.01 they are a tail of rounding', () => {
    expect(rules(broken('基本支出 365.50 万元，其中，人员', '基本支出 366.50 万元，其中，人员'))).toContain(
      'R12 error',
    )
    expect(rules(broken('基本支出 365.50 万元，其中，人员', '基本支出 365.51 万元，其中，人员'))).toContain(
      'R12 tail',
    )
  })

  it('R13: the classes do not sum to the total', () => {
    expect(rules(broken('(类)支出 40.20 万元', '(类)支出 41.20 万元'))).toContain('R13 error')
  })

  it('R14: the named projects do not sum to 项目支出', () => {
    expect(rules(broken('路灯电费 420.75', '路灯电费 400.75'))).toContain('R14 error')
  })

  it('R19: a share that is not the share; rounded to fewer places it is a tail', () => {
    expect(rules(broken('占本年支出 36.42%', '占本年支出 63.42%'))).toContain('R19 error')
    expect(rules(broken('占本年支出 36.42%', '占本年支出 36.40%'))).toContain('R19 tail')
    expect(rules(report())).not.toContain('R19 tail')
  })

  it('R20: a growth that is not the growth', () => {
    const text = broken('下降 6.90%', '下降 69.00%')
    expect(findings(text).find((f) => f.rule === 'R20')).toMatchObject({
      severity: 'error',
      stated: '69.00%',
      recomputed: '6.90%',
    })
  })

  it('R21: a completion rate of a zero budget', () => {
    const text = broken('年初预算数为 8.00 万元', '年初预算数为 0.00 万元')
    expect(rules(text)).toContain('R21 zero-base')
  })

  it('R24: the vehicles differ', () => {
    expect(rules(broken('共有车辆 2 辆', '共有车辆 5 辆'))).toContain('R24 error')
  })

  it('R17: 元 printed for 万元', () => {
    const review =
      '九、预算绩效情况说明\n1.路灯电费项目绩效自评综述：项目全年预算数为 430.00 元，执行数为 420.75 万元，完成预算的 97.85%。\n十、'
    expect(rules(report().replace('十、', review))).toContain('R17 error')
  })
})
