import type { Figure } from '../../model/fact.ts'
import type { Stage } from '../../model/vocabulary.ts'
import type { Line } from '../document.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { plainNumber, tokenise } from '../figures.ts'
import type { Flow } from '../flow.ts'
import type { Context } from '../prose/candidates.ts'
import { evidence } from '../prose/figure.ts'

const FORM = /项目名称\n?([^;。:]{2,60}?)\n?项目类别/g
const HISTORY = /预\n?算\n?及\n?执\n?行\n?情\n?况/
const PLAN = /项目预算资金投入表|项目总金额/
const TOTALS = /项目总金额\s?([\d,]+(?:\.\d{1,2})?)\s?当年金额\s?([\d,]+(?:\.\d{1,2})?)/d
const PLANNED = /(?:项目概况)?([一-龥]{3,20}?)计划安排资金(\d[\d,.]*)(万元|元)/g
const SOURCE = /财政拨款收入|非税收入|其他资金|转移支付/
const AMOUNT = /^\d[\d,]*(?:\.\d+)?$/
const HEAD_WORD =
  /^(?:项目内容|经济科目(?:名称)?|财拨合计|采购类别|采购目录|采购数量及?(?:计量)?单?位?|总计)$/
const PART = /(?:^|[。\n])([^\d。\n:]{2,30}):$/

/** A word of a form, parted by white from its neighbours. */
interface Word {
  folded: string
  printed: string
  line: Line
  start: number
}

const wordsOf = (lines: readonly Line[]): Word[] =>
  lines.flatMap((line) =>
    [...line.folded.matchAll(/\S+/g)].map(({ index, 0: folded }) => ({
      folded,
      printed: line.printed.slice(index, index + folded.length),
      line,
      start: index,
    })),
  )

function stageOf(label: string): Stage | null {
  if (/调整后(?:的)?(?:预算)?(?:数|为)*$/.test(label)) return '调整预算'
  if (/(?:执行|支出|使用)(?:数|了|为)*$/.test(label)) return '执行'
  if (/(?:预算|安排)(?:数|为)*$/.test(label)) return '年初预算'
  return null
}

/** The 项目基本信息表 of a text: where each begins and the project that it names. */
export function projectForms({ folded, printed }: Flow): { from: number; project: string }[] {
  return [...folded.matchAll(FORM)].map((match) => {
    const named = match.index + match[0].indexOf(match[1]!)
    return {
      from: match.index,
      project: printed.slice(named, named + match[1]!.length).replaceAll('\n', ''),
    }
  })
}

