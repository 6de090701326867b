import type { Figure } from '../../model/fact.ts'
import type { Scope, Stage } from '../../model/vocabulary.ts'
import { functionClassCode } from '../../model/vocabulary.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { SCOPES, type Section, type Topic } from '../sections.ts'
import type { Candidate, Context, Label } from './candidates.ts'
import { classNameOf } from './classes.ts'
import { baseOf, labelWords, wholeOf, withoutFiller } from './grammar.ts'
import { type Counts, countsOf, lookUp, type Row, saysNothing } from './lexicon.ts'

/** What became of a candidate, and why. */
export interface Claim {
  candidate: Candidate
  figure: Figure | null
  why: string
}

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
const SPENDING: readonly Topic[] = ['总体', '支出', '财政拨款', '一般公共预算', '其他']
const MEASURES: Readonly<Record<string, string>> = {
  件: '件数',
  次: '次数',
  家: '家数',
  人: '人数',
  名: '人数',
  期: '期数',
  场: '场数',
  篇: '篇数',
  起: '起数',
  条: '条数',
  个: '个数',
  台: '台数',
  辆: '辆数',
  公里: '长度',
  批次: '批次',
  组次: '组次',
  人次: '人次',
  个月: '月数',
  平方米: '面积',
  亩: '面积',
  分: '分数',
  '%': '比率',
}
const countOf = (unit: string) => MEASURES[unit.replace(/^[万亿]/, '')] ?? '数量'
/** Words that go on behind the number: 围绕15个专项整治任务, 共下发72个. */
const OPEN_END = /(?:围绕|保证|委派|共|对|和|与|及|的|为|将)$/
const SHARE_OF: Readonly<Partial<Record<Topic, string>>> = {
  总体: '本年支出合计',
  收入: '本年收入合计',
  支出: '本年支出合计',
  一般公共预算: '财政拨款支出',
}

/** Words beside which names of people and telephone numbers stand; they never go into the facts. */
const PEOPLE =
  /负责人|联系人|联系电话|联系方式|(?:办公|咨询|监督|举报|值班|服务)电话|传真|邮编|填报人|填表人|经办人/

/** Longer words are no name of a project. */
const LONGEST = 50

interface Found {
  subject: string
  item: string
  more: Partial<Figure>
  row?: Row
}

