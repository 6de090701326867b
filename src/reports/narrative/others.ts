import type { Narrative } from './reader.ts'

/** 政府性基金预算财政拨款收入支出情况. */
export const funds: Narrative = {
  topics: ['政府性基金'],
  statement: '政府性基金预算财政拨款收入支出情况说明',
  subject: '政府性基金',
  terms: () => [
    { pattern: '年初结转和结余', item: '年初结转和结余' },
    { pattern: '本年收入', item: '本年收入' },
    { pattern: '本年支出', item: '本年支出' },
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
            pattern: `${kind}采购授予中小企业合同金额`,
            item: `${kind}采购授予中小企业合同金额`,
          })),
          { pattern: '授予中小企业(?:的)?合同金额', item: '授予中小企业合同金额' },
          { pattern: '授予小微企业(?:的)?合同金额', item: '授予小微企业合同金额' },
        ]
      : [
          {
            pattern: '政府采购预算(?:支出)?(?:合计|总额|共)|政府采购(?:预算)?支出合计',
            item: '政府采购预算合计',
          },
          { pattern: '面向中小(?:微)?企业(?:的)?政府采购预算', item: '面向中小微企业的政府采购预算' },
          { pattern: '(?:货|:)物类', item: '政府采购货物类预算' },
          { pattern: '服务类', item: '政府采购服务类预算' },
          { pattern: '工程类', item: '政府采购工程类预算' },
          { pattern: '政府购买服务支出(?:合计)?', item: '政府购买服务支出合计' },
        ],
}

/** 国有资产占用情况: vehicles by use, costly equipment. */
export const assets: Narrative = {
  topics: ['国有资产'],
  statement: '国有资产占用情况说明',
  subject: '国有资产',
  terms: () =>
    [
      ['共有车辆|车辆合计|共有公务用车|车辆(?=\\d)', '车辆合计'],
      ['副部\\(省\\)级及以上领导用车', '副部(省)级及以上领导用车'],
      ['主要(?:领导干部|负责人)用车', '主要领导干部用车'],
      ['机要通信用车', '机要通信用车'],
      ['应急保障用车', '应急保障用车'],
      ['执法执勤用车', '执法执勤用车'],
      ['特种专业技术用车', '特种专业技术用车'],
      ['离退休干部(?:服务)?用车', '离退休干部用车'],
      ['其他用车', '其他用车'],
      ['一般公务用车', '一般公务用车'],
      ['公务用车', '公务用车'],
      ['单价50万元\\(?(?:含)?\\)?以上通用设备', '单价50万元(含)以上通用设备'],
      ['单价100万元\\(?(?:含)?\\)?以上(?:专用)?设备', '单价100万元(含)以上专用设备'],
    ].map(([pattern, item]) => ({
      pattern: pattern!,
      item: item!,
      units: /设备/.test(item!) ? ['台(套)', '台/套', '台', '套'] : ['辆', '台'],
      measure: /设备/.test(item!) ? '台数' : '辆数',
      stage: '年末' as const,
    })),
}
