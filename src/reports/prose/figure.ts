import type { Assumption, Figure } from '../../model/fact.ts'
import type { Scope, Stage } from '../../model/vocabulary.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { SCOPES, type Topic } from '../sections.ts'
import type { Candidate, Context } from './candidates.ts'
import { baseOf, wholeOf } from './grammar.ts'
import type { Label } from './label.ts'
import { countsOf, type Row } from './lexicon.ts'

const DEFAULT_SCOPE: Readonly<Record<string, Scope>> = {
  总收支: '全部资金',
  收入: '全部资金',
  支出: '全部资金',
  财政拨款: '财政拨款',
  一般公共预算: '一般公共预算财政拨款',
  基本支出: '一般公共预算财政拨款',
  政府性基金: '政府性基金预算财政拨款',
  国有资本: '国有资本经营预算财政拨款',
}
const SHARE_OF: Readonly<Partial<Record<Topic, string>>> = {
  总体: '本年支出合计',
  收入: '本年收入合计',
  支出: '本年支出合计',
  一般公共预算: '财政拨款支出',
}

/** What a candidate is found to be. */
export interface Found {
  subject: string
  item: string
  more: Partial<Figure>
  row?: Row
  /** Whether its own words say nothing, and those before them name it. */
  before?: boolean
}

/** The figure of a candidate. */
export function toFigure(
  context: Context,
  candidate: Candidate,
  own: Found,
  stage: Stage,
  topics: readonly Topic[],
): Figure {
  const { token, said, section, label } = candidate
  const { flow, kind, fiscalYear } = context
  const topic = topics[0] ?? '其他'
  const money = countsOf(token.unit)[0] === '钱'
  const changed = said.role === '增减额' || said.role === '增减率'
  const staff = own.subject === '人员'
  return newFigure({
    subject: own.subject,
    item: own.item,
    part: own.row?.part ?? null,
    measure: measureOf(candidate, own, money),
    stage: staff ? '' : stage,
    scope: scopeOf(own, topic, candidate),
    fiscal_year:
      staff && countsOf(token.unit)[0] === '人'
        ? (section.counted ?? candidate.year)
        : stage === '年末' && candidate.asOf !== null
          ? candidate.asOf
          : candidate.year === fiscalYear || said.role === '金额' || !money
            ? candidate.year
            : (candidate.told?.year ?? fiscalYear),
    value: token.value,
    unit: token.unit,
    base: changed
      ? baseOf(candidate.against, kind, fiscalYear)
      : said.role === '占比'
        ? (wholeOf(said.whole) ?? (own.subject === '收入' ? '本年收入合计' : SHARE_OF[topic]) ?? null)
        : said.role === '完成率'
          ? said.whole
          : null,
    direction: changed ? said.direction : null,
    origin: 'narrative',
    statement: section.title || '情况说明',
    page: flow.pageOf[token.start] ?? null,
    line: flow.lineOf[token.start] ?? 0,
    spans: flowSpans(flow, token.start, token.end),
    evidence: evidenceOf(context, candidate, label),
    assumed: assumed(own, staff ? '' : stage, candidate),
    ...own.more,
  })
}

const TITLED: Readonly<Partial<Record<Stage, RegExp>>> = { 决算: /决算/, 年初预算: /预算/ }

/** What the text does not say of a figure itself. */
function assumed(own: Found, stage: Stage, candidate: Candidate): Assumption[] {
  const { inherited, staged, dated, section, label, before } = candidate
  const isStaged =
    stage === '' || staged || own.row?.stage !== undefined || TITLED[stage]?.test(section.title) === true
  const usual = DEFAULT_SCOPE[own.subject]
  // What money a subject is usually of is said where the heading is on that money: 本年支出合计 under 支出决算情况.
  const isScoped =
    own.subject === '人员' ||
    (own.more.scope ?? own.row?.scope) !== undefined ||
    (usual !== undefined && usual === section.scope) ||
    /一般公共预算|财政拨款|政府性基金|国有资本/.test(section.title + before + (label?.printed ?? ''))
  return [
    ...(inherited || own.before ? (['条目'] as const) : []),
    ...(isStaged ? [] : (['阶段'] as const)),
    ...(dated || /20\d\d/.test(section.title) ? [] : (['年度'] as const)),
    ...(isScoped ? [] : (['口径'] as const)),
  ]
}

function measureOf({ said }: Candidate, own: Found, money: boolean): string {
  if (said.role === '金额') return money ? '金额' : (own.row?.measure ?? own.more.measure ?? '数量')
  if (said.role === '比率') {
    const rate = /([一-龥]{2}[率度])$/.exec(own.item)?.[1]
    return rate ?? '比率'
  }
  return said.role
}

function scopeOf(own: Found, topic: Topic, { section, label, before }: Candidate): Scope {
  if (own.more.scope !== undefined) return own.more.scope
  if (own.subject === '三公') {
    const general =
      /一般公共预算/.test(section.title + (label?.printed ?? '') + before) ||
      section.scope === '一般公共预算财政拨款'
    return general ? '一般公共预算财政拨款' : '财政拨款'
  }
  if (
    own.subject === '功能分类' ||
    own.subject === '经济分类' ||
    own.item === '人员经费合计' ||
    own.item === '公用经费合计'
  )
    return SCOPES[topic] ?? own.row?.scope ?? '一般公共预算财政拨款'
  return own.row?.scope ?? DEFAULT_SCOPE[own.subject] ?? ''
}

/** At most 40 printed characters that end with the figure. */
function evidenceOf({ flow }: Context, { token, before }: Candidate, label: Label | null): string {
  const sentence = token.start - before.length - 40
  const from =
    label !== null && label.start >= Math.max(0, sentence) && label.start < token.start
      ? label.start
      : Math.max(0, token.start - 20)
  return evidence(flow.printed, from, token.end)
}

/** At most 40 printed characters, cut at a mark, that end at `end`. */
export function evidence(printed: string, from: number, end: number): string {
  const text = printed.slice(from, end).replaceAll('\n', '')
  return text.length <= 40 ? text : text.slice(-40).replace(/^[^，。；：、,;:]{0,12}[，。；：、,;:]/, '')
}
