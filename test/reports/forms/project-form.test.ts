import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'

const FORM = `2021年度青云市丹霞区图书馆部门预算

项目基本信息表
项目名称 阅览室延时开放 项目类别 经常性项目支出
项目预算资金投入表
2021 项目拟投入资金构成（万元）
项目内容 经济科目名称 财拨合计
1、夜间值守 委托业务费 12.50
图书更新 其他商品和服务支出 3 8.25
政府采购计划（万元）
采购类别 采购目录 采购数量及计量单位 总计
服务类 物业管理服务 1 12.50
项目总金额 20.75 当年金额 20.75
2021 年预算申报项目资金来源
来源项目 2021 年预算申报数（万元）
1、财政拨款收入（区级安排数） 20.75
2、其他资金（含事业基金及上年结转或
结余）
0
项目绩效目标评价指标表
单位名称：区图书馆（一类） 项目名称：阅览室延时开放
项目 2021 年本级财拨预算金额：20.75（万元）
项目产出 01 产出数量 延时开放天数 ≥240天 周一闭馆
项目产出 02 产出质量 设备完好率 98%
项目效益 06 社会效益 到馆人次 36000 人 /5 类
`

/** Lines cut after so many characters, as a narrow page sets them. */
const cut = (text: string, width: number) =>
  text
    .split('\n')
    .flatMap(
      (line) => line.match(new RegExp(`.{1,${width - 1}}(?:[\\d.,]*[\\d%]|.|$)(?![\\d.,%])`, 'gu')) ?? [''],
    )
    .join('\n')

const said = (text: string) =>
  read(text)
    .facts.filter((fact) => fact.origin === 'form')
    .map((fact) => [fact.item, fact.part ?? '', fact.measure, `${fact.value}${fact.unit}`].join(' '))
    .sort()

describe('the form of a project', () => {
  it('is read in rows: what the money goes to, what is bought, where it comes from, what it shall yield', () => {
    expect(said(FORM)).toEqual(
      [
        '阅览室延时开放 夜间值守 金额 12.50万元',
        '阅览室延时开放 图书更新 金额 8.25万元',
        '阅览室延时开放 图书更新 数量 3',
        '物业管理服务 服务类 数量 1',
        '物业管理服务 服务类 金额 12.50万元',
        '阅览室延时开放 项目总金额 金额 20.75万元',
        '阅览室延时开放 当年金额 金额 20.75万元',
        '阅览室延时开放 财政拨款收入（区级安排数） 金额 20.75万元',
        '阅览室延时开放 其他资金（含事业基金及上年结转或结余） 金额 0万元',
        '阅览室延时开放 本级财拨预算金额 金额 20.75万元',
        '延时开放天数 产出数量 指标值 240天',
        '设备完好率 产出质量 指标值 98%',
        '到馆人次 社会效益 指标值 36000人',
        '到馆人次 社会效益 指标值 5类',
      ].sort(),
    )
  })

  it.each([18, 22])('is the same where its lines are cut after %i characters', (width) => {
    expect(said(cut(FORM, width))).toEqual(said(FORM))
  })

  it('is the same in full-width digits', () => {
    const wide = FORM.replace(/(?<=\n)[\d.]+、|\d+\.\d+/g, (digits) =>
      digits.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    )
    expect(said(wide)).toEqual(said(FORM))
  })

  it('keeps a count that no head names under its printed words', () => {
    const count = read(FORM).facts.find((fact) => fact.part === '图书更新' && fact.measure === '数量')
    expect(count).toMatchObject({ classified: false, value: '3' })
  })
})
