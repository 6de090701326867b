import {
  ECONOMIC_CLASSES,
  functionClassCode,
  type Kind,
  type Scope,
  type Stage,
} from '../../model/vocabulary.ts'
import type { Table } from '../table.ts'
import { type Column, columnsOf } from './column.ts'
import { type Form, formNamed, formOf } from './forms.ts'
import type { Layout } from './head.ts'
import { type Segment, segmentsOf } from './row.ts'
import { cleanLabel } from './statement.ts'
import { bareName, itemNamed, LABEL, scopeNamed } from './words.ts'

/**
 * What the rows of a table are. Those of `other` are named by nobody, but title or heads say that money is divided by
 * source or use; where nothing says so they are `unknown`, and a total among them is a total of nothing known.
 */
export type Rows =
  | 'functions'
  | 'economic'
  | 'sides'
  | 'sangong'
  | 'projects'
  | 'procurement'
  | 'other'
  | 'unknown'

/** A table as it is understood: what its rows and columns are, and what its totals count. */
export interface Context {
  rows: Rows
  columns: Column[]
  segments: Segment[][]
  income: boolean
  scope: Scope
  /** Whether heads or title say the scope; else it is the one that such tables have most often. */
  scopeSaid: boolean
  /** Subject of the total row. */
  subject: string
  form: Form | undefined
}

/** The column in which amounts begin, by the heads, or by the rows where the heads are silent. */
function firstAmount(layout: Layout, columns: readonly Column[]): number {
  const { paths, body, rowNumbers } = layout
  const filled = (j: number) =>
    body.flatMap((row) => (row[j] === undefined || row[j].folded === '' ? [] : [row[j]]))
  const at = columns.findIndex((_, j) => {
    const leaf = paths[j]!.at(-1) ?? ''
    if (rowNumbers.has(j) || leaf === '' || LABEL.test(leaf)) return false
    const cells = filled(j)
    const texts = cells.filter((cell) => /[一-龥]/.test(cell.folded)).length
    return cells.length === 0 || texts <= cells.length / 2
  })
  return at < 0 ? 1 : at
}

const ECONOMIC_NAMES = new Set(Object.values(ECONOMIC_CLASSES))

const SUBJECTS: Readonly<Record<string, string>> = {
  一般公共预算财政拨款: '一般公共预算',
  政府性基金预算财政拨款: '政府性基金',
  国有资本经营预算财政拨款: '国有资本',
  财政拨款: '财政拨款',
}

const VEHICLES = { named: itemNamed('公务用车购置及运行费'), whole: false, strange: null }
/** 小计 in the 三公 table sums the cars' two parts where no head is of that sum, whether or not the one over it was printed. */
function withVehicles(columns: Column[]): Column[] {
  if (columns.some(({ named }) => named?.item === VEHICLES.named?.item)) return columns
  return columns.map((column) => (column.printed === '小计' ? { ...column, ...VEHICLES } : column))
}

/** Whose money the words of a title or heading count. */
export const scopeOf = (title: string): Scope | null =>
  scopeNamed(title) ?? (/财政拨款/.test(title) ? '财政拨款' : null)

/**
 * Understands a table by the words of its heads and rows; its title tells apart what looks alike, and says whose money it
 * is.
 */
