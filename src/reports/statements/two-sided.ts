import type { Figure } from '../../model/fact.ts'
import { ECONOMIC_CLASSES, functionClassCode, type Scope } from '../../model/vocabulary.ts'
import type { Cell } from '../table.ts'
import { malformed } from './by-function.ts'
import {
  cellValue,
  cleanLabel,
  columnNames,
  isMalformed,
  type Notice,
  printedLabel,
  type Sheet,
  tableFigure,
} from './statement.ts'

/** Income on the left, expenditure on the right. */
export interface TwoSided {
  /** Subject of income items, of 本年收入合计, of 本年支出合计, of 总计 and of everything else. */
  subjects: {
    income: string
    incomeTotal: string
    expenditureTotal: string
    grandTotal: string
    balance: string
  }
  scope: Scope
}

const SCOPES: readonly (readonly [RegExp, Scope])[] = [
  [/^一般公共预算/, '一般公共预算财政拨款'],
  [/^政府性基金/, '政府性基金预算财政拨款'],
  [/^国有资本/, '国有资本经营预算财政拨款'],
]

/** Heads of columns that hold the whole; other heads name the money or the year's part that a column holds. */
const WHOLE = /^$|合计|总计|小计|金额|[预决]算数?$|执行数|本年/

const BALANCE = /结转|结余|弥补|分配/

const SIDE = /^(?:项目|收入|支出|收入项目|支出项目|支出功能分类科目)(?:\(.{1,12}\))?$/

/** The columns in which a row names something that other columns put a number to: by what stands in most rows. */
function labelColumns(body: Cell[][]): number[] {
  const width = Math.max(0, ...body.map((row) => row.length))
  return Array.from({ length: width }, (_, j) => j).filter((j) => {
    const cells = body.flatMap((row) => (row[j] === undefined || row[j].folded === '' ? [] : [row[j]]))
    const names = cells.filter((cell) => /[一-龥]/.test(cell.folded)).length
    return names >= 2 && names > cells.length / 2
  })
}

/** A label of the right side may stand anywhere; the left side is column 0, and sides part where the head says so. */
function sides(header: Cell[][], body: Cell[][]): { labelAt: number[]; rowNumberAt: Set<number> } {
  for (const row of header) {
    const numbers = row.flatMap((cell, j) => (cell.folded === '行次' ? [j] : []))
    if (numbers.length >= 2) return { labelAt: numbers.map((j) => j - 1), rowNumberAt: new Set(numbers) }
  }
  // the lowest row of heads: above it merged cells may have been written once
  for (const row of header.toReversed()) {
    const labels = row.flatMap((cell, j) => (SIDE.test(cell.folded) ? [j] : []))
    const apart = labels.every((j, i) => i === 0 || j - labels[i - 1]! > 1)
    if (labels.length >= 2 && apart) return { labelAt: labels, rowNumberAt: new Set() }
  }
  const labels = labelColumns(body)
  return { labelAt: labels[0] === 0 ? labels : [0], rowNumberAt: new Set() }
}

/** Reads 收支总表: all rows of both sides, the right side with one column for each kind of money. */
export function readTwoSided(sheet: Sheet, spec: TwoSided): { figures: Figure[]; notices: Notice[] } {
  const { rows } = sheet.table
  const first = rows.findIndex((row) =>
    row.some((cell) => /^[一二三四五六七八九十]{1,3}、/.test(cell.folded)),
  )
  if (first < 0) return { figures: [], notices: [] }
  const header = rows.slice(0, first)
  const names = columnNames(header)
  const { labelAt, rowNumberAt } = sides(header, rows.slice(first))
  const figures: Figure[] = []
  const notices: Notice[] = []
  const opening = labelAt.map(() => null as string | null)
  const above = labelAt.map(() => null as string | null)
  for (const row of rows.slice(first)) {
    for (const [side, at] of labelAt.entries()) {
      const label = row[at]
      if (label === undefined || !/[一-龥]/.test(label.folded)) continue
      const right = side > 0
      const text = cleanLabel(label.folded)
      if (BALANCE.test(text)) opening[side] = printedLabel(label)
      const within = /^其中/.test(label.folded) ? (above[side] ?? null) : null
      if (within === null) above[side] = printedLabel(label)
      const until = labelAt[side + 1] ?? row.length
      for (let j = at + 1; j < until; j++) {
        const cell = row[j]
        if (cell === undefined || rowNumberAt.has(j)) continue
        const value = cellValue(cell)
        if (value === null) {
          if (isMalformed(cell)) notices.push(malformed(sheet, cell))
          continue
        }
        const column = names[j] ?? ''
        const scope = SCOPES.find(([pattern]) => pattern.test(column))?.[1] ?? spec.scope
        figures.push(
          tableFigure(sheet, cell, value, printedLabel(label), {
            parent: within,
            ...name(text, printedLabel(label), right, scope, opening[side] ?? null),
            part: until - at > 2 && scope === spec.scope && !WHOLE.test(column) ? column : null,
          }),
        )
      }
    }
  }
  return { figures, notices }

  function name(text: string, printed: string, right: boolean, scope: Scope, parent: string | null) {
    const { subjects } = spec
    if (/^本年收入合计$|^收入合计$/.test(text))
      return { subject: subjects.incomeTotal, item: '本年收入合计', scope }
    if (/^本年支出合计$|^支出合计$/.test(text))
      return { subject: subjects.expenditureTotal, item: '本年支出合计', scope }
    if (/总计$/.test(text))
      return { subject: subjects.grandTotal, item: right ? '支出总计' : '收入总计', scope }
    const code = right ? functionClassCode(text) : null
    if (code !== null) return { subject: '功能分类', item: printed, item_code: code, scope }
    if (BALANCE.test(text)) return { subject: subjects.balance, item: printed, scope }
    const economic = Object.entries(ECONOMIC_CLASSES).find(([, held]) => held === text)?.[0]
    if (right && economic !== undefined)
      return { subject: '经济分类', item: printed, item_code: economic, scope }
    const basic = right ? /^(人员|公用)经费$|^日常(公用)经费$/.exec(text) : null
    if (basic !== null) return { subject: '基本支出', item: `${basic[1] ?? basic[2]}经费合计`, scope }
    if (right) return { subject: subjects.expenditureTotal, item: printed, scope }
    const own = SCOPES.find(([pattern]) => pattern.test(text))
    return {
      subject: subjects.income,
      item: printed,
      scope: spec.scope,
      ...(own === undefined || parent === null ? {} : { parent }),
    }
  }
}
