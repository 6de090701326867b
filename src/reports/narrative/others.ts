import type { Section } from '../sections.ts'
import type { Narrative } from './reader.ts'

/** 政府性基金预算财政拨款收入支出情况. */
export const funds: Narrative = {
  topics: ['政府性基金'],
  statement: '政府性基金预算财政拨款收入支出情况说明',
  subject: '政府性基金',
  terms: () => [
    { pattern: '年初结转和结余', item: '年初结转和结余' },
    { pattern: '本年收入|政府性基金(?:预算)?(?:财政)?拨款收入', item: '本年收入' },
    { pattern: '本年支出|政府性基金(?:预算)?(?:财政)?拨款支出|(?<![一-龥])支出(?=\\d)', item: '本年支出' },
    { pattern: '年末结转和结余', item: '年末结转和结余' },
  ],
}

/** 国有资本经营预算财政拨款支出情况. */
export const stateCapital: Narrative = {
  topics: ['国有资本'],
  statement: '国有资本经营预算财政拨款支出情况说明',
  subject: '国有资本',
  terms: () => [
    { pattern: '本年收入', item: '本年收入' },
    { pattern: '本年支出|国有资本经营预算(?:财政拨款)?支出', item: '本年支出' },
  ],
}

/** 机关运行经费支出情况: only 行政 and 参公 units have any. */
export const operating: Narrative = {
  topics: ['机关运行'],
  statement: '机关运行经费支出情况说明',
  subject: '机关运行',
  terms: () => [{ pattern: '机关运行经费', item: '机关运行经费' }],
}

/** Projects kept for small and medium enterprises (财库〔2020〕46号). */
const RESERVED = [
  {
    pattern: '面向中小企业预留政府采购项目(?:的)?预算(?:金额)?(?:为)?',
    item: '面向中小企业预留项目预算',
    stage: '年初预算',
  },
  {
    pattern: '(?:面向小微企业预留政府采购项目|预留给小型和微型企业的政府采购项目)(?:的)?预算(?:金额)?(?:为)?',
    item: '面向小微企业预留项目预算',
    stage: '年初预算',
  },
] as const

/** 政府采购支出情况, with the shares of small and medium enterprises. */
export const procurement: Narrative = {
  topics: ['政府采购'],
  statement: '政府采购支出情况说明',
  subject: '政府采购',
  terms: (kind) =>
    kind === '决算'
      ? [
          { pattern: '政府采购支出总额', item: '政府采购支出总额' },
          { pattern: '政府采购货物支出', item: '政府采购货物支出' },
          { pattern: '政府采购工程支出', item: '政府采购工程支出' },
          { pattern: '政府采购服务支出', item: '政府采购服务支出' },
          ...['货物', '工程', '服务'].map((kind) => ({
            pattern: `(?<![一-龥])${kind}(?:类|采购)?支出`,
            item: `政府采购${kind}支出`,
          })),
          ...['货物', '工程', '服务'].map((kind) => ({
            pattern: `${kind}采购授予中小企业合同金额`,
            item: `${kind}采购授予中小企业合同金额`,
          })),
          { pattern: '政府采购金额(?:\\(以合同签订为准\\))?', item: '政府采购支出总额' },
          { pattern: '(?<![一-龥])货物采购金额', item: '政府采购货物支出' },
          { pattern: '(?<![一-龥])工程采购金额', item: '政府采购工程支出' },
          { pattern: '(?<![一-龥])服务采购金额', item: '政府采购服务支出' },
          ...RESERVED,
          ...['中小', '小微'].map((size) => ({
            pattern: `面向${size}企业预留[^。;]{0,12}项目中,由${size}企业供应商中标或成交的,采购金额`,
            item: `预留项目由${size}企业中标金额`,
          })),
          {
            pattern: '其他政府采购项目中,由中小企业供应商中标或成交的,采购金额',
            item: '其他项目由中小企业中标金额',
          },
          { pattern: '授予中小企业(?:的)?合同金额', item: '授予中小企业合同金额' },
          { pattern: '授予小微企业(?:的)?合同金额', item: '授予小微企业合同金额' },
        ]
      : [
          {
            pattern:
              '政府采购预算(?:支出)?(?:安排|合计|总额|共|(?=\\d))|政府采购项目纳入[^,;。]{0,12}预算(?:共?计|总额)|政府采购(?:预算)?支出合计',
            item: '政府采购预算合计',
          },
          { pattern: '面向中小(?:微)?企业(?:的)?政府采购预算', item: '面向中小微企业的政府采购预算' },
          ...['货物', '工程', '服务'].map((kind) => ({
            pattern: `政府采购${kind}(?:类)?预算|(?<![一-龥])${kind}采购(?:预算)?(?=\\d)`,
            item: `政府采购${kind}类预算`,
          })),
          ...RESERVED,
          { pattern: '(?:货|:)物类', item: '政府采购货物类预算' },
          { pattern: '服务类', item: '政府采购服务类预算' },
          { pattern: '工程类', item: '政府采购工程类预算' },
          { pattern: '政府购买服务支出(?:合计)?', item: '政府购买服务支出合计' },
        ],
}

