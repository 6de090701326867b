import type { Figure } from '../../../../src/model/fact.ts'
import { newFigure } from '../../../../src/reports/figure.ts'
import { report } from '../../../fixtures/report.ts'

/** A report that breaks one rule and its sibling that does not. */
export interface RuleCase {
  broken: string | Figure[]
  consistent: string | Figure[]
  /** Findings that cannot but come with it, by code. */
  also?: readonly string[]
}

export const UNIT = '青云市丹霞区城市运行服务中心'

/** A text with one place changed, which has to be there. */
export function changed(text: string, from: string | RegExp, to: string | ((own: string) => string)): string {
  const next = text.replace(from, to as string)
  if (next === text) throw new Error(`没有可改之处：${from}`)
  return next
}

/** The whole report of the fixture, and the same with one place changed. */
export const inWhole = (from: string | RegExp, to: string, also: readonly string[] = []): RuleCase => ({
  broken: changed(report(), from, to),
  consistent: report(),
  also,
})

/** A part of the whole report from a title on, changed. */
export function after(title: string, from: string | RegExp, to: string): string {
  const text = report()
  const at = text.indexOf(title)
  if (at < 0) throw new Error(`没有“${title}”`)
  return text.slice(0, at) + changed(text.slice(at), from, to)
}

/** A final account of a few sections, each its heading and text. */
export const narrated = (...sections: readonly (readonly [string, string])[]): string =>
  `2020年度${UNIT}部门决算\n第三部分 2020年度部门决算情况说明\n${sections
    .map(([title, text], i) => `${'一二三四五六七八九十'[i]}、${title}\n${text}`)
    .join('\n')}\n`

/** Figures as a reader takes them, a line each; for what no reader should misread, and for forms of several pages. */
export const figures = (...each: readonly Partial<Figure>[]): Figure[] =>
  each.map((figure, i) =>
    newFigure({
      subject: '支出',
      item: '',
      fiscal_year: 2020,
      stage: '决算',
      origin: 'narrative',
      statement: '支出决算情况说明',
      page: null,
      line: 10 * (i + 1),
      evidence: '',
      ...figure,
    }),
  )

/** A pair of texts that differ in one value. */
export const pair = <T extends string | Figure[]>(
  of: (value: string) => T,
  broken: string,
  right: string,
  also: readonly string[] = [],
): RuleCase => ({
  broken: of(broken),
  consistent: of(right),
  also,
})

export const TOTALS = '2020年度收入支出决算总体情况说明'
export const INCOME = '2020年度收入决算情况说明'
export const SPENDING = '2020年度支出决算情况说明'
export const GRANTS = '2020年度财政拨款收入支出决算总体情况说明'
export const GENERAL = '2020年度一般公共预算财政拨款支出决算情况说明'
export const BASIC = '2020年度一般公共预算财政拨款基本支出决算情况说明'
export const SANGONG = '2020年度“三公”经费支出决算情况说明'
export const EVALUATION = '2020年度预算绩效情况说明'
export const OTHERS = '2020年度其他重要事项的情况说明'

export const procurement = (share: string, works = '5.00') =>
  narrated([
    OTHERS,
    `(一)政府采购支出情况\n2020年度政府采购支出总额 57.00 万元，其中：政府采购货物支出 12.00 万元、政府采购工程支出 ${works} 万元、政府采购服务支出 40.00 万元。授予中小企业合同金额 16.00 万元。货物采购授予中小企业合同金额占货物支出金额的 100%，工程采购授予中小企业合同金额占工程支出金额的 0%，服务采购授予中小企业合同金额占服务支出金额的 ${share}%。`,
  ])

export const self = (rows: readonly (readonly string[])[]) =>
  `2020年度项目支出绩效自评表\n\n单位名称：${UNIT}\n\n${rows.map((row) => row.join('\t')).join('\n')}\n`

/** A form of self-evaluation with the weight of its indicators and what was spent. */
export const form = (weight: string, executed = '420.75', extra: readonly string[][] = []) =>
  self([
    ['项目名称', '夜间照明', '', '', '', '', ''],
    ['主管部门', UNIT, '', '项目实施单位', UNIT, '', ''],
    ...extra,
    ['预算执行情况(万元) (20分)', '', '预算数(A)', '执行数(B)', '执行率(B/A)', '得分', ''],
    ['', '年度财政资金总额', executed, executed, '100%', '20', ''],
    [`绩效指标(${weight}分)`, '一级指标', '二级指标', '三级指标', '年度目标值', '全年完成值', '得分'],
    ['', '产出指标(40分)', '数量指标', '路灯巡查次数', '12次', '12次', '40'],
    ['', '效益指标(30分)', '社会效益指标', '亮灯率', '98%', '98%', '30'],
    ['', '满意度指标(10分)', '服务对象满意度指标', '居民满意度', '90%', '90%', '10'],
  ])
