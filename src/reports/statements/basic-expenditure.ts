import type { Figure } from '../../model/fact.ts'
import { ECONOMIC_CLASSES } from '../../model/vocabulary.ts'
import type { Cell } from '../table.ts'
import { malformed, readByFunction } from './by-function.ts'
import {
  cellValue,
  isMalformed,
  type Notice,
  printedLabel,
  type Sheet,
  type Statement,
  tableFigure,
} from './statement.ts'

const CODE = /^3\d{2}(?:\d{2})?$/

/** The form of budgets: one row for each economic class, with columns 合计, 人员经费 and 公用经费. */
function byColumns(sheet: Sheet) {
  return readByFunction(sheet, {
    subject: '基本支出',
    rows: '经济分类',
    scope: '一般公共预算财政拨款',
    columns: [
      { pattern: /^合计$|^小计$/, item: '基本支出合计', part: null },
      { pattern: /^人员经费$/, item: '人员经费合计', part: '人员经费' },
      { pattern: /^公用经费$/, item: '公用经费合计', part: '公用经费' },
    ],
    required: [],
  })
}

/** 一般公共预算财政拨款基本支出决算(明细)表: blocks of code, name and amount beside each other, to economic 款. */
export const basicExpenditure: Statement = {
  title: /基本支出[^,。;]{0,16}表/,
  form: {
    shape: 'blocks',
    columns: ['合计', '人员经费', '公用经费'],
    sums: [{ whole: '合计', parts: ['人员经费', '公用经费'] }],
  },
  read: (sheet) => {
    const named = sheet.table.rows
      .slice(0, 5)
      .some((row) =>
        ['合计', '人员经费', '公用经费'].every((name) => row.some((cell) => cell.folded === name)),
      )
    if (named) return byColumns(sheet)
    const figures: Figure[] = []
    const notices: Notice[] = []
    for (const row of sheet.table.rows) {
      let code: string | null = null
      let label: Cell | null = null
      for (const [j, cell] of row.entries()) {
        if (cell.folded === '') continue
        const value = cellValue(cell)
        const next = row.slice(j + 1).find((other) => other.folded !== '')
        if (CODE.test(cell.folded) && next !== undefined && cellValue(next) === null) {
          code = cell.folded
          label = null
        } else if (value === null) {
          if (isMalformed(cell)) notices.push(malformed(sheet, cell))
          else {
            if (label !== null) code = null
            label = cell
          }
        } else if (label !== null) {
          figures.push(figure(cell, value, label, code))
          code = null
          label = null
        }
      }
    }
    return { figures: figures.filter((f) => f.item_code !== null || f.subject === '基本支出'), notices }

    function figure(cell: Cell, value: string, label: Cell, code: string | null): Figure {
      const name = printedLabel(label)
      const total = /^(人员经费|公用经费|日常公用经费)合计$/.exec(label.folded)
      if (total !== null) {
        const item = total[1] === '人员经费' ? '人员经费合计' : '公用经费合计'
        return tableFigure(sheet, cell, value, name, {
          subject: '基本支出',
          item,
          scope: '一般公共预算财政拨款',
        })
      }
      if (/^合计$|^总计$/.test(label.folded)) {
        return tableFigure(sheet, cell, value, name, {
          subject: '基本支出',
          item: '基本支出合计',
          scope: '一般公共预算财政拨款',
        })
      }
      return tableFigure(sheet, cell, value, `${code ?? ''} ${name}`.trim(), {
        subject: '经济分类',
        item: name,
        item_code: code,
        parent: code !== null && code.length === 5 ? (ECONOMIC_CLASSES[code.slice(0, 3)] ?? null) : null,
        scope: '一般公共预算财政拨款',
      })
    }
  },
}
