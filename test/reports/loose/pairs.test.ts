import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

const forms = (body: string) =>
  read(`青云市丹霞区少年宫2022年度项目支出绩效自评情况\n\n${body}`)
    .facts.filter((fact) => fact.origin === 'form')
    .map((fact) =>
      [fact.item, fact.part, fact.stage, fact.measure, `${fact.value}${fact.unit}`].filter(Boolean).join(' '),
    )

describe('a self-evaluation form set one cell a line', () => {
  const FORM = [
    '项目名称',
    '暑期公益课堂',
    '资金（万元）',
    '全年预算数',
    '36.00',
    '全年执行数',
    '34.20',
    '执行率',
    '95.00%',
    '开课班次',
    '年度指标值',
    '≥40班',
    '实际完成值',
    '42班',
    '学员满意度',
    '年度指标值',
    '≥90%',
    '实际完成值',
    '96.5%',
    '自评得分',
    '98.5',
  ]
  const READ = [
    '暑期公益课堂 年度资金总额 全年预算 金额 36.00万元',
    '暑期公益课堂 年度资金总额 执行 金额 34.20万元',
    '暑期公益课堂 年度资金总额 执行 完成率 95.00%',
    '开课班次 目标值 指标值 40班',
    '开课班次 完成值 指标值 42班',
    '学员满意度 目标值 指标值 90%',
    '学员满意度 完成值 指标值 96.5%',
    '暑期公益课堂 自评 分数 98.5分',
  ]

  it('is read by the heads before its values', () => {
    expect(forms(FORM.join('\n'))).toEqual(READ)
  })

  it('ends where the next one begins, and at a sentence', () => {
    const next = FORM.join('\n').replace('暑期公益课堂', '周末艺术课')
    expect(forms(`${FORM.join('\n')}\n${next}\n填表说明：分值合计为100分。\n`)).toEqual([
      ...READ,
      ...READ.map((line) => line.replace('暑期公益课堂', '周末艺术课')),
    ])
  })
})

describe('a table of scores alone', () => {
  it('scores the whole unit where the heading over it says so, each level by its name', () => {
    const table = [
      '三、整体支出自评结果',
      '一级指标\t二级指标\t分值\t得分\t扣分',
      '投入\t预算执行\t10\t9.50\t0.50',
      '产出\t课堂开设\t60\t60.00\t0.00',
      '合计\t\t100\t98.00\t2.00',
    ]
    expect(forms(table.join('\n'))).toEqual([
      '部门整体支出 预算执行 分值 10分',
      '部门整体支出 预算执行 自评 分数 9.50分',
      '部门整体支出 预算执行 自评 扣分 0.50分',
      '部门整体支出 课堂开设 分值 60分',
      '部门整体支出 课堂开设 自评 分数 60.00分',
      '部门整体支出 课堂开设 自评 扣分 0.00分',
      '部门整体支出 合计 分值 100分',
      '部门整体支出 合计 自评 分数 98.00分',
      '部门整体支出 合计 自评 扣分 2.00分',
    ])
  })
})
