import type { Figure } from '../../model/fact.ts'
import type { Stage } from '../../model/vocabulary.ts'
import { tokenise } from '../figures.ts'
import { type Context, evidenceOf } from '../narrative/reader.ts'

const FORM = /项目名称\n?([^;。:]{2,60}?)\n?项目类别/g
const HISTORY = /预算及执\n?行\n?情况/
const PLAN = /项目预算资金投入表|项目总金额/
const TOTALS = /项目总金额\s?([\d.,]+)\s?当年金额\s?([\d.,]+)/
const PART = /(?:^|[。\n])([^\d。\n:]{2,30}):$/

function stageOf(label: string): Stage | null {
  if (/调整后(?:的)?(?:预算)?(?:数|为)*$/.test(label)) return '调整预算'
  if (/(?:执行|支出|使用)(?:数|了|为)*$/.test(label)) return '执行'
  if (/(?:预算|安排)(?:数|为)*$/.test(label)) return '年初预算'
  return null
}

/** 项目基本信息表 of a budget: the project's total and what it was given and spent in the years before, all in 万元. */
export function readProjectForms(context: Context): Figure[] {
  const { flow, fiscalYear } = context
  const text = flow.folded
  const starts = [...text.matchAll(FORM)]
  return starts.flatMap((match, i) => {
    const from = match.index
    const to = starts[i + 1]?.index ?? text.length
    const named = from + match[0].indexOf(match[1]!)
    const project = flow.printed.slice(named, named + match[1]!.length).replaceAll('\n', '')
    return [...history(project, from, to), ...total(project, from, to)]
  })

  function figure(
    project: string,
    at: number,
    end: number,
    value: string,
    labelAt: number,
    more: Partial<Figure>,
  ): Figure {
    return {
      subject: '项目',
      item: project,
      item_code: null,
      parent: null,
      part: null,
      measure: '金额',
      stage: '年初预算',
      scope: '一般公共预算财政拨款',
      fiscal_year: fiscalYear,
      value,
      unit: '万元',
      text: null,
      base: null,
      direction: null,
      origin: 'form',
      statement: '项目基本信息表',
      page: flow.pageOf[at] ?? null,
      line: flow.lineOf[at] ?? 0,
      evidence: evidenceOf(flow, labelAt, { start: at, end, value, unit: '万元' }),
      ...more,
    }
  }

  function history(project: string, from: number, to: number): Figure[] {
    const head = HISTORY.exec(text.slice(from, to))
    if (head === null) return []
    const start = from + head.index + head[0].length
    const rest = PLAN.exec(text.slice(start, to))
    const end = rest === null ? Math.min(to, start + 600) : start + rest.index
    const figures: Figure[] = []
    let year: number | null = null
    let part: string | null = null
    let previous = start
    for (const token of tokenise(text, start, end).tokens) {
      if (token.unit !== '万元' && token.unit !== '元') continue
      const gap = text.slice(previous, token.start)
      const stated = [...gap.matchAll(/(20\d\d)年/g)].at(-1)
      if (/[。\n]/.test(gap)) part = null
      if (stated !== undefined) {
        year = Number(stated[1])
        part = PART.exec(gap.slice(0, stated.index))?.[1] ?? part
      }
      const labelAt =
        previous + Math.max(gap.lastIndexOf(',') + 1, gap.lastIndexOf('。') + 1, gap.lastIndexOf('\n') + 1)
      const label = text.slice(labelAt, token.start)
      previous = token.end
      if (year === null) continue
      const named = part === null ? {} : { item: part, parent: project }
      const common = { ...named, unit: token.unit, fiscal_year: year }
      if (/(?:压减|调减|核减|减少|调增|追加|增加)(?:了)?$/.test(label)) {
        const direction = /增|追加/.test(label) ? ('增加' as const) : ('减少' as const)
        figures.push(
          figure(project, token.start, token.end, token.value, labelAt, {
            ...common,
            measure: '增减额',
            stage: '调整预算',
            base: '年初预算',
            direction,
          }),
        )
      } else {
        const stage = stageOf(label)
        if (stage !== null)
          figures.push(figure(project, token.start, token.end, token.value, labelAt, { ...common, stage }))
      }
    }
    return figures
  }

  function total(project: string, from: number, to: number): Figure[] {
    const match = TOTALS.exec(text.slice(from, to))
    if (match === null) return []
    const at = from + match.index
    const first = at + match[0].indexOf(match[1]!)
    const second = at + match[0].lastIndexOf(match[2]!)
    return [
      figure(project, first, first + match[1]!.length, match[1]!.replaceAll(',', ''), at, {
        part: '项目总金额',
      }),
      figure(
        project,
        second,
        second + match[2]!.length,
        match[2]!.replaceAll(',', ''),
        Math.max(at, second - 4),
        { part: '当年金额' },
      ),
    ]
  }
}
