import type { Figure } from '../../model/fact.ts'
import type { Kind, Stage } from '../../model/vocabulary.ts'
import { rebuildSangong } from '../loose/sangong.ts'
import { tokensOf } from '../loose/token.ts'
import type { Cell } from '../table.ts'
import { malformed } from './by-function.ts'
import { SANGONG_PARTS } from './sangong-parts.ts'
import {
  cellValue,
  columnNames,
  columnPaths,
  type Form,
  isColumnNumbers,
  isMalformed,
  type Notice,
  type Sheet,
  type Statement,
  tableFigure,
} from './statement.ts'

const ITEMS: readonly (readonly [RegExp, string])[] = [
  ...SANGONG_PARTS,
  [/^购置费$/, '公务用车购置费'],
  [/^运行(?:维护)?费$/, '公务用车运行费'],
  [/^小计$/, '公务用车购置及运行费'],
  [/机关运行/, '机关运行经费'],
  [/^合计$|三公.?经费(?:合计|总额)?$/, '“三公”经费合计'],
]

/** What a column holds, and when. */
interface Column {
  item: string
  when: { stage: Stage; year: number }
}

function itemOf(name: string): string | null {
  return ITEMS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** 预算数 is the budget of the year's start to FY2019; later forms say 全年预算数 in their note. */
function budgetStage(sheet: Sheet): Stage {
  const note = sheet.table.below.map((line) => line.folded).join('')
  if (/年初预算数/.test(note)) return '年初预算'
  if (/全年预算数|调整后/.test(note)) return '全年预算'
  return sheet.kind === '决算' && sheet.fiscalYear >= 2022 ? '全年预算' : '年初预算'
}

function stageOf(name: string, sheet: Sheet, kind: Kind): { stage: Stage; year: number } | null {
  const year = /上年|(?:^|\D)(20\d\d)年/.test(name)
    ? name.includes('上年')
      ? sheet.fiscalYear - 1
      : Number(/20\d\d/.exec(name)?.[0])
    : sheet.fiscalYear
  if (/决算|执行|支出数/.test(name)) return { stage: '决算', year }
  if (/全年预算|调整/.test(name)) return { stage: '全年预算', year }
  if (/年初预算/.test(name)) return { stage: '年初预算', year }
  if (/预算/.test(name)) return { stage: kind === '决算' ? budgetStage(sheet) : '年初预算', year }
  return null
}

const FORM: Form = {
  shape: 'sangong',
  columns: [
    '合计',
    '因公出国(境)费',
    '公务用车购置及运行费',
    '公务用车购置费',
    '公务用车运行费',
    '公务接待费',
  ],
  sums: [
    { whole: '合计', parts: ['因公出国(境)费', '公务用车购置及运行费', '公务接待费'] },
    { whole: '公务用车购置及运行费', parts: ['公务用车购置费', '公务用车运行费'] },
  ],
}

/** Whether two amounts of a row stand under one head: merged heads were written once, and the rest moved to the left. */
function isCollapsed(rows: readonly Cell[][], columns: readonly (Column | null)[]): boolean {
  return rows.some((row) => {
    const filled = row.flatMap((cell, j) => (cellValue(cell) === null ? [] : [columns[j] ?? null]))
    const keys = filled.map((c) => (c === null ? '' : `${c.item}|${c.when.stage}|${c.when.year}`))
    const known = keys.filter((key) => key !== '')
    return new Set(known).size < known.length || (known.length < keys.length && keys.length % 6 === 0)
  })
}

/**
 * 财政拨款“三公”经费支出决算表. National form: 12 columns, 预算数 1–6 and 决算数 7–12;
 * 1=2+3+6, 3=4+5, 7=8+9+12, 9=10+11. Also the upright form, one row for each part.
 * Columns are taken by the names above them; figures stay under the name that they are printed under.
 */
export const sangong: Statement = {
  title: /三公.?经费.*(?:支出)?(?:决算|预算|情况)?表/,
  form: FORM,
  read: (sheet) => readSangong(sheet),
}

function readSangong(sheet: Sheet, again = false): { figures: Figure[]; notices: Notice[] } {
  const { rows } = sheet.table
  const scope = /一般公共预算/.test(sheet.title) ? '一般公共预算财政拨款' : '财政拨款'
  const figures: Figure[] = []
  const notices: Notice[] = []
  const take = (cell: Cell | undefined, item: string, when: { stage: Stage; year: number }) => {
    if (cell === undefined) return
    const value = cellValue(cell)
    if (value !== null) {
      const label = `${when.stage} ${item}`
      figures.push(
        tableFigure(sheet, cell, value, label, {
          subject: item === '机关运行经费' ? '机关运行' : '三公',
          item,
          scope,
          stage: when.stage,
          fiscal_year: when.year,
        }),
      )
    } else if (isMalformed(cell)) notices.push(malformed(sheet, cell))
  }
  const upright = rows.filter((row) => itemOf(row[0]?.folded.replace(/^[\d一二三.、()]+/, '') ?? '') !== null)
  if (upright.length >= 3) {
    const head = rows.slice(0, rows.indexOf(upright[0]!))
    const names = columnNames(head)
    for (const row of upright) {
      const item = itemOf(row[0]!.folded.replace(/^[\d一二三.、()]+/, ''))!
      for (const [j, cell] of row.entries()) {
        if (j === 0) continue
        const when = stageOf(names[j] ?? '', sheet, sheet.kind)
        if (when !== null) take(cell, item, when)
      }
    }
    return { figures, notices }
  }
  const numbering = rows.findIndex(isColumnNumbers)
  const headerEnd =
    numbering >= 0
      ? numbering
      : rows.findIndex((row) => row.filter((cell) => cellValue(cell) !== null).length >= 1)
  if (headerEnd < 1) return { figures, notices }
  const head = rows.slice(0, headerEnd)
  const groups = head
    .flatMap((row) => row.map((cell) => cell.folded))
    .flatMap((name) =>
      /预算|决算/.test(name) && itemOf(name) === null ? [stageOf(name, sheet, sheet.kind)] : [],
    )
    .filter((group) => group !== null)
  let group = 0
  let seen = new Set<string>()
  const columns = columnPaths(head).map((path): Column | null => {
    const item = path.map(itemOf).findLast((name) => name !== null)
    if (item === undefined || item === null) return null
    const own = path
      .map((name) => (itemOf(name) === null ? stageOf(name, sheet, sheet.kind) : null))
      .findLast((stage) => stage !== null)
    const key = `${item}|${own?.stage ?? ''}`
    if (seen.has(key)) {
      group++
      seen = new Set()
    }
    seen.add(key)
    const when = own ?? groups[group] ?? { stage: sheet.stage, year: sheet.fiscalYear }
    return { item, when }
  })
  const body = rows.slice(headerEnd + (numbering >= 0 ? 1 : 0))
  if (isCollapsed(body, columns)) {
    // heads that do not tell the columns apart will not do so the second time either
    const rebuilt = again ? null : rebuildSangong(tokensOf(rows), FORM, () => false)
    if (rebuilt !== null && rebuilt.unplaced.length === 0)
      return readSangong({ ...sheet, table: { ...sheet.table, rows: rebuilt.rows } }, true)
    const line = rows[0]?.[0]?.line ?? 0
    notices.push({
      line,
      message: `第 ${line} 行起的《${sheet.title}》表头和数对不上栏，没有采用`,
      message_en: `In the table 《${sheet.title}》 at line ${line} heads and figures do not go together; it was not taken`,
    })
    return { figures, notices }
  }
  for (const row of body) {
    for (const [j, cell] of row.entries()) {
      const column = columns[j]
      if (column !== null && column !== undefined) take(cell, column.item, column.when)
    }
  }
  return { figures, notices }
}
