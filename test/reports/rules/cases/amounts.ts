import { report } from '../../../fixtures/report.ts'
import {
  after,
  BASIC,
  changed,
  EVALUATION,
  figures,
  GENERAL,
  GRANTS,
  INCOME,
  inWhole,
  narrated,
  pair,
  procurement,
  type RuleCase,
  SANGONG,
  SPENDING,
} from './writing.ts'

/** Rules of amounts and rates: one quantity, one value; stated rates; budgets. By the code of each sentence. */
export const AMOUNTS: Readonly<Record<string, RuleCase>> = {
  'R7.款': pair(
    (name) =>
      after(
        '(三)财政拨款支出决算具体情况。',
        '(三)',
        `(三)一般公共服务支出(类)${name}(款)事业运行(项)。支出决算为 928.10 万元。\n(三)`,
      ),
    '政府办公厅（室）事务',
    '政府办公厅（室）及相关机构事务',
  ),
  'R7.类': pair(
    (name) => narrated([GENERAL, `1.${name}(类)支出决算为 35.20 万元。`]),
    '公房补贴',
    '住房保障',
  ),
  'R7.编码': pair(
    (item_code) =>
      figures({
        subject: '功能分类',
        item: '住房改革支出',
        item_code,
        evidence: '住房改革支出(类)35.20',
        value: '35.20',
      }),
    '22102',
    '221',
  ),
  'R7.两处': inWhole('30302\t退休费\t10.00', '30302\t退休费\t10.00\t30202\t办公费\t'),
  'R7.运行': inWhole('主要用于路灯电费', '主要用于事业运行'),
  'R8.off': {
    broken: after('2020年度财政拨款收入支出决算总表', /40\.20\t40\.20/, '41.20\t41.20'),
    consistent: report(),
  },
  'R8.tableAndText': pair(
    (inText) =>
      figures(
        { subject: '功能分类', item: '住房保障支出', item_code: '221', origin: 'table', value: '35.20' },
        { subject: '功能分类', item: '住房保障支出', item_code: '221', value: inText },
      ),
    '53.20',
    '35.20',
  ),
  'R8.misread': pair(
    (other) =>
      figures(
        { subject: '功能分类', item: '行政单位医疗', value: '10.50', line: 10 },
        { subject: '功能分类', item: '行政单位医疗', value: other, assumed: ['条目'] },
      ),
    '2.60',
    '10.50',
  ),
  'R8.income': {
    broken: changed(report(), /2020年度收入决算表[\s\S]*?2020年度支出决算表/, (own) =>
      own.replaceAll('40.20\t40.20', '40.21\t40.20'),
    ),
    consistent: report(),
  },
  'R11b.larger': pair(
    (item) =>
      figures(
        { subject: '功能分类', item: '养老保险缴费', item_code: '2080505', origin: 'table', value: '40.00' },
        { subject: '经济分类', item: '养老保险缴费', item_code: '30108', origin: 'table', value: item },
      ),
    '45.00',
    '40.00',
  ),
  'R12.off': pair(
    (basic) =>
      narrated(
        [GENERAL, '其中：基本支出 100.00 万元，项目支出 200.00 万元。'],
        [BASIC, `2020年度一般公共预算财政拨款基本支出 ${basic} 万元。`],
      ),
    '110.00',
    '100.00',
  ),
  'R12.tableAndText': inWhole('收、支总计 1,019.50', '收、支总计 1,029.50'),
  'R12.misread': pair(
    (other) =>
      figures(
        { item: '本年支出合计', value: '315.38', line: 10 },
        { item: '本年支出合计', value: other, assumed: ['口径'] },
      ),
    '290.10',
    '315.38',
  ),
  'R12.granted': pair(
    (total) =>
      narrated(
        [INCOME, '2020年度本年收入合计 315.38 万元。其中：财政拨款收入 297.11 万元。'],
        [GRANTS, `2020年度财政拨款收、支总计 ${total} 万元。`],
      ),
    '297.10',
    '297.11',
  ),
  'R17.slip': pair(
    (unit) =>
      narrated([
        EVALUATION,
        `1.路灯电费项目绩效自评综述：项目全年预算数为 430.00 ${unit}，执行数为 420.75 万元，完成预算的 97.85%。`,
      ]),
    '元',
    '万元',
  ),
  'R19.off': inWhole('占本年支出 36.42%', '占本年支出 63.42%'),
  'R19.growth': inWhole('下降 6.90%', '下降 6.95%'),
  'R19.contracts': pair(procurement, '90', '10'),
  'R19.beside': pair(
    (part) =>
      figures(
        { item: '本年支出合计', value: '1383.00', line: 10 },
        { item: '项目支出', value: '640.82', line: 10 },
        { item: '基本支出', value: '742.18', line: 10 },
        { item: part, measure: '占比', unit: '%', base: '本年支出合计', value: '53.66', line: 10 },
      ),
    '项目支出',
    '基本支出',
  ),
  'R29.more': pair(
    (staff) =>
      figures(
        { subject: '人员', item: '编制人数', measure: '人数', unit: '人', stage: '', value: '21' },
        { subject: '人员', item: '在职实有人数', measure: '人数', unit: '人', stage: '', value: staff },
      ),
    '25',
    '21',
  ),
  'R20.off': inWhole('下降 6.90%', '下降 69.00%'),
  'R20.beside': pair(
    (now) => {
      const reception = { subject: '三公', item: '公务接待费', line: 10 }
      const against = { base: '2019年决算', direction: '减少' as const }
      return figures(
        { ...reception, value: now },
        { ...reception, item: '上年公务接待费', value: '1.20' },
        { ...reception, ...against, measure: '增减额', value: '0.40' },
        { ...reception, ...against, measure: '增减率', unit: '%', value: '33.33' },
      )
    },
    '1.00',
    '0.80',
  ),
  'R20.firstYears': pair(
    (rate) =>
      narrated(
        [
          INCOME,
          '2020年度本年收入合计 315.38 万元。与2019年相比，本年收入合计增加 315.38 万元，增长 100.00%。',
        ],
        [
          SPENDING,
          `2020年度本年支出合计 300.00 万元。与2019年相比，本年支出合计增加 300.00 万元，增长 ${rate}%。`,
        ],
      ),
    '0.00',
    '100.00',
  ),
  'R21.budget': pair(
    (budget) =>
      narrated([
        SANGONG,
        `2020年度“三公”经费年初预算数为 ${budget} 万元，支出决算为 6.40 万元，完成年初预算的 80.00%。`,
      ]),
    '0.00',
    '8.00',
  ),
  'R21.noBudget': pair(
    (rate) =>
      narrated([
        SANGONG,
        `2020年度“三公”经费年初预算数为 8.00 万元，支出决算为 6.40 万元，完成年初预算的 80.00%，其中：\n1.因公出国(境)费支出决算为 0.00 万元${rate}。`,
      ]),
    '，完成年初预算的 0.00%',
    '',
  ),
  'R21.share': { broken: procurement('10', '0.00'), consistent: procurement('10') },
  'R22.sangong': pair(
    (stage) =>
      figures(
        {
          subject: '三公',
          item: '“三公”经费合计',
          stage: stage as '年初预算',
          origin: 'table',
          value: '9.00',
        },
        { subject: '三公', item: '“三公”经费合计', stage: '年初预算', value: '8.00' },
      ),
    '全年预算',
    '调整预算',
  ),
  'R22.backfilled': pair(
    (budget) => narrated([SANGONG, `2020年度“三公”经费年初预算数为 ${budget} 万元，支出决算为 6.75 万元。`]),
    '6.75',
    '8.00',
  ),
  'R22.evaluation': pair(
    (adjusted) =>
      figures(
        { subject: '一般公共预算', item: '财政拨款支出', stage: '年初预算', value: '284.00' },
        { subject: '整体绩效', item: '部门整体支出总额', stage: '全年预算', origin: 'form', value: adjusted },
      ),
    '325.00',
    '284.00',
  ),
  'R22.denied': pair(
    (words) =>
      narrated([GENERAL, `2020年度财政拨款支出年初预算为 300.00 万元，支出决算为 290.10 万元。${words}`]),
    '本年度无年初预算数据。',
    '本年度年初预算已经批复。',
  ),
}
