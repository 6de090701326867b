import type { Figure } from '../../model/fact.ts'
import type { Scope, Stage } from '../../model/vocabulary.ts'
import { printed, Sheet, share } from './sheet.ts'
import type { CityUnit } from './units.ts'
import { basicTotal, type CityYear, projectTotal, type Sangong, sangongTotal, spentTotal } from './year.ts'

/** What a report of the city leaves out or gets wrong. */
export interface Flaws {
  noHeadcount: boolean
  noPosts: boolean
  noCars: boolean
  noProcurement: boolean
  noGuests: boolean
  noOverall: boolean
  /** The table of 三公 stands there, but its columns could not be told apart. */
  unread: boolean
  wrongSum: boolean
  wrongShare: boolean
  wrongCars: boolean
  wrongProjects: boolean
  /** Another figure of the year before than that year's own report prints, in hundredths of 万元. */
  restated: number
  /** The opening balance differs from the closing balance of the year before by so much. */
  broken: number
}

const GENERAL: Scope = '一般公共预算财政拨款'
const WHOLE: Scope = '全部资金'

function sangongTable(sheet: Sheet, stage: Stage, scope: Scope, s: Sangong, wrong = false): void {
  sheet
    .money('三公', '“三公”经费合计', sangongTotal(s) + (wrong ? 190 : 0), stage, scope)
    .money('三公', '因公出国(境)费', s.abroad, stage, scope)
    .money('三公', '公务用车购置及运行费', s.purchase + s.running, stage, scope)
    .money('三公', '公务用车购置费', s.purchase, stage, scope)
    .money('三公', '公务用车运行费', s.running, stage, scope)
    .money('三公', '公务接待费', s.reception, stage, scope)
}

function byFunction(sheet: Sheet, unit: CityUnit, y: CityYear, stage: Stage, scope: Scope): void {
  const pension = Math.round(y.personnel * 0.11)
  const housing = Math.round(y.personnel * 0.09)
  const spent = spentTotal(y)
  const rows = [
    ...unit.kind.booked.map(([code, name], i) => ({
      code,
      name,
      parent: i === 0 ? null : unit.kind.booked[i - 1]![1],
      basic: basicTotal(y) - housing - (unit.kind.booked[0]![0] === '208' ? 0 : pension),
      project: projectTotal(y),
    })),
    ...(unit.kind.booked[0]![0] === '208'
      ? []
      : [{ code: '208', name: '社会保障和就业支出', parent: null, basic: pension, project: 0 }]),
    { code: '221', name: '住房保障支出', parent: null, basic: housing, project: 0 },
  ]
  if (unit.kind.booked[0]![0] === '208') rows.splice(1, 2)
  for (const row of rows) {
    const more = { item_code: row.code, parent: row.parent }
    sheet
      .money('功能分类', row.name, row.basic + row.project, stage, scope, more)
      .money('功能分类', row.name, row.basic, stage, scope, { ...more, part: '基本支出' })
      .money('功能分类', row.name, row.project, stage, scope, { ...more, part: '项目支出' })
    if (scope === GENERAL && row.parent === null && stage === '决算')
      sheet.rate(
        '功能分类',
        row.name,
        '占比',
        share(row.basic + row.project, spent),
        stage,
        scope,
        '财政拨款支出',
        more,
      )
  }
}

function people(sheet: Sheet, y: CityYear, year: number, flaws: Flaws): void {
  if (flaws.noHeadcount) return
  const { posts, inPost, administrative, retired } = y.staff
  sheet.enter('narrative', '部门人员构成')
  const of = { fiscal_year: year }
  if (!flaws.noPosts) sheet.count('人员', '编制人数', '人数', posts, '人', of)
  sheet
    .count('人员', '在职实有人数', '人数', inPost, '人', of)
    .count('人员', '在职实有人数:行政', '人数', administrative, '人', of)
    .count('人员', '在职实有人数:事业', '人数', inPost - administrative, '人', of)
    .count('人员', '离退休人员', '人数', retired, '人', of)
}

