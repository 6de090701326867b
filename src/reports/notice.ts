import type { Reference, Remark } from '../model/fact.ts'
import type { Arg, Places, Words } from '../model/message.ts'

/** What the reader says of its own reading. A code is `READ.` and the name of the sentence. */
export const NOTICES = {
  unknown: {
    zh: '看不出是哪个{field}的报告，暂不进入比较；可用 {flag} 指明',
    en: 'The report does not say its {field}; it stays out of comparisons until {flag} is given',
  },
  guessed: {
    zh: '{field}只是猜的：{value}（第 {line} 行“{evidence}”），暂不进入比较；可用 {flag} 指明',
    en: 'The {field} is a guess: {value} (line {line}, “{evidence}”); it stays out of comparisons until {flag} is given',
  },
  malformed: {
    zh: '第 {line} 行的“{text}”不是一个数，未采用',
    en: 'Line {line}: “{text}” is not a number and was not taken',
  },
  malformedCell: {
    zh: '第 {line} 行《{table}》的“{text}”不是一个数，未采用',
    en: 'Line {line}: “{text}” in 《{table}》 is not a number and was not taken',
  },
  short: {
    zh: '报告读到第 {line} 行为止，没有“三公”经费、政府采购和国有资产，可能不完整',
    en: 'The report ends at line {line} without 三公, procurement or assets; it may be cut short',
  },
  heads: {
    zh: '第 {line} 行起的《{table}》表头和数对不上栏，没有采用',
    en: 'In the table 《{table}》 at line {line} heads and figures do not go together; it was not taken',
  },
  unit: {
    zh: '第 {line} 行起的《{table}》没有印出金额单位，按{unit}读',
    en: 'The table 《{table}》 at line {line} prints no unit of money; read as {unit}',
  },
  formUnit: {
    zh: '第 {line} 行起的自评表（{project}）没有印出金额单位，按元读',
    en: 'The self-evaluation form at line {line} ({project}) prints no unit of money; read as 元',
  },
  column: {
    zh: '第 {line} 行起的《{table}》第 {column} 栏没有栏名，{count} 个数没有归类',
    en: 'Column {column} of 《{table}》 at line {line} has no head; {count} numbers are unclassified',
  },
  columns: {
    zh: '第 {line}–{end} 行像是表格“{table}”，但没有表格线也没有制表符，列分不准，没有读；请改用 PDF、Excel、Word 或网页原件',
    en: 'Lines {line}–{end} look like the table “{table}” without rules or tabs; its columns cannot be told, so it was not read',
  },
  place: {
    zh: '第 {line} 行“{table}”的 {text} 可能属于不止一栏，没有采用',
    en: 'Line {line}: {text} in “{table}” could stand under more than one column and was not taken',
  },
  slip: {
    zh: '第 {line} 行的“{text}”像是识别错的数，按表中合计关系读作 {amount}',
    en: "Line {line}: “{text}” looks like a slip of character recognition; the table's sums prove {amount}",
  },
  unprovenSlip: {
    zh: '第 {line} 行的“{text}”像是识别错的数，表中没有合计关系可以证明它是 {amount}，未采用',
    en: 'Line {line}: “{text}” looks like a slip of character recognition; no sum proves that it is {amount}, so it was not taken',
  },
  doubted: {
    zh: '第 {page} 页第 {line} 行：{numbers} 识别没有把握，没有合计能证明，未采用',
    en: 'Page {page}, line {line}: {numbers} was not surely recognised, no sum proves it, and it was not taken',
  },
  rows: {
    zh: '《{table}》{tested} 行里有 {broken} 行不合 {rule}（{title}），多半是这张表没有读对，请对照原表',
    en: '{broken} of {tested} rows of 《{table}》 break {rule} ({title}): it was probably misread; compare the print',
  },
  /** What a reader said of whose transcript nothing but the words was kept. */
  earlier: { zh: '{words}', en: '{words}' },
} as const satisfies Readonly<Record<string, Words>>

type Notices = typeof NOTICES

/** A notice of the reader, with exactly what its sentence sets in; `figures` are those that it is about. */
export function notice<K extends keyof Notices & string>(
  says: K,
  lines: readonly number[],
  args: Readonly<Record<Places<Notices[K]['zh']>, Arg>>,
  figures: readonly Reference[] = [],
): Remark {
  return { code: `READ.${says}`, args, severity: 'review', lines, figures }
}

/** Whether a remark is the reader's own and no rule's. */
export const isNotice = ({ code }: Pick<Remark, 'code'>): boolean => code.startsWith('READ.')
