import type { Figure, Remark } from '../../model/fact.ts'
import { accountOf, type Kind, type Scope, type Stage } from '../../model/vocabulary.ts'
import { bare } from '../document.ts'
import { rebuildSangong } from '../loose/sangong.ts'
import { tokensOf } from '../loose/token.ts'
import { notice } from '../notice.ts'
import type { Table } from '../table.ts'
import { budgetStage, type Context, saidBudget, scopeOf, understand } from './context.ts'
import { figuresOf } from './figures.ts'
import { formNamed, SANGONG } from './forms.ts'
import { type Layout, layOut } from './head.ts'
import { cellValue, type Sheet } from './statement.ts'

const UNIT =
  /单位(?:均)?[:为]?(?:人民币)?(万元|亿元|千元|元)|^\(?(?:人民币)?(万元|亿元|千元|元)\)?$|表\((万元|元)\)/
/** A self-evaluation, target or work form, read by readers of their own. */
const FORM_OF_ITS_OWN =
  /[一二三]级指标|指标(?:内容|名称|值)|绩效(?:总|年度)?目标|完成情况|项目资金|年度资金总额/

/** The line that names the unit of a table; a scan may have lost its colon. */
const OF_UNIT = /:|^(?:编制)?(?:部门|单位)(?!.*表)/

/** The title of a table as printed, without year and number; empty where none stands over it. */
function titleOf(table: Table, over: readonly string[]): string {
  const inside = table.rows.slice(0, 2).map((row) => row.map((cell) => cell.folded).join(''))
  const nearest = over
    .flatMap((line, i) => [OF_UNIT.test(line) ? '' : `${over[i - 1] ?? ''}${line}`, line])
    .toReversed()
  const candidates = [...inside.filter((row) => row.length < 60), ...nearest].filter(
    (text) => text.length <= 60,
  )
  const title =
    candidates.find((text) => formNamed(text) !== undefined) ??
    over.findLast((text) => text.length <= 40 && /表(?:\(.*\))?$/.test(text) && !/[。;,]/.test(text)) ??
    ''
  return title
    .replace(/\(?(?:金额)?单位:(?:万元|元)\)?$/, '')
    .replace(/^[-\s]+|^附\d*[:.]|^[一二三四五六七八九十]+、|20\d\d年?度?|\(?表\d+\)?|\(?公开\d+表\)?/g, '')
    .slice(0, 40)
}

/** Where a table has no title: what the last clause or heading over it says of whose money it counts; a note is on the table before. */
function scopeSaid(over: readonly string[]): string {
  const clauses = over
    .map((text) => text.split(/[。;](?=.)/).at(-1)!)
    .filter((text) => text.length <= 60 && !/^注|本表/.test(text))
  return clauses.slice(-3).findLast((text) => scopeOf(text) !== null) ?? ''
}

/** Whether the heading over a table is one on what was bought. */
const isOfProcurement = (over: readonly string[]): boolean =>
  over.slice(-2).some((text) => text.length <= 30 && /政府采购/.test(text) && !/[。;]/.test(text))

function unitOf(table: Table): string | null {
  const head = table.rows.slice(0, 3).map((row) => row.map((cell) => cell.folded).join(''))
  const above = table.above.slice(-4).map(bare).toReversed()
  const below = table.below.slice(0, 2).map(bare)
  for (const text of [...above, ...head, ...below]) {
    const unit = UNIT.exec(text)?.slice(1).find(Boolean)
    if (unit !== undefined) return unit
  }
  const columns = table.rows
    .slice(0, 4)
    .flat()
    .flatMap((cell) => /\((万元|元)\)/.exec(cell.folded)?.[1] ?? [])
  return columns[0] ?? null
}

/** The unit with which the text prints amounts of a table that prints none; 元 where all are large and whole. */
function unitElsewhere(table: Table, prose: string): string | null {
  const amounts = table.rows.flat().filter((cell) => (cellValue(cell)?.length ?? 0) > 3)
  for (const { folded } of amounts) {
    const at = prose.indexOf(folded)
    const unit = at < 0 ? null : /^(万元|元)/.exec(prose.slice(at + folded.length))
    if (unit !== null && !/[\d.,]/.test(prose[at - 1] ?? '')) return unit[1]!
  }
  const whole = amounts.length > 3 && amounts.every((cell) => !cell.folded.includes('.'))
  return whole && amounts.some((cell) => Number(cellValue(cell)) >= 100_000) ? '元' : null
}

/** Whether two amounts of a row stand under one head: merged heads were written once, and the rest moved to the left. */
function isCollapsed({ rows, segments, columns }: Context): boolean {
  if (rows !== 'sangong') return false
  return segments.flat().some(({ values, labels }) => {
    const keys = values.map(({ column }) => {
      const own = columns[column]
      if (own === undefined) return ''
      return `${own.named?.item ?? (own.whole ? '合计' : '')}|${own.said.stage ?? ''}|${own.said.fiscal_year ?? ''}|${own.said.measure ?? ''}|${own.scope ?? ''}`
    })
    const known = keys.filter((key) => key !== '' && !key.startsWith('|'))
    return (
      new Set(known).size < known.length ||
      (labels.length === 0 && known.length < keys.length && keys.length % 6 === 0)
    )
  })
}

/** A table with its head: its own, or that of the table it goes on from. */
interface Opened {
  layout: Layout
  title: string
  unit: string | null
  /** The lines over it, as far as they do not speak of the table before. */
  over: string[]
}

