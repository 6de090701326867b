import type { Figure, Remark } from '../../model/fact.ts'
import { fold } from '../document.ts'
import { plainNumber } from '../figures.ts'
import { toFlow } from '../flow.ts'
import { notice } from '../notice.ts'
import { readCounts } from '../prose/index.ts'
import { cellValue } from '../statements/statement.ts'
import type { Cell, Table } from '../table.ts'
import { type Form, filled, formFigure, formOf, grades } from './evaluation-form.ts'
import { type FormHead, formHead, fundsUnder, indicatorUnder, type Meaning } from './form-heads.ts'
import { indicatorValue } from './indicator.ts'

const LEVEL =
  /^(?:项目绩效|年度绩效|项目年度绩效)?(?:绩效|产出|效益|满意度|成本|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|经济成本|社会成本|生态环境成本)指标(?:\(\d+分\))?$/
const GROUP = /^(?:产出|效益|满意度|成本)指标/
const WEIGHT = /^(.{2,12}?)\((\d+(?:\.\d+)?)分\)$/
const NOT_AN_INDICATOR =
  /^(?:一级|二级|三级)?指标(?:内容|名称)?$|目标值|完成值|年初目标|年度目标|项目绩效总?目标|年度目标\d|说明$|原因分析|改进措施|结果应用|主管部门|实施单位|项目名称|合并明细|项目类型|预算来源|预算执行情况|项目资金|单位名称|支出总额|自评分/

/** 项目支出绩效自评表, 部门整体绩效自评表: budget, execution, rate, weights, scores, grade, and every indicator. */
export function readSelfEvaluations(
  tables: readonly Table[],
  fiscalYear: number,
): { figures: Figure[]; notices: Remark[]; read: Table[] } {
  const figures: Figure[] = []
  const notices: Remark[] = []
  const read: Table[] = []
  for (const table of tables) {
    const form = formOf(table)
    if (form === null) continue
    read.push(table)
    figures.push(...grades(table, form, fiscalYear), ...readForm(form, fiscalYear))
    if (!form.stated) {
      const line = table.rows[0]?.[0]?.line ?? 0
      notices.push(notice('formUnit', [line], { line, project: form.project }))
    }
  }
  return { figures, notices, read }
}

