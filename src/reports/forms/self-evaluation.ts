import type { Figure } from '../../model/fact.ts'
import { fold } from '../document.ts'
import { cellSpans, newFigure } from '../figure.ts'
import { toFlow } from '../flow.ts'
import { readCounts } from '../prose/index.ts'
import { cellValue, type Notice } from '../statements/statement.ts'
import type { Cell, Table } from '../table.ts'
import { indicatorValue } from './indicator.ts'

const LEVEL =
  /^(?:项目绩效|年度绩效|项目年度绩效)?(?:绩效|产出|效益|满意度|成本|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|经济成本|社会成本|生态环境成本)指标(?:\(\d+分\))?$/
const GROUP = /^(?:产出|效益|满意度|成本)指标/
const WEIGHT = /^(.{2,12}?)\((\d+(?:\.\d+)?)分\)$/
const AMOUNT_ROW =
  /(?:年度(?:财政)?资金总额|(?:中央|省|市|区级?|县级?)(?:补助|预算资金|财政资金)|部门整体支出总额|项目资金总额|其他资金)/
const NOT_AN_INDICATOR =
  /^(?:一级|二级|三级)?指标(?:内容|名称)?$|目标值|完成值|年初目标|年度目标|项目绩效总?目标|年度目标\d|说明$|原因分析|改进措施|结果应用|主管部门|实施单位|项目名称|合并明细|项目类型|预算来源|预算执行情况|项目资金|单位名称|支出总额|自评分/

interface Form {
  rows: Cell[][]
  project: string
  whole: boolean
  unit: string
  stated: boolean
}

const filled = (row: Cell[]) => row.filter((cell) => cell.folded !== '')

/** Whether a table is a self-evaluation form: it names a project (or the whole unit), has amounts and indicators. */
function formOf(table: Table): Form | null {
  const rows = table.rows
  const text = rows.map((row) => row.map((cell) => cell.folded).join('|')).join('\n')
  if (!/指标/.test(text) || !/(?:执行数|实际完成|完成值)/.test(text)) return null
  const title = table.above.map((line) => line.folded.replace(/\s+/g, '')).join('')
  const named = rows.find((row) => filled(row)[0]?.folded === '项目名称')
  const whole = named === undefined && /整体/.test(`${title}${text.slice(0, 200)}`)
  const project =
    named === undefined
      ? whole
        ? '部门整体'
        : null
      : (filled(named)[1]?.printed.replace(/\s+/g, '') ?? null)
  if (project === null) return null
  const unit = /\((万元|元)\)/.exec(text)?.[1]
  return { rows, project, whole, unit: unit ?? '元', stated: unit !== undefined }
}

/** 项目支出绩效自评表, 部门整体绩效自评表: budget, execution, rate, weights, scores, grade, and every indicator. */
export function readSelfEvaluations(
  tables: readonly Table[],
  fiscalYear: number,
): { figures: Figure[]; notices: Notice[]; read: Table[] } {
  const figures: Figure[] = []
  const notices: Notice[] = []
  const read: Table[] = []
  for (const table of tables) {
    const form = formOf(table)
    if (form === null) continue
    read.push(table)
    figures.push(...grades(table, form, fiscalYear), ...readForm(form, fiscalYear))
    if (!form.stated) {
      const line = table.rows[0]?.[0]?.line ?? 0
      notices.push({
        line,
        message: `第 ${line} 行起的自评表（${form.project}）没有印出金额单位，按元读`,
        message_en: `The self-evaluation form at line ${line} prints no unit of money; read as 元`,
      })
    }
  }
  return { figures, notices, read }
}

function base(
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
function grades(table: Table, form: Form, fiscalYear: number): Figure[] {
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
    found.push(base(form, fiscalYear, places[last]!, { ...named, stage: '自评', evidence: match[0], spans }))
  }
  const score = [...text.matchAll(/自评得分:?(\d+(?:\.\d+)?)/g)].at(-1)
  const grade = [...text.matchAll(/自评等次:?(优秀?|良好?|中|差|合格|不合格)/g)].at(-1)
  state(grade, { measure: '等级', text: grade?.[1] ?? null, unit: '' })
  state(score, { measure: '分数', value: score?.[1] ?? null, unit: '分' })
  return found
}

