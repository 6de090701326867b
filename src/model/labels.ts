import { SEVERITY_NAMES } from './vocabulary.ts'

/** Headings of columns that many results share. */
export const HEADINGS: Readonly<Record<string, string>> = {
  unit: '单位',
  district: '区县',
  fiscal_year: '年度',
  headcount_year: '人数年度',
  stage: '阶段',
  scope: '口径',
  origin: '来源',
  total: '合计（万元）',
  vehicle_running: '公务用车运行费（万元）',
  amount: '金额（万元）',
  subject: '主题',
  item: '条目',
  project: '项目名称',
  kind: '单位种类',
  title: '标题',
}

/** Why a number is no fact: a kind of structure, or why it was left out. */
const FATES = [
  '日期',
  '时间',
  '文号',
  '电话',
  '热线号',
  '条款号',
  '表号',
  '编号',
  '门槛',
  '科目编码',
  '公式',
  '名称中的数',
  '页码',
  '目录页码',
  '栏次',
  '行次或序号',
  '所在的表没有读法，或这一格分不清属于哪一栏',
  '前后没有说明它是什么的字',
  '所在的句子没有读法',
  '没有计量单位',
]

/** Values that are codes in the data and words on the screen. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  origin: { table: '表', narrative: '文字', form: '项目表', derived: '推算' },
  severity: SEVERITY_NAMES,
  gap: { 'not held': '没有这份报告', 'not disclosed': '报告没有公开', 'not read': '印了但没有读出' },
  reason: {
    'not held': '没有这份报告',
    'not disclosed': '报告没有公开',
    'not read': '印了但没有读出',
    'zero base': '分母是零',
    stage: '阶段不同',
    scope: '口径不同',
    headcount: '人数不是同年的',
    'part year': '不满一年',
    unbalanced: '不是每年都有',
  },
  why: Object.fromEntries(FATES.map((word) => [word, word])),
  found: { unit: '单位', name: '旧名', project: '项目', item: '条目', amount: '金额' },
}

/** Columns of comparisons that serve the drawing and the trail, not the reader of a table. */
export const HIDDEN_COLUMNS: ReadonlySet<string> = new Set([
  'fact_ids',
  'label',
  'rate_text',
  'unit_id',
  'document_id',
  'rank',
  'kind_rank',
])

/** Which columns of a result are for a reader, by their place: on the screen and in what leaves the page. */
export function readerColumns(columns: readonly { name: string }[]): number[] {
  const hasUnit = columns.some(({ name }) => name === 'unit')
  return columns.flatMap(({ name }, i) =>
    name === 'fact_ids' || (hasUnit && HIDDEN_COLUMNS.has(name)) ? [] : [i],
  )
}
