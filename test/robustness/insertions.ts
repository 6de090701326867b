import type { Fact } from '../../src/model/fact.ts'
import { added, isTable, isTableTitle, type Perturbation, type Row } from './rows.ts'

/** Sentences about other things; the words are names under which their figures are right. */
const SENTENCES: readonly (readonly [string, string, RegExp])[] = [
  ['会议费', '会议费支出决算为 1.26 万元，召开会议 4 次，参加会议 187 人次。', /会议/],
  ['培训费', '培训费 3.07 万元，比上年增加 0.42 万元，增长 15.85%，组织培训 6 期，培训 213 人次。', /培训/],
  ['乡村振兴', '落实乡村振兴驻村帮扶资金 17.30 万元，帮扶 3 个村 46 户，完成计划的 98.60%。', /振兴|帮扶/],
  ['上级转移支付', '另收到上级转移支付资金 23.44 万元，已拨付 21.09 万元，拨付率 89.97%。', /转移支付|拨付/],
  ['欠款', '截至年末应付账款余额 7.81 万元，账龄一年以内的占 64.20%。', /应付|账/],
  ['捐赠', '接受社会捐赠折合 5.13 万元，惠及 371 人。', /捐赠|惠及/],
  ['债务', '偿还到期债务本金 61.00 万元、利息 2.37 万元。', /债务|利息/],
  ['服务对象满意度', '服务对象满意度达到 96.70%，受理投诉 29 件，办结 29 件。', /满意|投诉|办结|受理/],
  ['食堂', '职工食堂补助 4.58 万元由工会经费承担，用餐 118 人。', /食堂|用餐/],
  ['面积', '办公用房使用面积 1326.5 平方米，年租金 11.90 万元。', /面积|租金|用房/],
  ['全区数字', '同期全区一般公共预算收入完成 482345.66 万元，同比增长 5.37%。', /全区/],
  ['差旅费', '差旅费 2.19 万元，出差 57 人次，较预算节约 0.81 万元。', /差旅|出差/],
  ['历史', '本单位成立于1987年，先后荣获表彰 13 项，2016年获补助 9.99 万元。', /表彰|补助/],
  ['课题', '承担课题 2 项，经费 14.63 万元由合作单位支付。', /课题/],
  ['无单位的数', '全年共办理业务 20,437 笔，平均用时 3.5 天，热线 12345 接通率 99.1%。', /业务|用时|接通/],
]

/** A line of prose that ends a sentence, with nothing behind it that goes on about its parts. */
function places(rows: readonly Row[]): number[] {
  const first = rows.findIndex((row) => /情况说明|说明/.test(row.text) && /第.部分|[一二三]、/.test(row.text))
  return rows.flatMap((row, k) => {
    if (k < first || isTable(row.text) || !/[。]\s*$/.test(row.text) || row.text.length < 16) return []
    const next = rows.slice(k + 1).find((other) => other.text.trim() !== '')
    return next !== undefined && /^\s*(?:其中|包括|主要|[（(]?\d|[a-z])/.test(next.text) ? [] : [k]
  })
}

const allowed = (names: RegExp) => (fact: Fact) => names.test(fact.item)

/** A sentence as a paragraph of its own behind every third paragraph, from the given one on. */
const paragraph =
  (sentence: string, names: RegExp, offset: number): Perturbation =>
  (rows) => {
    const at = new Set(places(rows).filter((_, n) => n % 3 === offset % 3))
    return rows.flatMap((row, k) => (at.has(k) ? [row, ...added(sentence, allowed(names))] : [row]))
  }

/** A sentence at the end of every paragraph, on its line. */
const appended =
  (sentence: string, names: RegExp): Perturbation =>
  (rows) => {
    const at = new Set(places(rows))
    return rows.map((row, k) =>
      at.has(k) ? { ...row, text: row.text.trimEnd() + sentence, allows: allowed(names) } : row,
    )
  }

/** A sentence in front of every paragraph that names its subject itself. */
const prefixed =
  (sentence: string, names: RegExp): Perturbation =>
  (rows) =>
    rows.map((row) =>
      !isTable(row.text) && /^20\d\d\s*年度?[^，。]{2,20}\s\d/.test(row.text)
        ? { ...row, text: sentence + row.text, allows: allowed(names) }
        : row,
    )

const TABLES: Readonly<Record<string, (year: number) => string>> = {
  资产统计表: (year) =>
    `${year}年度资产分布统计表\n\n单位：万元\n\n类别\t数量\t原值\t净值\n房屋\t2\t818.20\t644.07\n通用设备\t143\t96.31\t28.85\n合计\t145\t914.51\t672.92`,
  重点工作表: () =>
    `重点工作完成情况\n\n序号\t工作\t计划数\t完成数\t完成率\n1\t入户走访\t1200\t1187\t98.9%\n2\t技能比武\t4\t4\t100%`,
  往来款表: (year) =>
    `${year}年末往来款明细表\n\n单位：元\n\n科目\t期初余额\t期末余额\n其他应收款\t20,400.00\t18,350.50\n其他应付款\t7,120.00\t3,006.25`,
  电话表: () => `科室\t办公电话\t房间\n综合科\t86210034\t301\n财务科\t86210077\t305`,
}

/** A table that no lexicon knows, before the first and behind the last table of the report, or in its prose. */
const table =
  (text: (year: number) => string, where: 'tables' | 'prose'): Perturbation =>
  (rows, about) => {
    const known = rows.flatMap((row, k) => (isTableTitle(row.text) ? [k] : []))
    const inProse = places(rows)
    const at = where === 'tables' ? known.slice(1, 3) : [inProse[2], inProse.at(-1)]
    const put = added(`\n${text(about.year)}\n`, (fact) => !KNOWN.test(fact.item))
    return rows.flatMap((row, k) =>
      at.includes(k) ? (where === 'tables' ? [...put, row] : [row, ...put]) : [row],
    )
  }

/** Quantities of the standard, none of which an unknown table holds. */
const KNOWN = /收入|支出|三公|公务|基本|项目|财政|预算|编制|在职/

/** Unknown sentences and tables put in; no other figure may change. */
export const INSERTIONS: Readonly<Record<string, Perturbation>> = Object.fromEntries([
  ...SENTENCES.flatMap(([name, sentence, names], k): [string, Perturbation][] => [
    [`插入一段：${name}`, paragraph(sentence, names, k)],
    [`段末插一句：${name}`, appended(sentence, names)],
  ]),
  ...SENTENCES.slice(0, 4).map(([name, sentence, names]): [string, Perturbation] => [
    `段首插一句：${name}`,
    prefixed(sentence, names),
  ]),
  ...Object.entries(TABLES).flatMap(([name, text]): [string, Perturbation][] => [
    [`表间插入${name}`, table(text, 'tables')],
    [`说明里插入${name}`, table(text, 'prose')],
  ]),
])
