import type { Figure } from '../../model/fact.ts'
import { isMoney } from '../../model/money.ts'
import type { Kind, Scope, Stage } from '../../model/vocabulary.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { type Token, tokenise } from '../figures.ts'
import type { Flow } from '../flow.ts'
import type { Section, Topic } from '../sections.ts'

/** A name that the narrative gives to a quantity, and what the quantity is called in the facts. */
export interface Term {
  /** Source of a regular expression over folded text without white space. */
  pattern: string
  item: string
  subject?: string
  scope?: Scope
  /** Units that the quantity is counted in; money and percent where absent. */
  units?: readonly string[]
  measure?: string
  stage?: Stage
}

/** What the narrative says about one topic. */
export interface Narrative {
  topics: readonly Topic[]
  statement: string
  subject: string
  terms: (kind: Kind) => readonly Term[]
  /** Names that are no fixed term, found in the text itself. */
  find?: (flow: Flow, start: number, end: number) => Mention[]
  /** What a share without a stated whole is a share of. */
  shareOf?: Readonly<Partial<Record<Topic, string>>>
  /** Stretches that another reader takes. */
  skip?: (text: string, section: Section) => readonly (readonly [number, number])[]
}

/** A place where a quantity is named. */
export interface Mention {
  start: number
  end: number
  item: string
  subject?: string
  scope?: Scope
  item_code?: string | null
  parent?: string | null
  units?: readonly string[]
  measure?: string
  stage?: Stage
}

/** What the readers of a report share. */
export interface Context {
  flow: Flow
  kind: Kind
  fiscalYear: number
}

const CHANGE =
  /(增加|减少|增长|下降|上升|降低|压减|调减|调增|追加|核减)(\((?:减少|下降|增加|增长|降低)\))?(?:了|约|额|额为|数为|为|幅度为|率为|:)*$/
const UP = /增|上升|追加/
const FILLER =
  /(?:20\d\d年?度?|本年度?|当年|今年|全年|共计|合计|总计|总额|支出|收入|决算数?|年初|全年|调整后?|预算(?:控制)?数?|财政拨款|一般公共预算|安排|执行数?|实际|金额|经费|费用?|数额|发生|分别|均|各|约|达到?|计|共|为|是|的|了|其中|,|:|"|“|”|、|和|\d[.、)]|\(|\)|元)/g

/** The start of the sentence that `at` stands in. */
function sentenceStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1)) + 1
}

function clauseStart(text: string, at: number, floor: number): number {
  let i = at
  while (i > floor && !/[,;。:\n]/.test(text[i - 1]!)) i--
  return i
}

/** What a change is measured against: the last comparison named in the sentence. */
function comparisonBase(text: string, at: number, { kind, fiscalYear }: Context): string {
  const sentence = text.slice(sentenceStart(text, at), at)
  const named = [
    ...sentence.matchAll(
      /(?:与|比|较|同|对比)(?:(20\d\d)年?|(上年|上一年|去年|同期)|(年初预算|预算)|(决算))/g,
    ),
  ].at(-1)
  const spent = /^[^,;。]{0,8}执行数?/.test(sentence.slice((named?.index ?? 0) + (named?.[0].length ?? 0)))
  const phase = named !== undefined && spent ? '执行' : kind === '决算' ? '决算' : '预算'
  if (named?.[1] !== undefined) return `${named[1]}年${phase}`
  if (named?.[3] !== undefined) return '年初预算'
  return `${fiscalYear - 1}年${phase}`
}

/**
 * The year that an amount is of: that of the comparison it is named in (比2023年年初预算数48,200.10万元减少…), else the
 * report's.
 */
function yearOf(before: string, fiscalYear: number): number {
  const named =
    /(?:与|比|较|同)(?:(20\d\d)年|(上年|上一年|去年))[^,;。:]*(?:预算|决算|执行|支出|收入|收支)[^,;。:]*$/.exec(
      before,
    )
  if (named === null) return fiscalYear
  return named[1] === undefined ? fiscalYear - 1 : Number(named[1])
}

