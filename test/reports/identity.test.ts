import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import { type Given, identify } from '../../src/reports/identity.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { KNOWLEDGE } from '../fixtures/read.ts'

const cover = (text: string, given: Given = {}) => identify(toLines(text), KNOWLEDGE.districts, given)
const head = (text: string) => cover(text).identity
const FINAL = '\n2023年度收入总计 5.00 万元，支出决算 3.00 万元。'
const BUDGET = '\n2024年收入预算 5.00 万元，支出预算 3.00 万元。'

describe('telling whose report it is', () => {
  it('reads a budget and its year', () => {
    const text =
      '2022年南京市鼓楼区文化馆部门预算\n单位名称：南京市鼓楼区文化馆\n2022年部门预算收入 5 万元，比2021年预算增加 1 万元。2021年部门决算另行公开。\n2022年部门预算支出 5 万元。'
    expect(head(text)).toMatchObject({
      kind: '预算',
      fiscal_year: 2022,
      unit_name: '南京市鼓楼区文化馆',
      district: '鼓楼区',
      unsure: [],
    })
  })

  it.each([
    ['one line', `青云市丹霞区教育局2023年度部门决算${FINAL}`],
    ['unit above year above kind', `青云市丹霞区教育局\n2023年度\n部门决算${FINAL}`],
    ['year above unit above kind', `2023年度\n青云市丹霞区教育局\n部门决算公开${FINAL}`],
    ['set vertically', `2023\n年\n度\n部\n门\n决\n算\n青云市丹霞区教育局${FINAL}`],
    ['a statement about it', `关于青云市丹霞区教育局2023年度部门决算的说明${FINAL}`],
    ['the unit’s own statement', `青云市丹霞区教育局关于2023年度部门决算公开的说明${FINAL}`],
    ['an approval', `关于批复青云市丹霞区教育局2023年度部门决算的通知${FINAL}`],
    ['a name broken over two lines', `青云市丹霞区教\n育局2023\n年度部门决算${FINAL}`],
    ['Chinese numerals', `青云市丹霞区教育局\n二〇二三年度部门决算${FINAL}`],
    ['the year in brackets behind', `青云市丹霞区教育局部门决算（2023年度）${FINAL}`],
    ['the unit behind a dash', `2023年度部门决算公开——青云市丹霞区教育局${FINAL}`],
    ['the unit in brackets', `2023年度部门决算公开（青云市丹霞区教育局）${FINAL}`],
    [
      'a page of a site',
      `首页 > 政务公开\n索引号：123\n2023年度青云市丹霞区教育局部门决算公开\n发布时间：2024-09-01${FINAL}`,
    ],
    ['a heading of the site above', `政府信息公开\n青云市丹霞区教育局2023年度部门决算${FINAL}`],
    ['three kinds of paper in one title', `青云市丹霞区教育局2023年部门决算及“三公”经费公开情况说明${FINAL}`],
    ['a label with a colon', `2023年度部门决算\n部门（单位）名称：青云市丹霞区教育局${FINAL}`],
    ['a label in a table', `填报单位\t青云市丹霞区教育局\t单位：元\n2023年度收入支出决算总表${FINAL}`],
    ['a label and the year in one line', `编制单位：青云市丹霞区教育局 2023年度 单位：万元${FINAL}`],
    ['headings of parts', `目录\n第一部分 青云市丹霞区教育局概况\n第二部分 2023年度部门决算表${FINAL}`],
  ])('whatever the cover looks like: %s', (_, text) => {
    expect(head(text)).toMatchObject({
      unit_name: '青云市丹霞区教育局',
      district: '丹霞区',
      fiscal_year: 2023,
      kind: '决算',
      unsure: [],
    })
  })

  it.each(['临江融媒', '丹霞区工商联', '青云市丹霞区工人先锋号', '丹霞区消防救援大队'])(
    'takes a name that ends in no known body: %s',
    (name) => {
      expect(head(`${name}2024年部门预算公开\n第一部分 ${name}概况${BUDGET}`)).toMatchObject({
        unit_name: name,
        fiscal_year: 2024,
        unsure: expect.not.arrayContaining(['unit_name']),
      })
    },
  )

  it('is not led astray by who is in charge, an office of budgets, or a blank of a template', () => {
    expect(head(`2024年部门综合预算\n丹霞区财政预算编审中心${BUDGET}`).unit_name).toBe(
      '丹霞区财政预算编审中心',
    )
    expect(head(`主管部门：丹霞区财政局\n丹霞区档案馆2023年度部门决算${FINAL}`).unit_name).toBe(
      '丹霞区档案馆',
    )
    expect(head(`丹霞区XX局2023年度部门决算${FINAL}`)).toMatchObject({
      unit_name: '未知单位',
      unsure: ['unit_name'],
    })
  })

  it('takes the publication date only where it stands alone', () => {
    const text =
      '2020年度武汉市武昌区图书馆部门决算\n2021年9月30日\n2020年度收入支出决算总表\n部门：武汉市武昌区图书馆\n2020年度收、支总计 3.00 万元'
    expect(head(text).published_on).toBe('2021-09-30')
    expect(head(text.replace('2021年9月30日', '2021年13月41日')).published_on).toBeNull()
    expect(head(text.replace('2021年9月30日', '2021年9月30日召开会议')).published_on).toBeNull()
  })
})