/** 项目基本信息表 of a budget: the project's total and what it was given and spent in the years before, all in 万元. */
export function readProjectForms(context: Context, lines: readonly Line[]): Figure[] {
  const { flow, fiscalYear } = context
  const text = flow.folded
  const forms = projectForms(flow)
  return forms.flatMap(({ from, project }, i) => {
    const to = forms[i + 1]?.from ?? text.length
    const [first, last] = [flow.lineOf[from] ?? 0, flow.lineOf[to - 1] ?? Number.POSITIVE_INFINITY]
    const own = wordsOf(lines.filter((line) => line.number >= first && line.number <= last))
    return [
      ...history(project, from, to),
      ...total(project, from, to),
      ...planned(project, from, to),
      ...sources(project, own),
      ...contents(project, own),
    ]
  })

  function figure(
    project: string,
    at: number,
    end: number,
    value: string,
    labelAt: number,
    more: Partial<Figure>,
  ): Figure {
    return newFigure({
      subject: '项目',
      item: project,
      stage: '年初预算',
      scope: '一般公共预算财政拨款',
      fiscal_year: fiscalYear,
      value,
      spans: flowSpans(flow, at, end),
      origin: 'form',
      statement: '项目基本信息表',
      page: flow.pageOf[at] ?? null,
      line: flow.lineOf[at] ?? 0,
      evidence: evidence(flow.printed, labelAt, end),
      ...more,
    })
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
      const change = /(?:压减|调减|核减|减少|调增|追加|增加)(?:了)?$/.test(label)
      const stage = change ? '调整预算' : stageOf(label)
      if (stage === null) continue
      figures.push(
        figure(project, token.start, token.end, token.value, labelAt, {
          ...named,
          unit: token.unit,
          fiscal_year: year,
          stage,
          ...(change && {
            measure: '增减额',
            base: '年初预算',
            direction: /增|追加/.test(label) ? '增加' : '减少',
          }),
        }),
      )
    }
    return figures
  }

  function total(project: string, from: number, to: number): Figure[] {
    const match = TOTALS.exec(text.slice(from, to))
    if (match === null) return []
    const at = from + match.index
    return ['项目总金额', '当年金额'].map((part, i) => {
      const [first, last] = match.indices![i + 1]!
      const labelAt = i === 0 ? at : Math.max(at, from + first - 4)
      return figure(project, from + first, from + last, plainNumber(match[i + 1]!), labelAt, { part })
    })
  }

  /** A number of a row, cited by the row's own words. */
  function cellFigure(project: string, cell: Word, label: string, more: Partial<Figure>): Figure {
    return {
      ...figure(project, 0, 0, plainNumber(cell.folded), 0, more),
      page: cell.line.page,
      line: cell.line.number,
      spans: [{ line: cell.line.number, start: cell.start, end: cell.start + cell.folded.length }],
      evidence: `${label} ${cell.folded}`.slice(-40),
    }
  }

  /** Money set aside for a part of the project in the words of its outline. */
  function planned(project: string, from: number, to: number): Figure[] {
    return [...text.slice(from, to).matchAll(PLANNED)].map((match) => {
      const at = from + match.index
      const number = at + match[0].lastIndexOf(match[2]!)
      return figure(project, number, at + match[0].length, plainNumber(match[2]!), at, {
        item: match[1]!,
        parent: project,
        unit: match[3]!,
      })
    })
  }

  /** 项目资金来源: numbered rows, a name and its amount. */
  function sources(project: string, words: readonly Word[]): Figure[] {
    const figures: Figure[] = []
    let open: Word[] | null = null
    for (const word of words) {
      if (/^[1-9]、/.test(word.folded)) open = [word]
      else if (open === null) continue
      else if (!AMOUNT.test(word.folded)) open = open.length < 6 ? [...open, word] : null
      else {
        const label = open.map((part) => part.printed).join('')
        if (SOURCE.test(label))
          figures.push(cellFigure(project, word, label.slice(2), { part: label.slice(2) }))
        open = null
      }
    }
    return figures
  }

  /** 项目拟投入资金构成: name, economic class and amount; 政府采购计划: kind, catalogue, quantity and amount. */
  function contents(project: string, words: readonly Word[]): Figure[] {
    const figures: Figure[] = []
    let rows: '构成' | '采购' | null = null
    let row: Word[] = []
    for (const [i, word] of words.entries()) {
      const head = `${word.folded}${words[i + 1]?.folded ?? ''}`
      if (/^项目内容经济科目|^采购类别采购目录/.test(head)) {
        rows = head.startsWith('项目') ? '构成' : '采购'
        row = []
      } else if (rows !== null && !HEAD_WORD.test(word.folded)) {
        row.push(word)
        if (/^[\d,]+\.\d+$/.test(word.folded)) {
          figures.push(...(rows === '构成' ? content(project, row) : purchase(project, row)))
          row = []
        } else if (row.length > 6 || /[。;:]|^项目/.test(word.folded)) rows = null
      }
    }
    return figures
  }

  function content(project: string, row: readonly Word[]): Figure[] {
    const [first, ...rest] = row
    const [amount, count] = rest.toReversed()
    if (amount === undefined || rest.length < 2) return []
    const name = first!.printed.slice(/^(?:\d+、)?/.exec(first!.folded)![0].length)
    const unnamed = { subject: '未归类', measure: '数量', unit: '', scope: '', classified: false } as const
    const quantity =
      count !== undefined && /^\d+$/.test(count.folded)
        ? [cellFigure(project, count, name, { ...unnamed, part: name })]
        : []
    const label = rest
      .slice(0, -1)
      .map((word) => word.folded)
      .join(' ')
    return [...quantity, cellFigure(project, amount, `${name} ${label}`, { part: name })]
  }

  function purchase(project: string, row: readonly Word[]): Figure[] {
    const at = row.findIndex((word) => /^(?:服务|货物|工程)类$/.test(word.folded))
    const [kind, catalogue, count, ...rest] = row.slice(Math.max(0, at))
    const amount = rest.at(-1)
    if (at < 0 || amount === undefined || !/^\d+$/.test(count!.folded)) return []
    const named = { subject: '政府采购', item: catalogue!.printed, parent: project, part: kind!.folded }
    const unit = rest.length > 1 ? rest[0]!.folded : ''
    return [
      cellFigure(project, count!, `${catalogue!.folded} 数量`, { ...named, measure: '数量', unit }),
      cellFigure(project, amount, catalogue!.folded, named),
    ]
  }
}