/** A final account (决算) as its figures are read. */
export function printFinal(unit: CityUnit, y: CityYear, before: CityYear | null, flaws: Flaws): Figure[] {
  const sheet = new Sheet(y.year)
  const spent = spentTotal(y)
  const income = spent + y.otherIncome
  const scope: Scope = y.year >= 2022 ? '财政拨款' : GENERAL
  const opening = y.opening + flaws.broken
  sheet
    .enter('table', '收入支出决算总表')
    .money('收入', '本年收入合计', income, '决算', WHOLE)
    .money('支出', '本年支出合计', spent, '决算', WHOLE)
    .money('总收支', '年初结转和结余', opening, '决算', WHOLE)
    .money('总收支', '年末结转和结余', opening + y.otherIncome, '决算', WHOLE)
    .money('总收支', '收入总计', income + opening, '决算', WHOLE)
    .money('总收支', '支出总计', income + opening, '决算', WHOLE)
    .enter('table', '收入决算表')
    .money('收入', '财政拨款收入', spent, '决算', WHOLE)
    .money('收入', '其他收入', y.otherIncome, '决算', WHOLE)
    .enter('table', '支出决算表')
    .money('支出', '基本支出', basicTotal(y), '决算', WHOLE)
    .money('支出', '项目支出', projectTotal(y), '决算', WHOLE)
  byFunction(sheet, unit, y, '决算', WHOLE)
  sheet
    .enter('table', '一般公共预算财政拨款基本支出决算表')
    .money('经济分类', '工资福利支出', y.personnel - Math.round(y.personnel * 0.06), '决算', GENERAL, {
      item_code: '301',
    })
    .money('经济分类', '商品和服务支出', y.office, '决算', GENERAL, { item_code: '302' })
    .money('经济分类', '对个人和家庭的补助', Math.round(y.personnel * 0.06), '决算', GENERAL, {
      item_code: '303',
    })
    .money('基本支出', '人员经费合计', y.personnel, '决算', GENERAL)
    .money('基本支出', '公用经费合计', y.office, '决算', GENERAL)
  if (!flaws.unread) {
    sheet.enter('table', `${scope}“三公”经费支出决算表`)
    sangongTable(
      sheet,
      y.year >= 2022 ? '全年预算' : '年初预算',
      scope,
      y.year >= 2022 ? y.sangong.adjusted : y.sangong.initial,
    )
    sangongTable(sheet, '决算', scope, y.sangong.final, flaws.wrongSum)
  }
  people(sheet, y, y.year, flaws)
  sheet
    .enter('narrative', '支出决算情况说明')
    .money('支出', '本年支出合计', spent, '决算', WHOLE)
    .money('支出', '基本支出', basicTotal(y), '决算', WHOLE)
    .rate('支出', '基本支出', '占比', share(basicTotal(y), spent), '决算', WHOLE, '本年支出合计')
    .money('支出', '项目支出', projectTotal(y), '决算', WHOLE)
    .rate(
      '支出',
      '项目支出',
      '占比',
      flaws.wrongShare ? share(projectTotal(y), income + opening + 5000) : share(projectTotal(y), spent),
      '决算',
      WHOLE,
      '本年支出合计',
    )
    .enter('narrative', '一般公共预算财政拨款支出决算情况说明')
    .money('一般公共预算', '财政拨款支出', y.budget, '年初预算', GENERAL)
    .money('一般公共预算', '财政拨款支出', spent, '决算', GENERAL)
    .rate('一般公共预算', '财政拨款支出', '完成率', share(spent, y.budget), '决算', GENERAL, '年初预算')
  if (before !== null) {
    const was = spentTotal(before) + flaws.restated
    sheet
      .change('一般公共预算', '财政拨款支出', spent - was, '决算', GENERAL, `${y.year - 1}年决算`)
      .rate(
        '一般公共预算',
        '财政拨款支出',
        '增减率',
        share(Math.abs(spent - was), was),
        '决算',
        GENERAL,
        `${y.year - 1}年决算`,
        {
          direction: spent < was ? '减少' : '增加',
        },
      )
  }
  sheet.money('一般公共预算', '项目支出', projectTotal(y), '决算', GENERAL)
  for (const p of flaws.wrongProjects ? y.projects.slice(1) : y.projects)
    sheet.money('项目', p.name, p.executed, '决算', GENERAL)
  if (!flaws.unread) {
    const final = sangongTotal(y.sangong.final)
    sheet
      .enter('narrative', `${scope}“三公”经费支出决算情况说明`)
      .money('三公', '“三公”经费合计', sangongTotal(y.sangong.initial), '年初预算', scope)
      .money('三公', '“三公”经费合计', final, '决算', scope)
    if (before !== null && sangongTotal(before.sangong.final) > 0)
      sheet.change(
        '三公',
        '“三公”经费合计',
        final - sangongTotal(before.sangong.final),
        '决算',
        scope,
        `${y.year - 1}年决算`,
      )
    if (!flaws.noCars)
      sheet
        .count('三公', '公务用车购置数', '辆数', y.cars.bought, '辆', { stage: '决算', scope })
        .count('三公', '公务用车保有量', '辆数', y.cars.kept, '辆', { stage: '年末', scope })
    if (!flaws.noGuests && y.sangong.final.reception > 0)
      sheet
        .count('三公', '国内来访团组', '批次', y.reception.groups, '个', { stage: '决算', scope })
        .count('三公', '国内公务接待人次', '人次', y.reception.guests, '人次', { stage: '决算', scope })
  }
  sheet.enter('narrative', '机关运行经费支出说明')
  if (unit.kind.administrative) sheet.money('机关运行', '机关运行经费', y.office, '决算', '')
  else sheet.words('机关运行', '机关运行经费', '无机关运行经费支出', '决算', '')
  if (!flaws.noProcurement) {
    const { goods, works, services, sme } = y.procurement
    const whole = goods + works + services
    sheet
      .enter('narrative', '政府采购支出说明')
      .money('政府采购', '政府采购支出总额', whole, '决算', '')
      .money('政府采购', '政府采购货物支出', goods, '决算', '')
      .money('政府采购', '政府采购工程支出', works, '决算', '')
      .money('政府采购', '政府采购服务支出', services, '决算', '')
      .money('政府采购', '授予中小企业合同金额', sme, '决算', '')
      .rate('政府采购', '授予中小企业合同金额', '占比', share(sme, whole), '决算', '', '政府采购支出总额')
  }
  sheet
    .enter('narrative', '国有资产占用情况说明')
    .count('国有资产', '车辆合计', '辆数', y.cars.owned + (flaws.wrongCars ? 2 : 0), '辆', { stage: '年末' })
  if (!flaws.noOverall) {
    const adjusted = basicTotal(y) + y.projects.reduce((sum, p) => sum + p.adjusted, 0)
    sheet
      .enter('form', '部门整体绩效自评表')
      .money('整体绩效', '部门整体支出总额', adjusted, '全年预算', WHOLE)
      .money('整体绩效', '部门整体支出总额', spent, '执行', WHOLE)
  }
  const assessed = y.projects.slice(0, 3)
  sheet.enter('narrative', '预算绩效情况说明')
  for (const p of assessed)
    sheet
      .money('项目绩效', p.name, p.adjusted, '全年预算', GENERAL)
      .money('项目绩效', p.name, p.executed, '执行', GENERAL)
  const part = { part: '年度财政资金总额' }
  for (const p of assessed) {
    sheet
      .enter('form', '项目支出绩效自评表')
      .money('项目绩效', p.name, p.adjusted, '全年预算', GENERAL, part)
      .money('项目绩效', p.name, p.executed, '执行', GENERAL, part)
    if (p.score !== null)
      sheet.count('项目绩效', p.name, '分数', Number(printed(p.score)), '分', {
        stage: '自评',
        scope: GENERAL,
      })
  }
  return sheet.figures
}