export function understand(
  layout: Layout,
  title: string,
  when: { kind: Kind; year: number; budget: Stage; procured: boolean },
): Context {
  const columns = columnsOf(layout.paths, when)
  const first = firstAmount(layout, columns)
  const segments = layout.body.map((row) => segmentsOf(row, layout, first))
  const all = segments.flat()
  const heads = columns.flatMap((column) => (column.named === null ? [] : [column.named]))
  const labels = all.filter((s) => s.code === null).map((s) => bareName(s.labels.at(-1)?.cell.folded ?? ''))
  const coded = (start: string) => all.filter((s) => s.code !== null && s.code[0] === start).length
  const functions = coded('2') + labels.filter((label) => functionClassCode(label) !== null).length
  const economic = coded('3') + coded('5') + labels.filter((label) => ECONOMIC_NAMES.has(label)).length
  const parts = (names: readonly ({ item: string; subject: string } | null)[]) =>
    new Set(names.flatMap((named) => (named?.subject === '三公' ? [named.item] : []))).size
  const sangong = Math.max(parts(heads), coded('2') + coded('3') > 2 ? 0 : parts(labels.map(itemNamed)))
  const headText =
    layout.paths.map((path) => path.join('')).join('|') +
    layout.head
      .flat()
      .map((c) => c.folded)
      .join('|')
  const named = formNamed(title)
  const said = scopeOf(title)
  const base = { columns, segments }

  if (sangong >= 3 || (sangong > 0 && named?.shape === 'sangong'))
    return {
      ...base,
      columns: withVehicles(columns),
      rows: 'sangong',
      income: false,
      scope: said === '一般公共预算财政拨款' ? said : '财政拨款',
      scopeSaid: true,
      subject: '三公',
      form: formOf('三公'),
    }
  if (economic > functions && (layout.sides.length === 1 || !sided(all))) {
    const basic =
      /基本支出/.test(title) ||
      (said !== null && heads.some((n) => n.subject === '基本支出')) ||
      said === null
    const scope = basic && said !== '财政拨款' ? (said ?? '一般公共预算财政拨款') : (said ?? '全部资金')
    return {
      ...base,
      rows: 'economic',
      income: false,
      scope,
      scopeSaid: said !== null,
      subject: basic ? '基本支出' : (SUBJECTS[scope] ?? '支出'),
      form: formOf('基本支出'),
    }
  }
  if (layout.sides.length >= 2 && sided(all)) {
    const own = all.filter((s) => s.side === 0).map((s) => bareName(s.labels.at(-1)?.cell.folded ?? ''))
    const others = own.some((label) => /事业收入|经营收入|其他收入|上级补助|专户|单位资金/.test(label))
    const treasury = said !== null || named?.subject === '财政拨款' || (named === undefined && !others)
    const scope: Scope = named?.subject === '总收支' || !treasury ? '全部资金' : (said ?? '财政拨款')
    return {
      ...base,
      rows: 'sides',
      income: false,
      scope,
      scopeSaid: named !== undefined || said !== null,
      subject: scope === '全部资金' ? '总收支' : (SUBJECTS[scope] ?? '财政拨款'),
      form: formOf(scope === '全部资金' ? '总收支' : '财政拨款'),
    }
  }
  const sources = new Set(heads.filter((n) => n.subject === '收入').map((n) => n.item)).size
  const uses = heads.some((n) => n.subject === '支出' || n.subject === '基本支出')
  const income =
    !uses && (/收入/.test(title) && !/支出/.test(title) ? true : !/支出/.test(title) && sources >= 2)
  const scope = said ?? '全部资金'
  const subject = income ? '收入' : (SUBJECTS[scope] ?? '支出')
  const rows: Rows =
    when.procured || /采购(?:项目|品目|目录|内容|类别|方式)/.test(headText)
      ? 'procurement'
      : /项目名称/.test(headText) && !/科目名称/.test(headText)
        ? 'projects'
        : functions > 0 || (named?.shape === 'by-code' && uses)
          ? 'functions'
          : sources > 0 || uses || named !== undefined
            ? 'other'
            : 'unknown'
  return {
    ...base,
    rows,
    income,
    scope,
    scopeSaid:
      said !== null ||
      /收入|支出/.test(title) ||
      sources >= 2 ||
      heads.some((n) => n.item === '上缴上级支出'),
    subject,
    form: formOf(subject),
  }
}

/** Whether income stands on the first side and spending on another. */
function sided(segments: readonly Segment[]): boolean {
  const label = (s: Segment) => cleanLabel(s.labels.at(-1)?.cell.folded ?? '')
  const left = segments.some((s) => s.side === 0 && /收入|拨款|预算|资金|结转|收费/.test(label(s)))
  const right = segments.some(
    (s) => s.side > 0 && (/支出|结转|结余/.test(label(s)) || functionClassCode(label(s)) !== null),
  )
  return left && right
}

/** What is further in the line below a table is no note on it. */
const LONGEST_NOTE = 120

/** What 预算数 means by the note below a table; null where there is none. */
export function saidBudget(table: Table): Stage | null {
  const note = table.below.map((line) => line.folded.slice(0, LONGEST_NOTE)).join('')
  const said = /年初预算数|全年预算数|调整后/.exec(note)?.[0]
  return said === undefined ? null : said === '年初预算数' ? '年初预算' : '全年预算'
}

/**
 * What 预算数 means: the budget of the year's start to FY2019; later accounts say 全年预算数 in their note, first those
 * whose 三公 table is that of all 财政拨款 and no longer of 一般公共预算.
 */
export function budgetStage(
  table: Table,
  { title, sangong }: { title: string; sangong: boolean },
  kind: Kind,
  year: number,
): Stage {
  if (kind !== '决算') return '年初预算'
  const said = saidBudget(table)
  if (said !== null) return said
  const all = year >= 2020 && /财政拨款/.test(title) && !/一般公共预算/.test(title)
  return sangong && (year >= 2022 || all) ? '全年预算' : '年初预算'
}