/** Whose money a table counts that does not say: that of the total it repeats, in the order of the national forms. */
function settleScope(context: Context, figures: readonly Figure[], total: string | undefined): Scope | null {
  if (context.scopeSaid || total === undefined) return null
  const known = (scope: Scope) =>
    figures.some(
      (f) =>
        f.item === '本年支出合计' &&
        f.scope === scope &&
        f.value !== null &&
        Number(f.value) === Number(total),
    )
  const read = figures.some((f) => f.subject === '支出' && f.item === '基本支出')
  if (known('全部资金') && !read) return '全部资金'
  return known('一般公共预算财政拨款') ? '一般公共预算财政拨款' : null
}

const lineOf = (table: Table): number => table.rows[0]?.[0]?.line ?? 0

/** A table that is no form of its own, under its head; `before` is the table that it may go on from, `after` its last line. */
function open(table: Table, before: Opened | null, after: number): Opened | null {
  const words = table.rows.map((row) => row.map((cell) => cell.folded).join('|')).join('\n')
  const layout = FORM_OF_ITS_OWN.test(words) ? null : layOut(table.rows)
  if (layout === null) return null
  const over = table.above.filter((line) => line.number > after).map(bare)
  const own = { layout, title: titleOf(table, over), unit: unitOf(table), over }
  if (own.title !== '' || before === null) return own
  const same = layout.head.length === 0 || layout.paths.join('|') === before.layout.paths.join('|')
  const width = (of: Layout) => Math.max(...of.body.map((row) => row.length))
  if (!same || (layout.head.length === 0 && width(layout) !== width(before.layout))) return own
  return { ...before, layout: { ...before.layout, body: layout.body }, over }
}

interface Read {
  figures: Figure[]
  unclassified: Figure[]
  notices: Remark[]
}

/**
 * Every figure of the tables, known by their heads, rows and sums; `unclassified` are the numbers that no name fits, kept
 * under their printed words. A table without a unit in its head has that of its amounts in the prose, else 万元, and a
 * notice says so.
 */
export function readStatements(
  tables: readonly Table[],
  genre: Kind,
  fiscalYear: number,
  prose: string,
): Read & { read: Table[] } {
  const kind = accountOf(genre)
  const all: Read & { read: Table[] } = { figures: [], unclassified: [], notices: [], read: [] }
  let last: Opened | null = null
  let end = 0
  for (const table of [...tables].sort((a, b) => lineOf(a) - lineOf(b))) {
    const opened = open(table, last, end)
    end = table.rows.at(-1)?.at(-1)?.line ?? end
    if (opened === null) continue
    last = opened
    const { figures, unclassified, notices } = readOpened(table, opened)
    all.figures.push(...figures)
    all.unclassified.push(...unclassified)
    all.notices.push(...notices)
    if (figures.length > 0) all.read.push(table)
  }
  return all

  function readOpened(table: Table, opened: Opened, again = false): Read {
    const { layout, title, unit, over } = opened
    const words = title || scopeSaid(over)
    const procured = genre.startsWith('政府采购') || isOfProcurement(over)
    const when = { kind, year: fiscalYear, budget: '年初预算' as Stage, procured }
    const first = understand(layout, words, when)
    const budget = budgetStage(table, { title, sangong: first.rows === 'sangong' }, kind, fiscalYear)
    const context = budget === when.budget ? first : understand(layout, words, { ...when, budget })
    const line = lineOf(table)
    const name = title || context.form?.name.replace(/(?=表$)/, kind) || ''
    if (isCollapsed(context)) {
      // heads that do not tell the columns apart will not do so the second time either
      const rebuilt = again ? null : rebuildSangong(tokensOf(table.rows), SANGONG, () => false)
      const relaid = rebuilt === null || rebuilt.unplaced.length > 0 ? null : layOut(rebuilt.rows)
      if (relaid !== null) return readOpened(table, { ...opened, layout: relaid }, true)
      return { figures: [], unclassified: [], notices: [notice('heads', [line], { line, table: name })] }
    }
    const sheet: Sheet = {
      title: name,
      unit: unit ?? unitElsewhere(table, prose) ?? '万元',
      kind,
      fiscalYear,
      budget,
      budgetSaid: kind !== '决算' || saidBudget(table) !== null,
      stage: kind === '决算' ? '决算' : '年初预算',
    }
    const total = context.segments
      .flat()
      .find((s) => /^(?:合计|总计)$/.test(s.labels.at(-1)?.cell.folded ?? ''))
    const scope = settleScope(context, all.figures, total?.values[0]?.amount.value)
    const settled =
      scope === null
        ? context
        : { ...context, scope, subject: scope === '全部资金' ? '支出' : '一般公共预算' }
    const result = figuresOf(sheet, settled, layout.paths)
    const isInDoubt = unit === null && result.figures.some((f) => f.unit === sheet.unit)
    return {
      ...result,
      notices: [
        ...(isInDoubt ? [notice('unit', [line], { line, table: name, unit: sheet.unit })] : []),
        ...noticesOf(context, name, line),
      ],
    }
  }
}

/** Columns of numbers without a head, and cells that should hold a number and do not. */
function noticesOf({ columns, segments }: Context, table: string, line: number): Remark[] {
  const all = segments.flat()
  const headless = columns.flatMap((column, j) => {
    const count = all.filter(({ values }) => values.some((value) => value.column === j)).length
    if (column.strange !== '' || count === 0) return []
    return [notice('column', [line], { line, table, column: j + 1, count })]
  })
  const spoilt = all.flatMap((segment) => segment.spoilt)
  return [
    ...headless,
    ...spoilt.map((cell) =>
      notice('malformedCell', [cell.line], { line: cell.line, table, text: cell.printed }),
    ),
  ]
}