/** Gives every candidate the quantity that its words name; what no row has is kept under its own words. */
export function claim(all: readonly Candidate[], context: Context): Claim[] {
  const { kind } = context
  const opened = new Map<number, Topic>()
  let last: Topic | null = null
  let heading = -1
  let group = ''
  let groupIn: Section | null = null
  const lastStage = new Map<number, Stage>()
  const rowOf = new Map<Label, Row>()
  return all.map((candidate) => {
    const { section, block, label } = candidate
    if (groupIn !== section) [group, groupIn] = ['', section]
    if (section.title.includes('名词解释')) return left(candidate, '名词解释里的数')
    if (PEOPLE.test(`${label?.printed ?? ''}${candidate.noun}`)) return left(candidate, '人名、电话旁的数')
    if (label === null && candidate.noun.length < 2)
      return left(candidate, candidate.reason ? '增减的原因里的数，没有自己的名目' : '前面没有名目')
    if (candidate.heading !== heading && last !== null && !SPENDING.includes(last) && last !== '收入')
      last = null
    heading = candidate.heading
    const topics = [
      opened.get(block),
      section.topic === '其他' ? undefined : section.topic,
      last ?? undefined,
    ].filter((topic): topic is Topic => topic !== undefined)
    // Under headings that say nothing, general words mean the whole.
    if (topics.length === 0) topics.push('总体')
    const found = label === null ? null : resolve(candidate, label, topics)
    const own = found ?? unknown(candidate, topics)
    if (typeof own === 'string') return left(candidate, own)
    if (own.row?.opens !== undefined && !candidate.inherited) {
      if (!opened.has(block)) opened.set(block, own.row.opens)
      last = own.row.opens
    }
    if (own.row !== undefined && label !== null) rowOf.set(label, own.row)
    if (own.row?.group !== undefined) group = own.row.group
    const stage = own.more.stage ?? own.row?.stage ?? stageOf(candidate, own, lastStage)
    return {
      candidate,
      figure: toFigure(candidate, own, stage, topics),
      why: found === null ? own.subject : `${own.subject}·${own.item}`,
    }
  })

  function resolve(candidate: Candidate, label: Label, topics: readonly Topic[]): Found | null {
    const own = resolveOwn(candidate, label, topics)
    if (own !== null || !label.otherwise) return own
    return resolve(candidate, label.otherwise, topics)
  }

  function resolveOwn(candidate: Candidate, label: Label, topics: readonly Topic[]): Found | null {
    if (label.evaluated !== undefined) return evaluated(candidate, label.evaluated)
    if (label.named !== undefined)
      return countsOf(candidate.token.unit)[0] === '钱'
        ? {
            subject: '功能分类',
            item: label.named.item,
            more: { item_code: label.named.item_code, parent: label.named.parent },
          }
        : null
    for (const counts of countsOf(candidate.token.unit)) {
      const nouns = counts === '钱' ? [''] : ['', candidate.noun.replace(/[()"]/g, '')]
      for (const noun of nouns) {
        const row = rowFor(candidate, label.words + labelWords(noun), counts, topics)
        if (row !== null && row.subject === '功能分类' && ofProjects(candidate)) continue
        if (row === null) continue
        const plan = candidate.owner === null ? undefined : rowOf.get(candidate.owner)
        return plan?.plans !== undefined && row.subject === plan.subject
          ? { subject: row.subject, item: plan.plans + row.item, more: { stage: plan.stage! }, row }
          : { subject: row.subject, item: row.item, more: {}, row }
      }
    }
    if (countsOf(candidate.token.unit)[0] !== '钱') return null
    return classOf(candidate, label, topics)
  }

  function rowFor(candidate: Candidate, words: string, counts: Counts, topics: readonly Topic[]): Row | null {
    const match = lookUp(words, counts)
    if (match === null) return null
    const fit = match.rows.filter(
      (row) =>
        (row.kind === undefined || row.kind === kind) &&
        (row.within === undefined || row.within === group) &&
        (row.after === undefined || new RegExp(row.after).test(candidate.before)),
    )
    const alone = candidate.owner !== null || fit.every((row) => row.within !== undefined)
    const exact =
      fit.find((row) => row.after !== undefined) ??
      (alone ? fit.find((row) => row.within !== undefined) : undefined)
    if (exact !== undefined) return exact
    for (const topic of topics) {
      const here = fit.find((row) => row.in?.includes(topic))
      if (here !== undefined) return here
    }
    return fit.find((row) => row.in === undefined) ?? null
  }

  /** Names of classes, of those that the report's tables have, and of parts of what was spent. */
  function classOf(candidate: Candidate, label: Label, topics: readonly Topic[]): Found | null {
    const words = withoutFiller(label.words.replace(/^(?:主要)?用于/, ''))
    // One stray character behind the name is a slip of the printer: 社会保障和就业支出初.
    const code = functionClassCode(classNameOf(words))
    const spending = topics.length === 0 || SPENDING.includes(topics[0]!)
    if (code !== null && (words !== '其他支出' || spending))
      return { subject: '功能分类', item: classNameOf(words), more: { item_code: code } }
    if (!spending) return null
    for (const name of ofProjects(candidate) ? [] : [words, label.printed, words.replace(/支出$/, '')]) {
      const known = context.classes?.get(name)
      if (known !== undefined) return { subject: '功能分类', item: name, more: {} }
    }
    if (
      (/事务(?:支出)?$/.test(words) || (candidate.numbered && /支出$/.test(words))) &&
      !/^(?:基本|项目|人员|公用|上缴|经营)/.test(words)
    )
      return { subject: '功能分类', item: label.printed, more: {} }
    return null
  }

  function evaluated({ said, stage, token }: Candidate, project: string): Found | null {
    const own = { subject: '项目绩效', item: project }
    if (said.role === '完成率')
      return { ...own, more: { stage: '执行', base: '全年预算', scope: '一般公共预算财政拨款' } }
    if (said.role !== '金额' || countsOf(token.unit)[0] !== '钱') return null
    const executed = stage === '执行' || stage === '决算'
    return { ...own, more: { stage: executed ? '执行' : '全年预算', scope: '一般公共预算财政拨款' } }
  }

  /** A quantity that no row has: a project in a list of projects, what work was done, or its own words. */
  function unknown(candidate: Candidate, topics: readonly Topic[]): Found | string {
    const { label, owner, token, section, noun, said } = candidate
    const money = countsOf(token.unit)[0] === '钱' && candidate.said.role !== '比率'
    const printed = label?.evaluated ?? label?.printed ?? ''
    const nameless = label !== null && label.evaluated === undefined && saysNothing(label.words)
    const counted = noun
      .replace(/^的/, '')
      .replace(/(?:到|进行|开展|等|对|以上|和|达|统一|覆盖率|\().*$/, '')
      .slice(0, 14)
    const item =
      money || said.role === '比率'
        ? printed
        : candidate.inherited
          ? counted || printed
          : printed.replace(OPEN_END, '') + counted
    if (item.length < (money ? 1 : 2)) return '没有名目'
    if (/[×*=]/.test(item)) return '算式里的数'
    if (
      money &&
      candidate.said.role === '金额' &&
      owner !== null &&
      owner !== label &&
      !candidate.reason &&
      !nameless &&
      label!.full !== undefined &&
      label!.full.length <= LONGEST &&
      isSpent(owner, topics)
    )
      return { subject: '项目', item: label!.full || label!.printed, more: { scope: '一般公共预算财政拨款' } }
    if (
      !(money && candidate.said.role !== '金额') &&
      (section.topic === '工作' || (candidate.effects && !money))
    )
      return {
        subject: '工作量',
        item,
        more: { ...(said.role === '金额' && { measure: countOf(token.unit) }), stage: '' },
      }
    return {
      subject: '未归类',
      item,
      more: {
        classified: false,
        ...(money
          ? {}
          : { ...(said.role === '金额' && { measure: countOf(token.unit) }), stage: '' as const }),
      },
    }
  }

  function isSpent(owner: Label, topics: readonly Topic[]): boolean {
    if (owner.named !== undefined) return true
    const row = lookUp(owner.words, '钱')?.rows[0]
    return row === undefined
      ? (context.classes?.has(owner.printed) ?? false) ||
          (SPENDING.includes(topics[0] ?? '其他') && /(?:支出|事务)$/.test(owner.words))
      : row.item === '项目支出' || row.subject === '功能分类'
  }

  function stageOf(candidate: Candidate, own: Found, lastStage: Map<number, Stage>): Stage {
    const usual: Stage = kind === '决算' ? '决算' : '年初预算'
    if (own.more.stage !== undefined) return own.more.stage
    if (candidate.said.role === '金额') {
      const stage = candidate.stage ?? usual
      if (!candidate.said.ofBase) lastStage.set(candidate.block, stage)
      return stage
    }
    const before = lastStage.get(candidate.block)
    return before === '执行' || (kind === '预算' && before === '决算') ? before : usual
  }

  function toFigure(candidate: Candidate, own: Found, stage: Stage, topics: readonly Topic[]): Figure {
    const { token, said, section, label } = candidate
    const { flow, fiscalYear } = context
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
      fiscal_year: staff
        ? (section.counted ?? candidate.year)
        : candidate.year === fiscalYear || said.role === '金额' || !money
          ? candidate.year
          : fiscalYear,
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
      ...own.more,
    })
  }
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

/** Whether what 项目支出 went to is being told, where 事业运行 is a project's name. */
const ofProjects = ({ owner }: Candidate) =>
  owner !== null && lookUp(owner.words, '钱')?.rows[0]?.item === '项目支出'

const left = (candidate: Candidate, why: string): Claim => ({ candidate, figure: null, why })