describe('what kind of paper it is', () => {
  it.each([
    ['丹霞区教育局2023年“三公”经费支出情况', '三公决算', null],
    ['丹霞区教育局2024年“三公”经费预算情况说明', '三公预算', null],
    ['丹霞区教育局2023年“三公”经费预算执行情况', '三公决算', null],
    ['2023年度丹霞区教育局项目支出绩效自评报告', '绩效自评', null],
    ['丹霞区教育局2024年项目支出绩效目标表', '绩效目标', null],
    ['丹霞区教育局2023年度政府采购情况', '政府采购', null],
    ['丹霞区教育局2023年度国有资产情况说明', '国有资产', null],
    ['丹霞区教育局2023年度部门决算补充公开', '决算', '补充'],
    ['关于丹霞区教育局2023年度部门决算的更正说明', '决算', '更正'],
  ])('%s', (title, kind, amends) => {
    expect(head(`${title}\n共 3.00 万元。`)).toMatchObject({ unit_name: '丹霞区教育局', kind, amends })
  })

  it.each([
    ['青云市丹霞区2023年“三公”经费决算情况说明', '青云市丹霞区'],
    ['试验省2023年省级“三公”经费预算执行情况', '试验省'],
    ['2023年丹霞区本级“三公”经费决算汇总', '丹霞区'],
  ])('the total of a government is a level of its own: %s', (title, name) => {
    expect(head(`${title}\n“三公”经费支出 300.00 万元。`)).toMatchObject({
      unit_name: name,
      level: '政府',
      kind: '三公决算',
      fiscal_year: 2023,
    })
  })
})

describe('what a report does not say', () => {
  it('is doubted aloud, with the words that it was guessed from', () => {
    const { identity, cover: told, notices } = cover('基本情况\n2023年我单位支出 3.00 万元，收入 3.00 万元。')
    expect(identity).toMatchObject({
      unit_name: '未知单位',
      kind: '未知',
      unsure: ['unit_name', 'fiscal_year', 'kind'],
    })
    expect(told.year).toMatchObject({
      value: 2023,
      confidence: 'guess',
      candidates: [{ value: 2023, line: 2 }],
    })
    expect(notices.map((n) => n.severity)).toEqual(['review', 'review', 'review'])
    expect(wordsOf(notices[0]!).message).toMatch(/看不出是哪个单位的报告.*--unit/)
  })

  it('is taken from a person, before what the report says', () => {
    const { identity } = cover(`丹霞区教育局2023年度部门决算${FINAL}`, {
      unit: '鼓楼区文化馆',
      year: 2022,
      kind: '预算',
      district: '320106',
    })
    expect(identity).toMatchObject({
      unit_name: '鼓楼区文化馆',
      fiscal_year: 2022,
      kind: '预算',
      district: '鼓楼区',
      given: ['unit_name', 'fiscal_year', 'kind', 'district'],
      unsure: [],
    })
  })

  it('offers other readings, most likely first', () => {
    const { cover: told } = cover(
      `丹霞区教育局2023年度部门决算\n部门：丹霞区教育局\n填报单位：丹霞区第一小学${FINAL}`,
    )
    expect(told.unit.candidates.map((c) => c.value)).toEqual(['丹霞区教育局', '丹霞区第一小学'])
    expect(told.unit.confidence).toBe('certain')
  })
})
