import { report } from '../../../fixtures/report.ts'
import {
  after,
  changed,
  figures,
  GENERAL,
  inWhole,
  narrated,
  pair,
  type RuleCase,
  SANGONG,
  SPENDING,
  TOTALS,
} from './writing.ts'

/** Rules of sums: tables, lists, forms. By the code of each sentence. */
export const SUMS: Readonly<Record<string, RuleCase>> = {
  'R1.off': inWhole(/一、一般公共服务支出\t28\t928\.10/, '二十二、其他支出\t49\t938.10'),
  'R1.misread': inWhole('本年收入合计\t24', '\t\t\t二十二、其他支出\t49\t10.00\n本年收入合计\t24'),
  'R2.tail': pair(
    (total) =>
      narrated(
        [TOTALS, `2020年度收、支总计 ${total} 万元。`],
        [SPENDING, '2020年度本年支出合计 315.38 万元。'],
      ),
    '315.39',
    '315.38',
  ),
  // The leaf is missing in two columns: the total and basic expenditure.
  'R3.off': {
    also: ['R3.off'],
    broken: after(
      '2020年度支出决算表',
      '2080505\t',
      '2080599\t\t\t其他行政事业单位养老支出\t5.00\t5.00\t\n2080505\t',
    ),
    consistent: after(
      '2020年度支出决算表',
      '2080505\t',
      '2080599\t\t\t其他行政事业单位养老支出\t\t\t\n2080505\t',
    ),
  },
  'R4.off': {
    broken: after('2020年度支出决算表', '\n201\t', '\n229\t\t\t其他支出\t10.00\t6.00\t3.00\n201\t'),
    consistent: after('2020年度支出决算表', '\n201\t', '\n229\t\t\t其他支出\t10.00\t6.00\t4.00\n201\t'),
  },
  'R5.off': inWhole('办公费\t55.30', '办公费\t54.30'),
  'R6.off': inWhole('7.00\t1.00\t6.75', '7.00\t2.00\t6.75'),
  'R9.off': pair(
    (basic) =>
      figures(
        { subject: '一般公共预算', item: '基本支出', origin: 'table', statement: '支出决算表', value: basic },
        ...[
          ['经济分类', '工资福利支出', '301', '60.00'],
          ['基本支出', '人员经费合计', null, '60.00'],
          ['基本支出', '公用经费合计', null, '40.00'],
        ].map(([subject, item, item_code, value]) => ({
          subject: subject!,
          item: item!,
          item_code: item_code!,
          value: value!,
          origin: 'table' as const,
          statement: '基本支出决算表',
        })),
      ),
    '110.00',
    '100.00',
  ),
  'R13.off': pair(
    (housing) =>
      narrated([
        GENERAL,
        `(一)财政拨款支出决算结构情况。\n2020年度财政拨款支出 100.00 万元，主要用于以下方面：一般公共服务(类)支出 80.00 万元；住房保障(类)支出 ${housing} 万元。`,
      ]),
    '21.00',
    '20.00',
  ),
  'R13.misread': pair(
    (training) =>
      figures(
        { subject: '一般公共预算', item: '财政拨款支出', value: '100.00' },
        { subject: '功能分类', item: '一般公共服务支出', item_code: '201', value: '80.00' },
        { subject: '功能分类', item: '住房保障支出', item_code: '221', value: '20.00' },
        { subject: '功能分类', item: '教育支出', item_code: '205', value: training },
      ),
    '3.07',
    '0.00',
  ),
  'R14.off': inWhole('路灯电费 420.75', '路灯电费 400.75'),
  'R14.misread': inWhole(
    '机房维保（二期） 36.85 万元，',
    '机房维保（二期） 36.85 万元，培训 3.07 万元，主要成效是保障了工作；',
  ),
  'R15.off': pair(
    (plan) =>
      figures(
        { subject: '政府采购', item: '政府采购预算合计', value: '110.00', stage: '年初预算' },
        { subject: '政府采购', item: '采购计划', parent: '夜间照明', value: '60.00', origin: 'form' },
        { subject: '政府采购', item: '采购计划', parent: '网格巡查', value: plan, origin: 'form' },
      ),
    '42.00',
    '50.00',
  ),
  'R18.off': pair(
    (reception) =>
      narrated([
        SANGONG,
        `2020年度“三公”经费支出决算为 6.75 万元，其中：\n1.因公出国(境)费支出决算为 0.00 万元。\n2.公务用车购置及运行费支出决算为 6.40 万元。\n3.公务接待费支出决算为 ${reception} 万元。`,
      ]),
    '0.53',
    '0.35',
  ),
  'READ.rows': {
    broken: ['201', '20103', '2010350'].reduce(
      (text, code) =>
        changed(
          text,
          new RegExp(
            `(支出决算表[\\s\\S]*?金额单位[\\s\\S]*?\\n${code}\\t\\t\\t[^\\t]*\\t928\\.10)\\t290\\.10`,
          ),
          '$1\t280.10',
        ),
      report(),
    ),
    consistent: report(),
  },
}