/** The stage of an amount by the words before it; 预算 alone is the one that the sentence says was fulfilled. */
function stageOf(label: string, kind: Kind, after = ''): Stage {
  if (
    /预算/.test(label) &&
    !/年初|决算/.test(label) &&
    /^[^。\n]{0,40}完成(?:全年|调整后)的?预算/.test(after)
  )
    return '全年预算'

  if (/决算|实际支出|实际执行/.test(label) && !/预算/.test(label.slice(label.search(/决算|实际/))))
    return '决算'
  if (/全年预算|调整(?:后)?(?:的)?预算|预算调整/.test(label)) return '全年预算'
  if (/年初预算|预算(?:控制)?数|支出预算|预算(?:总额)?(?:为|是)/.test(label)) return '年初预算'
  return kind === '决算' ? '决算' : '年初预算'
}

function shareBase(text: string): string | null {
  const whole = text
    .slice(text.lastIndexOf('占') + 1)
    .replace(/的?(?:比例|比重|份额)?(?:为|约|达)*$|的$/, '')
    .replace(/的$/, '')
  if (/^本?年?(?:部门)?(?:预算)?收入(?:合计|总额)?$/.test(whole)) return '本年收入合计'
  if (/^本?年?(?:部门)?(?:预算)?支出(?:合计|总额)?$/.test(whole)) return '本年支出合计'
  return whole === '' ? null : whole
}

/** At most 40 printed characters that end with the figure. */
export function evidenceOf(flow: Flow, from: number, token: Token): string {
  const text = flow.printed.slice(from, token.end).replaceAll('\n', '')
  return text.length <= 40 ? text : text.slice(-40).replace(/^[^，。；：、,;:]{0,12}[，。；：、,;:]/, '')
}

/** Places where one of the terms stands; the longer name wins where two of one unit begin together. */
export function findTerms(terms: readonly Term[], text: string, start: number, end: number): Mention[] {
  const mentions: Mention[] = []
  for (const units of new Set(terms.map((term) => term.units?.[0]))) {
    const group = terms.filter((term) => term.units?.[0] === units)
    const combined = new RegExp(group.map((term, i) => `(?<t${i}>${term.pattern})`).join('|'), 'g')
    for (const match of text.slice(start, end).matchAll(combined)) {
      const index = group.findIndex((_, i) => match.groups?.[`t${i}`] !== undefined)
      const { pattern: _, ...named } = group[index]!
      mentions.push({ start: start + match.index, end: start + match.index + match[0].length, ...named })
    }
  }
  return mentions
}

/** Whether another mention of the same kind of unit holds this one. */
function isInside(m: Mention, k: number, all: readonly Mention[]): boolean {
  const length = m.end - m.start
  return all.some(
    (other, i) =>
      i !== k &&
      (other.units === undefined) === (m.units === undefined) &&
      (other.units?.[0] ?? '') === (m.units?.[0] ?? '') &&
      other.start <= m.start &&
      other.end >= m.end &&
      (other.end - other.start > length || i < k),
  )
}

/** A name in a clause about purpose or reason, with no number after it, is not what the next number is about. */
function isAside(text: string, m: Mention): boolean {
  const from =
    Math.max(
      text.lastIndexOf('。', m.start),
      text.lastIndexOf(';', m.start),
      text.lastIndexOf('\n', m.start),
    ) + 1
  if (!/主要(?:是)?用于|原因|主要包括/.test(text.slice(from, m.start))) return false
  return !/^[^,。;、:]{0,8}?\d/.test(text.slice(m.end, m.end + 10))
}

/** A figure in the reason for a change is about something else than what changed. */
function isReason(text: string, from: number, to: number): boolean {
  return /[。;,](?:其)?(?:主要)?(?:增加|减少|增长|下降)?(?:的)?(?:主要)?原因[是为:]?[^。;]*$/.test(
    text.slice(from, to),
  )
}

