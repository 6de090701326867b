import type { Figure } from '../../model/fact.ts'
import { functionClassCode, type Scope } from '../../model/vocabulary.ts'
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

const BALANCE = /结转|结余|弥补|分配/

/** A label of the right side may stand anywhere; the left side is column 0, and sides part where the head says so. */
function sides(header: Cell[][]): { labelAt: number[]; rowNumberAt: Set<number> } {
  for (const row of header) {
    const numbers = row.flatMap((cell, j) => (cell.folded === '行次' ? [j] : []))
    if (numbers.length >= 2) return { labelAt: numbers.map((j) => j - 1), rowNumberAt: new Set(numbers) }
  }
  for (const row of header) {
    const labels = row.flatMap((cell, j) =>
      /^(项目|收入|支出|收入项目|支出项目|支出功能分类科目)$/.test(cell.folded) ? [j] : [],
    )
    if (labels.length >= 2) return { labelAt: labels, rowNumberAt: new Set() }
  }
  return { labelAt: [0], rowNumberAt: new Set() }
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
  const { labelAt, rowNumberAt } = sides(header)
  const figures: Figure[] = []
  const notices: Notice[] = []
  const opening = labelAt.map(() => null as string | null)
  for (const row of rows.slice(first)) {
    for (const [side, at] of labelAt.entries()) {
      const label = row[at]
      if (label === undefined || label.folded === '') continue
      const right = side > 0
      const text = cleanLabel(label.folded)
      if (BALANCE.test(text)) opening[side] = printedLabel(label)
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
          tableFigure(
            sheet,
            cell,
            value,
            printedLabel(label),
            name(text, printedLabel(label), right, scope, opening[side] ?? null),
          ),
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
    const own = SCOPES.find(([pattern]) => pattern.test(text))
    return {
      subject: subjects.income,
      item: printed,
      scope: spec.scope,
      parent: own === undefined ? null : parent,
    }
  }
}