function readForm(form: Form, fiscalYear: number): Figure[] {
  const figures: Figure[] = []
  const push = (cell: Cell, named: Partial<Figure> & { evidence: string }) =>
    figures.push(formFigure(form, fiscalYear, cell, named))
  /** A score by the form; `label` is cited beside it. */
  const score = (cell: Cell, label: string, of: Partial<Figure>) =>
    push(cell, {
      measure: '分数',
      stage: '自评',
      ...of,
      value: cellValue(cell),
      unit: '分',
      evidence: `${label} ${cell.printed}`,
    })
  const scored = form.rows.some((row) => row.some((cell) => cell.folded === '自评分'))
  let group = ''
  let goal = false
  let head: FormHead | null = null
  let weighted = false
  let words = ''
  for (const row of form.rows) {
    const cells = filled(row)
    const first = cells[0]
    if (first === undefined) continue
    const before = words
    words = cells.map((cell) => cell.folded).join('')
    for (const cell of cells) {
      for (const match of fold(cell.printed).matchAll(/资金量:\s*(\d[\d,]*(?:\.\d+)?)(?=\s|$)/g)) {
        const start = cell.start + match.index
        push(cell, {
          stage: '全年预算',
          part: '资金量',
          value: plainNumber(match[1]!),
          unit: form.stated ? form.unit : '万元',
          evidence: match[0],
          spans: [{ line: cell.line, start, end: start + match[0].length }],
        })
      }
      const [, part, value] = WEIGHT.exec(cell.folded) ?? []
      if (part !== undefined && value !== undefined)
        push(cell, { measure: '分值', part, value, unit: '分', evidence: cell.printed, spans: [] })
      if (GROUP.test(cell.folded)) group = cell.folded.replace(/\(.*$/, '')
    }
    if (cells.some((cell) => /年初设定目标|全年实际完成情况/.test(cell.folded))) {
      goal = true
      continue
    }
    const heads = formHead(row)
    if (heads !== null) {
      head = heads
      goal = false
      weighted = /资金\(\d+(?:\.\d+)?分\)/.test(before + words)
      continue
    }
    const indicators = head?.of === 'indicators'
    const numbers = cells.filter((cell) => cellValue(cell) !== null || /^\d+(?:\.\d+)?%$/.test(cell.folded))
    const label = goal ? undefined : cells.find((cell) => /[一-龥]{2}/.test(cell.folded))
    if (head?.of === 'funds' && label !== undefined && numbers.length > 0) amounts(head, label, row)
    else if (!indicators && /^基本支出总额$/.test(first.folded)) wholes(cells)
    else if (goal) {
      goals(cells)
      if (numbers.length === 0) continue
      score(numbers.at(-1)!, '项目绩效总目标', { part: '项目绩效总目标' })
      goal = false
    } else if (cells.length === 1 && numbers.length === 1 && scored) {
      score(first, '绩效指标', { part: '绩效指标' })
    } else if (head !== null && indicators) indicator(head, row)
  }
  return figures

  function amounts(under: FormHead, label: Cell, row: Cell[]): void {
    const part = label.folded.replace(/^其中:|:$/g, '')
    const item = form.whole ? { item: part } : { part }
    for (const { cell, meaning } of fundsUnder(under, row, label)) {
      // a score of money counts for the block whose head says its weight
      const own = meaning.measure === '分数' && weighted ? { part: '项目资金' } : item
      const value = cellValue(cell) ?? cell.folded.slice(0, -1)
      push(cell, { ...own, ...meaning, value, evidence: `${own.part ?? part} ${cell.printed}` })
    }
  }

  /** Counts told in the goal and in what became of it. */
  function goals(cells: Cell[]): void {
    const texts = cells.filter((cell) => cell.printed.length > 12)
    for (const [i, cell] of texts.entries()) {
      const flow = toFlow([
        { number: cell.line, page: cell.page, printed: cell.printed, folded: fold(cell.printed) },
      ])
      flow.columnOf = flow.columnOf.map((column) => column + cell.start)
      const stage = i === 0 ? ('目标值' as const) : ('完成值' as const)
      figures.push(
        ...readCounts(flow, fiscalYear, '项目支出绩效自评表').map((f) => ({
          ...f,
          stage,
          origin: 'form' as const,
        })),
      )
    }
  }

  function wholes(cells: Cell[]): void {
    for (const [i, cell] of cells.entries()) {
      const value = cells[i + 1] === undefined ? null : cellValue(cells[i + 1])
      if (/支出总额$/.test(cell.folded) && value !== null)
        push(cells[i + 1]!, {
          item: cell.folded,
          stage: '决算',
          value,
          evidence: `${cell.printed} ${cells[i + 1]!.printed}`,
        })
    }
  }

  function indicator(under: FormHead, row: Cell[]): void {
    const cells = filled(row)
    const placed = indicatorUnder(under, row)
    const whole = /^(?:总分|合计|总计)$/.exec(cells[0]?.folded ?? '')?.[0]
    if ((placed !== null && !LEVEL.test(placed.name.folded)) || whole !== undefined) {
      const name = placed?.name ?? cells[0]!
      if (NOT_AN_INDICATOR.test(name.folded)) return
      const values = placed?.under ?? totals(under, row)
      for (const { cell, meaning } of values) {
        const value =
          cell === undefined
            ? null
            : meaning.measure === '指标值'
              ? indicatorValue(fold(cell.printed))
              : scoreOf(cell)
        if (cell === undefined || value === null) continue
        const named =
          whole !== undefined
            ? { part: whole }
            : under.level
              ? { part: name.printed.replace(/\s+/g, '') }
              : subjectOf(name)
        push(cell, { ...named, ...meaning, ...value, evidence: `${name.printed} ${cell.printed}` })
      }
      return
    }
    const own = cells.filter((cell) => !LEVEL.test(cell.folded) && !WEIGHT.test(cell.folded))
    const [name, target, actual, ...rest] = own
    if (name === undefined || NOT_AN_INDICATOR.test(name.folded)) return
    if (target === undefined && cellValue(name) !== null && scored) {
      score(name, group, { part: group })
      return
    }
    for (const [cell, stage] of [
      [target, '目标值'],
      [actual, '完成值'],
    ] as const) {
      const value = cell === undefined ? null : indicatorValue(fold(cell.printed))
      if (cell === undefined || value === null) continue
      const evidence = `${name.printed} ${cell.printed}`
      push(cell, { ...subjectOf(name), measure: '指标值', ...value, stage, evidence })
    }
    const last = rest.at(-1)
    if (scored && last !== undefined && cellValue(last) !== null) score(last, name.printed, subjectOf(name))
  }

  /** What a row of totals holds: by the columns where it is as wide as its head, else its numbers are weight and score. */
  function totals(under: FormHead, row: Cell[]): { cell: Cell | undefined; meaning: Meaning }[] {
    if (row.length >= under.width)
      return under.columns.map(({ column, meaning }) => ({ cell: row[column], meaning }))
    const scores = under.columns.filter(({ meaning }) => meaning.unit === '分')
    const numbers = row.filter((cell) => cellValue(cell) !== null).slice(-scores.length)
    return numbers.map((cell, i) => ({ cell, meaning: scores.slice(-numbers.length)[i]!.meaning }))
  }

  function scoreOf(cell: Cell): { value: string; unit: string } | null {
    const value = cellValue(cell)
    return value === null ? null : { value, unit: '分' }
  }

  function subjectOf(name: Cell): Partial<Figure> {
    return {
      subject: '绩效指标',
      item: name.printed.replace(/\s+/g, ''),
      parent: form.project,
      part: group || null,
    }
  }
}
