import type { Figure } from '../../model/fact.ts'
import { bare } from '../document.ts'
import { cellSpans, newFigure } from '../figure.ts'
import type { Cell, Table } from '../table.ts'
import { isScoreHead } from './form-heads.ts'

/** A self-evaluation form: of a project, or of a unit as a whole. */
export interface Form {
  rows: Cell[][]
  project: string
  whole: boolean
  unit: string
  stated: boolean
}

export const filled = (row: Cell[]) => row.filter((cell) => cell.folded !== '')

/** Whether a table is a self-evaluation form: it names a project (or the whole unit), has amounts and indicators. */
export function formOf(table: Table): Form | null {
  const round = (text: string) => text.replace(/[〔[【]/g, '(').replace(/[〕\]】]/g, ')')
  const rows = table.rows.map((row) => row.map((cell) => ({ ...cell, folded: round(cell.folded) })))
  const text = rows.map((row) => row.map((cell) => cell.folded).join('|')).join('\n')
  if (!/指标/.test(text)) return null
  if (!/(?:执行数|实际完成|完成值)/.test(text)) return rows.some(isScoreHead) ? scoresOf(table, rows) : null
  const title = table.above.map(bare).join('')
  const named = rows.find((row) => filled(row)[0]?.folded === '项目名称')
  const whole = named === undefined && /整体/.test(`${title}${text.slice(0, 200)}`)
  const project =
    named === undefined
      ? whole
        ? '部门整体'
        : null
      : (filled(named)[1]?.printed.replace(/\s+/g, '') ?? null)
  if (project === null) return null
  const unit = /(?:\(|单位:)(万元|元)/.exec(text)?.[1]
  return { rows, project, whole, unit: unit ?? '元', stated: unit !== undefined }
}

/** A table of weights and scores without amounts and targets: of the whole unit, where the words above it say so. */
function scoresOf(table: Table, rows: Cell[][]): Form | null {
  if (!/整体/.test(table.above.map(bare).join(''))) return null
  return { rows, project: '部门整体支出', whole: true, unit: '分', stated: true }
}

/** A figure of a form. */
export function formFigure(
  form: Form,
  fiscalYear: number,
  cell: { line: number; page: number | null } & Partial<Cell>,
  named: Partial<Figure> & { evidence: string },
): Figure {
  return newFigure({
    subject: form.whole ? '整体绩效' : '项目绩效',
    item: form.project,
    scope: form.whole ? '全部资金' : '一般公共预算财政拨款',
    fiscal_year: fiscalYear,
    unit: form.unit,
    spans: cell.printed === undefined ? [] : cellSpans(cell as Cell),
    origin: 'form',
    statement: form.whole ? '部门整体绩效自评表' : '项目支出绩效自评表',
    page: cell.page,
    line: cell.line,
    ...named,
    evidence: named.evidence.length <= 40 ? named.evidence : named.evidence.slice(-40),
  })
}

/** 自评等次 and 自评得分, printed in the lines above the form, wrapped or not. */
export function grades(table: Table, form: Form, fiscalYear: number): Figure[] {
  let text = ''
  const places: { line: number; page: number | null; at: number }[] = []
  for (const line of table.above) {
    for (const [at, char] of [...line.folded].entries()) {
      if (/\s/.test(char)) continue
      text += char
      places.push({ line: line.number, page: line.page, at })
    }
  }
  const found: Figure[] = []
  const state = (match: RegExpExecArray | undefined, named: Partial<Figure>) => {
    if (match === undefined) return
    const last = match.index + match[0].length - 1
    const spans = places
      .slice(last + 1 - match[1]!.length, last + 1)
      .map(({ line, at }) => ({ line, start: at, end: at + 1 }))
    found.push(
      formFigure(form, fiscalYear, places[last]!, { ...named, stage: '自评', evidence: match[0], spans }),
    )
  }
  const score = [...text.matchAll(/自评得分:?(\d+(?:\.\d+)?)/g)].at(-1)
  const grade = [...text.matchAll(/自评等次:?(优秀?|良好?|中|差|合格|不合格)/g)].at(-1)
  state(grade, { measure: '等级', text: grade?.[1] ?? null, unit: '' })
  state(score, { measure: '分数', value: score?.[1] ?? null, unit: '分' })
  return found
}
