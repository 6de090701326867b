import { SEVERITY_NAMES } from './vocabulary.ts'

/** Headings of columns that many results share. */
export const HEADINGS: Readonly<Record<string, string>> = {
  unit: '单位',
  district: '区县',
  fiscal_year: '年度',
  stage: '阶段',
  scope: '口径',
  origin: '来源',
  total: '合计（万元）',
  amount: '金额（万元）',
  subject: '主题',
  item: '条目',
  project: '项目名称',
  kind: '种类',
  title: '标题',
}

/** Values that are codes in the data and words on the screen. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  origin: { table: '表', narrative: '文字', form: '项目表', derived: '推算' },
  severity: SEVERITY_NAMES,
}

/** Columns that serve the drawing and the trail, not the reader of a table. */
export const HIDDEN_COLUMNS: ReadonlySet<string> = new Set(['fact_ids', 'label', 'rate_text'])
