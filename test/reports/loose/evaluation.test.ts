import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

const FORM = `2022年度项目支出绩效自评情况
青云市丹霞区图书馆

项目支出绩效自评表
项目名称
古籍修复
预算资金（万元）
年初预算数
全年预算数
全年执行数
分值
执行率
得分
年度资金总额
40.00
50.00
45.00
10
90.0%
9
绩效指标
年度指标值
实际完成值
分值
得分
修复古籍
≥200册
210册
50
50
验收合格率
≥95%
97%
40
38
总分
100
97

三、读者活动项目
项目全年预算数12.00万元，执行数10.80万元，完成预算的90.0%，自评得分92分，主要是部分活动推迟。`

describe('an evaluation form one cell a line', () => {
  const forms = read(FORM).figures.filter((f) => f.origin === 'form')
  const told = (measure: string) =>
    forms.filter((f) => f.measure === measure).map((f) => [f.item, f.stage, f.value, f.line])

  it('has as many values in a row as its heads have columns', () => {
    expect(told('金额')).toEqual([
      ['古籍修复', '年初预算', '40.00', 15],
      ['古籍修复', '全年预算', '50.00', 16],
      ['古籍修复', '执行', '45.00', 17],
    ])
    expect(told('指标值').map(([item, stage, value]) => [item, stage, value])).toEqual([
      ['修复古籍', '目标值', '200'],
      ['修复古籍', '完成值', '210'],
      ['验收合格率', '目标值', '95'],
      ['验收合格率', '完成值', '97'],
    ])
    expect(told('分数').map(([, , value]) => value)).toEqual(['9', '50', '38', '97'])
  })

  it('ends at a heading with a sentence under it', () => {
    const heading = FORM.split('\n').indexOf('三、读者活动项目') + 1
    expect(forms.every((f) => f.line < heading)).toBe(true)
    expect(read(FORM).findings.filter((f) => f.severity === 'error')).toEqual([])
  })
})
