import { bare, type Line } from '../document.ts'
import { isFormHead, isScore } from '../forms/form-heads.ts'
import type { Cell, Table } from '../table.ts'

const TITLE = /绩效(?:目标)?自评(?:结果)?表$/
const ENDS = /^第[一二三四五六七八九十]+部分|^附件[\d.]*:?$|情况说明$/
const HEADING = /^[一二三四五六七八九十]{1,3}、/
const SENTENCE = /^.{20,}[。;]/
const LEVEL = /指标(?:\(\d+(?:\.\d+)?分\))?$/
/** The name of a level, whole or in part: 产出, 产出指标, 产出指标(40 */
const LEVEL_PART =
  /^(?:项目绩效|年度绩效|绩效|产出|效益|满意度|成本|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响|服务对象(?:满意度)?|满意)(?:指标?)?(?:\((?:\d+(?:分\)?)?)?)?$/
const WEIGHT = /\(\d+(?:\.\d+)?分\)$/
const AMOUNT =
  /(?:年度(?:财政)?资金总额|(?:中央|省|市|区级?|县级?)(?:补助|预算资金|财政资金)|部门整体支出总额|项目资金总额|其他资金|国债资金)/
const NUMBER = /^-?\d[\d,]*(?:\.\d+)?%?$/
const VALUE = /^[≥≤=<>]|\d|^.{1,8}$/

/** Runs of spaces part cells; where a number fills its column, one space parts it from the next. */
const APART = / {2,}|(?<=[\d%]) (?=[-≥≤=\d无])/

/** The cells of a line, parted by runs of spaces, or by single ones where the writer set no columns. */
function cellsOf(line: Line, gap: RegExp): Cell[] {
  const cells: Cell[] = []
  let at = 0
  for (const part of line.folded.split(gap)) {
    const from = line.folded.indexOf(part, at)
    at = from + part.length
    if (part.trim() === '') continue
    const cell = {
      printed: line.printed.slice(from, at),
      folded: part.replace(/\s+/g, ''),
      line: line.number,
      page: line.page,
      start: from,
    }
    const last = cells.at(-1)
    const joined = (last?.folded ?? '') + cell.folded
    if (last !== undefined && LEVEL_PART.test(last.folded) && LEVEL_PART.test(joined))
      Object.assign(last, { folded: joined, printed: `${last.printed} ${cell.printed}` })
    else cells.push(cell)
  }
  const [first] = cells
  if (first !== undefined && cells.length > 1 && LEVEL_PART.test(first.folded) && !LEVEL.test(first.folded))
    cells.shift()
  return cells
}

