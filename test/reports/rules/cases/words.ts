import type { Figure } from '../../../../src/model/fact.ts'
import { report } from '../../../fixtures/report.ts'
import {
  BASIC,
  changed,
  EVALUATION,
  figures,
  form,
  GENERAL,
  GRANTS,
  INCOME,
  inWhole,
  narrated,
  OTHERS,
  pair,
  type RuleCase,
  SANGONG,
  SPENDING,
  UNIT,
} from './writing.ts'

/** Rules of words, of people and cars, and of evaluation. By the code of each sentence. */
export const WORDS: Readonly<Record<string, RuleCase>> = {
  'R10.missing': pair(
    (item) =>
      narrated(
        [
          BASIC,
          `2020年度基本支出 100.00 万元，其中：人员经费 60.00 万元，主要包括：基本工资、津贴补贴、奖金。公用经费 40.00 万元，主要包括：办公费、印刷费、${item}。`,
        ],
        [SANGONG, '2020年度“三公”经费支出决算为 6.40 万元。\n1.公务用车运行费 6.40 万元。'],
      ),
    '差旅费',
    '公务用车运行维护费',
  ),
  'R11.blank': inWhole('基本工资、退休费', '基本工资、退休费、奖金、绩效工资、伙食补助费'),
  'R23.unchanged': pair(
    (words) => narrated([SANGONG, `公务接待费支出决算为 0.35 万元，与上年${words}`]),
    '持平。减少的主要原因是厉行节约。',
    '持平。',
  ),
  'R23.each': pair(
    (words) =>
      narrated([INCOME, `2020年度本年收入合计 100.00 万元，与2019年相比，收入合计${words} 3.00 万元。`]),
    '各减少',
    '减少',
  ),
  'R24.differ': inWhole('共有车辆 2 辆', '共有车辆 1 辆'),
  'R24.more': inWhole('共有车辆 2 辆', '共有车辆 5 辆'),
  'R24.kinds': inWhole('共有车辆 2 辆', '共有车辆 5 辆，其中：其他用车 1 辆'),
  'R24.none': pair(
    (cars) =>
      narrated(
        [SANGONG, '2020年度“三公”经费支出决算为 6.40 万元。\n1.公务用车运行费 6.40 万元。'],
        [OTHERS, `(一)国有资产占用情况\n截至 2020 年 12 月 31 日，共有车辆 ${cars} 辆。`],
      ),
    '0',
    '2',
  ),
  'R25.none': pair(
    (cost) =>
      changed(
        report(),
        '(二)国有资产',
        `(二)机关运行经费支出情况\n2020年度机关运行经费支出 ${cost} 万元。\n(三)国有资产`,
      ),
    '40.91',
    '0.00',
  ),
  'R26.overall': pair(
    (money) =>
      narrated(
        [SPENDING, '2020年度本年支出合计 315.38 万元。'],
        [EVALUATION, `组织对1个部门开展整体支出绩效自评，资金 ${money} 万元。`],
      ),
    '115.38',
    '315.38',
  ),
  'R26.partial': pair(
    (money) =>
      narrated(
        [GENERAL, '其中：基本支出 100.00 万元，项目支出 200.00 万元。'],
        [EVALUATION, `我单位组织对2020年度项目支出全面开展绩效自评，共涉及项目3个，资金 ${money} 万元。`],
      ),
    '100.00',
    '200.00',
  ),
  'R26.budgets': pair(
    (executed) =>
      figures(
        { subject: '项目绩效', item: '绩效自评项目资金', stage: '', value: '90.00' },
        ...['60.00', executed].flatMap((spent, i): Partial<Figure>[] =>
          (['全年预算', '执行'] as const).map((stage) => ({
            subject: '项目绩效',
            item: `项目${i}`,
            part: '年度资金总额',
            origin: 'form',
            stage,
            value: stage === '执行' ? spent : ['60.00', '30.00'][i]!,
          })),
        ),
      ),
    '25.00',
    '30.00',
  ),
  'R26.targets': pair(
    (target) =>
      figures(
        { subject: '项目绩效', item: '纳入预算绩效管理的项目支出', stage: '年初预算', value: '90.00' },
        { subject: '项目绩效', item: '夜间照明', part: '本级财拨预算金额', origin: 'form', value: '60.00' },
        { subject: '项目绩效', item: '网格巡查', part: '本级财拨预算金额', origin: 'form', value: target },
      ),
    '25.00',
    '30.00',
  ),
  'R26.merged': pair(
    (executed) =>
      changed(
        report(),
        /$/,
        `\n${form('80', executed, [['合并明细项目', '路灯电费、网格巡查外包服务', '', '', '', '', '']])}`,
      ),
    '500.00',
    '601.15',
  ),
  'R27.off': pair((weight) => changed(report(), /$/, `\n${form(weight)}`), '90', '80'),
  'R28.off': pair(
    (income) =>
      narrated(
        [INCOME, `2020年度本年收入合计 315.38 万元。其中：财政拨款收入 ${income} 万元。`],
        [
          GRANTS,
          '2020年度财政拨款收、支总计 297.10 万元。与2019年相比，财政拨款收、支总计各增加 20.00 万元。',
        ],
        [GENERAL, '2020年度财政拨款支出 290.10 万元。与2019年相比，财政拨款支出增加 40.10 万元。'],
      ),
    '260.00',
    '270.00',
  ),
  'R30.other': pair(
    (unit) => changed(report(), /$/, `\n${form('80').replaceAll(UNIT, unit)}`),
    '青云市丹霞区园林绿化中心',
    UNIT,
  ),
  'R31.direction': inWhole('减少 0.50 万元', '增加(减少) 0.50 万元'),
  'R31.blank': inWhole('保有量 2 辆', '保有量辆'),
  'R31.instructions': inWhole(
    '(二)财政拨款支出决算结构情况。',
    '(二)财政拨款支出决算结构情况。(参照样张填写)',
  ),
  'R31.level': inWhole('财政拨款支出 1,003.50 万元，占', '财政拨款支出(含市级财政下达) 1,003.50 万元，占'),
  'R31.renamed': inWhole('主要包括：办公费', '主要包括：办公费。文化体育与传媒'),
  'R31.bureau': inWhole('主要成效是', '局机关主要成效是'),
  'R31.typo': pair(
    (end) => narrated([GENERAL, `1.住房保障(类)支出${end}。年初预算为 35.20 万元，支出决算为 35.20 万元。`]),
    '初',
    '',
  ),
  'R31.note': inWhole('注：预算数', '注：本表反映总支出和年末结转结余情况。预算数'),
  'R31.since': inWhole('主要包括：办公费', '从2020年1月1日起启用政府预算经济分类，主要包括：办公费'),
  'R31.glossary': inWhole(
    /$/,
    '\n第四部分 名词解释\n一般公共服务支出(类)财政事务(款)行政运行(项)：反映行政单位的基本支出。\n',
  ),
  'R31.service': pair(
    (bought) =>
      `2020年度${UNIT}部门预算\n一、其他重要事项的情况说明\n(一)政府采购预算情况\n2020年政府采购预算支出合计 40.00 万元，包括：货物类 0 万元；服务类 40.00 万元；工程类 0 万元。\n(二)政府购买服务情况\n2020年本部门政府购买服务支出合计 ${bought} 万元。\n`,
    '0',
    '30.00',
  ),
}
