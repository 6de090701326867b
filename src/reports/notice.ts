import type { Reference, Remark } from '../model/fact.ts'
import type { Arg, Places } from '../model/message.ts'

/** What the reader says of its own reading. A code is `READ.` and the name of the sentence. */
export const NOTICES = {
  unknown: '看不出是哪个{field}的报告，暂不进入比较；可用 {flag} 指明',
  guessed: '{field}只是猜的：{value}（第 {line} 行“{evidence}”），暂不进入比较；可用 {flag} 指明',
  malformed: '第 {line} 行的“{text}”不是一个数，未采用',
  malformedCell: '第 {line} 行《{table}》的“{text}”不是一个数，未采用',
  short: '报告读到第 {line} 行为止，没有“三公”经费、政府采购和国有资产，可能不完整',
  heads: '第 {line} 行起的《{table}》表头和数对不上栏，没有采用',
  unit: '第 {line} 行起的《{table}》没有印出金额单位，按{unit}读',
  formUnit: '第 {line} 行起的自评表（{project}）没有印出金额单位，按元读',
  column: '第 {line} 行起的《{table}》第 {column} 栏没有栏名，{count} 个数没有归类',
  columns:
    '第 {line}–{end} 行像是表格“{table}”，但没有表格线也没有制表符，列分不准，没有读；请改用 PDF、Excel、Word 或网页原件',
  place: '第 {line} 行“{table}”的 {text} 可能属于不止一栏，没有采用',
  slip: '第 {line} 行的“{text}”像是识别错的数，按表中合计关系读作 {amount}',
  unprovenSlip: '第 {line} 行的“{text}”像是识别错的数，表中没有合计关系可以证明它是 {amount}，未采用',
  doubted: '第 {page} 页第 {line} 行：{numbers} 识别没有把握，没有合计能证明，未采用',
  rows: '《{table}》{tested} 行里有 {broken} 行不合 {rule}（{title}），多半是这张表没有读对，请对照原表',
  /** What a reader said of whose transcript nothing but the words was kept. */
  earlier: '{words}',
} as const satisfies Readonly<Record<string, string>>

type Notices = typeof NOTICES

/** A notice of the reader, with exactly what its sentence sets in; `figures` are those that it is about. */
export function notice<K extends keyof Notices & string>(
  says: K,
  lines: readonly number[],
  args: Readonly<Record<Places<Notices[K]>, Arg>>,
  figures: readonly Reference[] = [],
): Remark {
  return { code: `READ.${says}`, args, severity: 'review', lines, figures }
}

/** Whether a remark is the reader's own and no rule's. */
export const isNotice = ({ code }: Pick<Remark, 'code'>): boolean => code.startsWith('READ.')