const VEHICLES = [
  ['共有车辆|车辆合计|共有公务用车|车辆(?=\\d)', '车辆合计'],
  ['副部\\(省\\)级及以上领导用车', '副部(省)级及以上领导用车'],
  ['(?<!副)部级领导干部用车', '部级领导干部用车'],
  ['主要(?:领导干部|负责人)用车', '主要领导干部用车'],
  ['机要通信用车', '机要通信用车'],
  ['应急保障用车', '应急保障用车'],
  ['执法执勤用车', '执法执勤用车'],
  ['特种专业技术用车', '特种专业技术用车'],
  ['离退休干部(?:服务)?用车', '离退休干部用车'],
  ['其他用车', '其他用车'],
  ['一般公务用车', '一般公务用车'],
  ['公务用车', '公务用车'],
  ['(?:单价|单位价值)50万元\\(?(?:含)?\\)?以上通用设备', '单价50万元(含)以上通用设备'],
  ['(?:单价|单位价值)100万元\\(?(?:含)?\\)?以上(?:专用)?设备', '单价100万元(含)以上专用设备'],
] as const

const counted = (prefix: string, stage: '年末' | '年初预算') =>
  VEHICLES.map(([pattern, item]) => ({
    pattern,
    item: `${prefix}${item}`,
    units: /设备/.test(item) ? ['台(套)', '台/套', '台', '套'] : ['辆', '台'],
    measure: /设备/.test(item) ? '台数' : '辆数',
    stage,
  }))

/** Sentences on what the budget is to buy, which are no stock. */
function plans(text: string, section: Section): [number, number][] {
  const found = text.slice(section.start, section.end).matchAll(/(?:预算|计划)安排购置[^。\n]*/g)
  return [...found].map((match) => {
    const start = section.start + match.index
    return [start, start + match[0].length]
  })
}

/** 国有资产占用情况: vehicles by use, costly equipment. */
export const assets: Narrative = {
  topics: ['国有资产'],
  statement: '国有资产占用情况说明',
  subject: '国有资产',
  terms: () => counted('', '年末'),
  skip: plans,
}

/** What the budget is to buy: 部门预算安排购置车辆0辆. */
export const purchases: Narrative = {
  topics: ['国有资产'],
  statement: '国有资产占用情况说明',
  subject: '国有资产',
  terms: () => counted('计划购置', '年初预算'),
  skip: (text, section) => {
    const own = plans(text, section)
    const ends = [section.start, ...own.flat(), section.end]
    return ends.flatMap((from, i) => (i % 2 === 0 ? [[from, ends[i + 1]!] as const] : []))
  },
}