function readForm(form: Form, fiscalYear: number): Figure[] {
  const figures: Figure[] = []
  const push = (cell: Cell, named: Partial<Figure> & { evidence: string }) =>
    figures.push(base(form, fiscalYear, cell, named))
  const scored = form.rows.some((row) => row.some((cell) => cell.folded === '自评分'))
  let group = ''
  let goal = false
  let indicators = false
  for (const row of form.rows) {
    const cells = filled(row)
    const first = cells[0]
    if (first === undefined) continue
    for (const cell of cells) {
      for (const match of fold(cell.printed).matchAll(/资金量:\s*(\d[\d,]*(?:\.\d+)?)(?=\s|$)/g)) {
        push(cell, {
          stage: '全年预算',
          part: '资金量',
          value: match[1]!.replaceAll(',', ''),
          unit: form.stated ? form.unit : '万元',
          evidence: match[0],
          spans: [
            {
              line: cell.line,
              start: cell.start + match.index,
              end: cell.start + match.index + match[0].length,
            },
          ],
        })
      }
      const weight = WEIGHT.exec(cell.folded)
      if (weight !== null)
        push(cell, {
          measure: '分值',
          part: weight[1]!,
          value: weight[2]!,
          unit: '分',
          evidence: cell.printed,
          spans: [],
        })
      if (GROUP.test(cell.folded)) group = cell.folded.replace(/\(.*$/, '')
    }
    if (
      cells.some((cell) => /^(?:全年)?(?:预算数|执行数)/.test(cell.folded)) ||
      cells.some((cell) => /年初设定目标|全年实际完成/.test(cell.folded))
    ) {
      goal = cells.some((cell) => /年初设定目标/.test(cell.folded))
      continue
    }
    if (cells.some((cell) => /^(?:二级指标|三级指标|指标内容)$/.test(cell.folded))) {
      indicators = true
      goal = false
      continue
    }
    const numbers = cells.filter((cell) => cellValue(cell) !== null || /^\d+(?:\.\d+)?%$/.test(cell.folded))
    const label = cells.find((cell) => AMOUNT_ROW.test(cell.folded))
    if (!indicators && label !== undefined) amounts(label, numbers)
    else if (!indicators && /^基本支出总额$/.test(first.folded)) wholes(cells)
    else if (goal) {
      goals(cells)
      if (numbers.length === 0) continue
      const score = numbers.at(-1)!
      push(score, {
        measure: '分数',
        stage: '自评',
        part: '项目绩效总目标',
        value: cellValue(score),
        unit: '分',
        evidence: `项目绩效总目标 ${score.printed}`,
      })
      goal = false
    } else if (cells.length === 1 && numbers.length === 1 && scored) {
      push(first, {
        measure: '分数',
        stage: '自评',
        part: '绩效指标',
        value: cellValue(first),
        unit: '分',
        evidence: `绩效指标 ${first.printed}`,
      })
    } else if (indicators) indicator(cells)
  }
  return figures

  function amounts(label: Cell, numbers: Cell[]): void {
    const part = label.folded.replace(/^其中:|:$/g, '')
    const money = numbers.filter((cell) => !cell.folded.endsWith('%'))
    const rate = numbers.find((cell) => cell.folded.endsWith('%'))
    const item = form.whole ? { item: part } : { part }
    const [budget, spent] = money
    if (budget !== undefined)
      push(budget, {
        ...item,
        stage: '全年预算',
        value: cellValue(budget),
        evidence: `${part} ${budget.printed}`,
      })
    if (spent !== undefined)
      push(spent, { ...item, stage: '执行', value: cellValue(spent), evidence: `${part} ${spent.printed}` })
    if (rate !== undefined)
      push(rate, {
        ...item,
        measure: '完成率',
        stage: '执行',
        base: '全年预算',
        value: rate.folded.slice(0, -1),
        unit: '%',
        evidence: `${part} ${rate.printed}`,
      })
    const score = money[2]
    if (score !== undefined && scored)
      push(score, {
        measure: '分数',
        stage: '自评',
        part: '项目资金',
        value: cellValue(score),
        unit: '分',
        evidence: `项目资金 ${score.printed}`,
      })
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

  function indicator(cells: Cell[]): void {
    const own = cells.filter((cell) => !LEVEL.test(cell.folded) && !WEIGHT.test(cell.folded))
    const [name, target, actual, ...rest] = own
    if (name === undefined || NOT_AN_INDICATOR.test(name.folded)) return
    if (target === undefined && cellValue(name) !== null && scored) {
      push(name, {
        measure: '分数',
        stage: '自评',
        part: group,
        value: cellValue(name),
        unit: '分',
        evidence: `${group} ${name.printed}`,
      })
      return
    }
    const subject = {
      subject: '绩效指标',
      item: name.printed.replace(/\s+/g, ''),
      parent: form.project,
      part: group || null,
      measure: '指标值',
    }
    for (const [cell, stage] of [
      [target, '目标值'],
      [actual, '完成值'],
    ] as const) {
      const value = cell === undefined ? null : indicatorValue(fold(cell.printed))
      if (cell === undefined || value === null) continue
      push(cell, { ...subject, ...value, stage: stage, evidence: `${name.printed} ${cell.printed}` })
    }
    const last = rest.at(-1)
    if (scored && last !== undefined && cellValue(last) !== null) {
      push(last, {
        ...subject,
        measure: '分数',
        stage: '自评',
        value: cellValue(last),
        unit: '分',
        evidence: `${name.printed} ${last.printed}`,
      })
    }
  }
}