/** Puts cells that stand one on a line back into the form's rows. */
function regroup(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = []
  const scored = cells.some((cell) => cell.folded === '自评分' || cell.folded === '得分')
  // How many columns the last heads have, and how many of them are scores.
  let width = 4
  let scores = 1
  let indicators = false
  let prefix: Cell[] = []
  for (let i = 0; i < cells.length; ) {
    const from = i
    const cell = cells[i]!
    const take = (more: (next: Cell, k: number) => boolean) => {
      i++
      while (i < cells.length && more(cells[i]!, i - from)) i++
      rows.push([...prefix, ...cells.slice(from, i)])
      prefix = []
    }
    if (cell.folded === '项目名称' || cell.folded === '单位名称') take((_, k) => k < 2)
    else if (/^基本支出总额$/.test(cell.folded)) take((_, k) => k < 4)
    else if (!indicators && AMOUNT.test(cell.folded))
      take((next, k) => k <= width && NUMBER.test(next.folded))
    else if (/年初设定目标/.test(cell.folded)) {
      take((next) => /全年实际完成|自评分/.test(next.folded))
      const goals = i
      while (
        i < cells.length &&
        i - goals < 6 &&
        !LEVEL.test(cells[i]!.folded) &&
        !WEIGHT.test(cells[i]!.folded)
      )
        if (NUMBER.test(cells[i++]!.folded)) break
      rows.push(cells.slice(goals, i))
    } else if (isFormHead(cell.folded)) {
      indicators ||= /指标/.test(cell.folded)
      take((next) => isFormHead(next.folded))
      const heads = rows.at(-1)!
      width = Math.max(4, heads.length)
      scores = Math.max(1, heads.filter((head) => isScore(head.folded)).length)
    } else if (!indicators) take(() => false)
    else if (LEVEL.test(cell.folded) || WEIGHT.test(cell.folded)) {
      prefix.push(cell)
      i++
    } else if (NUMBER.test(cell.folded)) take(() => false)
    else {
      const name = cell
      let target = i + 1
      while (target < cells.length && !VALUE.test(cells[target]!.folded) && target - i < 4) target++
      const actual = target + 1
      const whole = [cells[target], cells[actual]].every(
        (value) => value !== undefined && VALUE.test(value.folded) && !LEVEL.test(value.folded),
      )
      if (!whole) {
        i++
        continue
      }
      const pieces = cells.slice(i, target)
      const joined = {
        ...name,
        printed: pieces.map((piece) => piece.printed).join(''),
        folded: pieces.map((piece) => piece.folded).join(''),
      }
      i = actual + 1
      const rest: Cell[] = []
      const left = () => scores - rest.filter((each) => NUMBER.test(each.folded)).length
      while (scored && i < cells.length && rest.length < 4 && left() > 0 && !LEVEL.test(cells[i]!.folded))
        rest.push(cells[i++]!)
      rows.push([...prefix, joined, cells[target]!, cells[actual]!, ...rest])
      prefix = []
    }
  }
  return rows
}

/** Whether a part of the report begins: a heading of one, or any numbered one with a sentence under it. */
const endsForm = (line: Line, next: Line | undefined) =>
  ENDS.test(bare(line)) || (HEADING.test(bare(line)) && next !== undefined && SENTENCE.test(bare(next)))

/** Self-evaluation forms (项目支出绩效自评表, 部门整体绩效自评表) without rules or tabs. */
export function rebuildEvaluations(lines: readonly Line[]): { tables: Table[]; taken: Set<Line> } {
  const tables: Table[] = []
  const taken = new Set<Line>()
  const full = lines.filter((line) => bare(line) !== '')
  const isTitle = (line: Line) =>
    bare(line).length < 40 && TITLE.test(bare(line)) && !/[。,;]/.test(line.folded)
  for (let i = 0; i < full.length; i++) {
    if (!isTitle(full[i]!)) continue
    let end = i + 1
    while (end < full.length && !isTitle(full[end]!) && !endsForm(full[end]!, full[end + 1])) end++
    const body = full.slice(i + 1, end)
    const first = Math.max(
      0,
      body.findIndex((line) => /^(?:项目名称|单位名称)/.test(bare(line)) && !/:/.test(bare(line))),
    )
    const text = body.map(bare).join('\n')
    if (!/指标/.test(text) || !/执行数|完成值|实际完成/.test(text)) continue
    const apart = body.filter((line) => /\S {2,}\S/.test(line.folded)).length
    const spaced = body.filter((line) => /\S \S* ?\d/.test(line.folded.trim())).length
    const rows =
      apart > body.length / 4
        ? body.map((line) => cellsOf(line, APART))
        : spaced > body.length / 4
          ? body
              .map((line) => cellsOf(line, /\s+/))
              .filter((row) => !/^(?:偏差|改进|结果应用|原因)/.test(row[0]?.folded ?? ''))
          : regroup(body.flatMap((line) => cellsOf(line, /\n/)))
    tables.push({
      above: [...full.slice(Math.max(0, i - 8), i + 1), ...body.slice(0, first)],
      below: full.slice(end, end + 6),
      rows,
    })
    for (const line of body) taken.add(line)
    i = end - 1
  }
  return { tables, taken }
}