const isShare = (before: string) => /占[^,;。:\n]*$/.test(before)
const isCompletion = (before: string) => /完成[^,;。:\n]*(?:预算|任务|计划)[^,;。:\n]*$/.test(before)

/** Reads the figures of one section of the narrative. */
export function readSection(context: Context, section: Section, spec: Narrative): Figure[] {
  const { flow, kind, fiscalYear } = context
  const text = flow.folded
  const skip = spec.skip?.(text, section) ?? []
  const inSkip = (at: number) => skip.some(([from, to]) => at >= from && at < to)
  const { tokens } = tokenise(text, section.start, section.end)
  const mentions = [
    ...findTerms(spec.terms(kind), text, section.start, section.end),
    ...(spec.find?.(flow, section.start, section.end) ?? []),
  ]
    .filter(
      (m) =>
        !inSkip(m.start) &&
        !isAside(text, m) &&
        !isShare(text.slice(Math.max(section.start, m.start - 24), m.start)),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((m, i, all) => !isInside(m, i, all))
  const figures: Figure[] = []
  let previousEnd = section.start
  for (const token of tokens) {
    if (inSkip(token.start)) continue
    const clause = clauseStart(text, token.start, section.start)
    const before = text.slice(Math.max(clause, previousEnd), token.start)
    const accepts = (m: Mention) =>
      m.end <= token.start && (m.units ?? ['万元', '元', '亿元', '千元', '%']).includes(token.unit)
    const mention = mentions.findLast(accepts)
    const floor = previousEnd
    previousEnd = token.end
    if (mention === undefined) continue
    if (isReason(text, mention.end, token.start)) continue
    const base = (extra: Partial<Figure>): Figure =>
      newFigure({
        subject: mention.subject ?? spec.subject,
        item: mention.item,
        item_code: mention.item_code ?? null,
        parent: mention.parent ?? null,
        measure: mention.measure ?? '金额',
        stage: mention.stage ?? (kind === '决算' ? '决算' : '年初预算'),
        scope: mention.scope ?? section.scope,
        fiscal_year: fiscalYear,
        value: token.value,
        unit: token.unit,
        origin: 'narrative',
        statement: section.title || spec.statement,
        page: flow.pageOf[token.start] ?? null,
        line: flow.lineOf[token.start] ?? 0,
        spans: flowSpans(flow, token.start, token.end),
        evidence: evidenceOf(
          flow,
          mention.start >= sentenceStart(text, token.start) ? mention.start : clause,
          token,
        ),
        ...extra,
      })
    const change = CHANGE.exec(before)
    const direction =
      change === null ? null : change[2] ? '增加(减少)' : UP.test(change[1]!) ? '增加' : '减少'
    if (!isMoney(token.unit) && token.unit !== '%') {
      const shared = before.replace(/[,、共计和]/g, '') === ''
      if (mention.units === undefined || (mention.start < floor && !shared)) continue
      figures.push(base({}))
    } else if (token.unit === '%') {
      if (isShare(before)) {
        const own = mention.subject === '收入' ? spec.shareOf?.收入 : undefined
        const whole = shareBase(before) ?? own ?? spec.shareOf?.[section.topic] ?? null
        figures.push(base({ measure: '占比', base: whole }))
      } else if (isCompletion(before)) {
        figures.push(base({ measure: '完成率', base: /年初/.test(before) ? '年初预算' : '预算' }))
      } else if (change !== null) {
        figures.push(base({ measure: '增减率', base: comparisonBase(text, token.start, context), direction }))
      }
    } else if (change !== null) {
      figures.push(base({ measure: '增减额', base: comparisonBase(text, token.start, context), direction }))
    } else {
      const unknown = mention.end <= clause || mention.end <= floor
      const label = unknown ? before : text.slice(mention.end, token.start)
      if (label.replace(FILLER, '').length > 1) continue
      figures.push(
        base({
          stage: mention.stage ?? stageOf(before, kind, text.slice(token.end, token.end + 60)),
          fiscal_year: yearOf(before, fiscalYear),
        }),
      )
    }
  }
  return figures
}