/** A budget (预算) as its figures are read; its headcount is that of the year before. */
export function printBudget(unit: CityUnit, y: CityYear, before: CityYear | null, flaws: Flaws): Figure[] {
  const sheet = new Sheet(y.year)
  const project = y.projects.reduce((sum, p) => sum + p.budget, 0)
  people(sheet, before ?? y, y.year - 1, flaws)
  sheet
    .enter('narrative', '收支预算总体安排情况')
    .money('收入', '本年收入合计', y.budget, '年初预算', WHOLE)
    .money('支出', '本年支出合计', y.budget, '年初预算', WHOLE)
    .money('支出', '基本支出', y.budget - project, '年初预算', WHOLE)
    .money('支出', '项目支出', project, '年初预算', WHOLE)
    .enter('narrative', '一般公共预算安排情况')
    .money('一般公共预算', '一般公共预算支出合计', y.budget, '年初预算', GENERAL)
    .money('一般公共预算', '项目支出', project, '年初预算', GENERAL)
  if (before !== null) {
    const was = before.projects.reduce((sum, p) => sum + p.budget, 0)
    sheet.change('一般公共预算', '项目支出', project - was, '年初预算', GENERAL, `${y.year - 1}年预算`)
  }
  for (const p of y.projects) sheet.money('项目', p.name, p.budget, '年初预算', GENERAL)
  sheet
    .enter('narrative', '一般公共预算基本支出情况')
    .money('基本支出', '人员经费合计', y.personnel, '年初预算', GENERAL)
    .money('基本支出', '公用经费合计', y.office, '年初预算', GENERAL)
    .enter('table', '一般公共预算“三公”经费预算表')
  sangongTable(sheet, '年初预算', GENERAL, y.sangong.initial)
  sheet.enter('narrative', '机关运行经费情况')
  if (unit.kind.administrative) sheet.money('机关运行', '机关运行经费', y.office, '年初预算', '')
  sheet
    .enter('narrative', '政府采购预算情况')
    .money('政府采购', '政府采购预算合计', y.procurement.goods + y.procurement.services, '年初预算', '')
    .enter('narrative', '国有资产占有使用情况')
    .count('国有资产', '一般公务用车', '辆数', y.cars.owned, '辆', { stage: '年末' })
  return sheet.figures
}
