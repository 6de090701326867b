import type { Figure } from '../../model/fact.ts'
import type { Stage } from '../../model/vocabulary.ts'
import { functionClassCode } from '../../model/vocabulary.ts'
import { type Section, SPENDING, type Topic } from '../sections.ts'
import type { Candidate, Context } from './candidates.ts'
import { classNameOf } from './classes.ts'
import { type Found, toFigure } from './figure.ts'
import { labelWords, PER, withoutFiller } from './grammar.ts'
import { indicator, type Target } from './indicators.ts'
import type { Label } from './label.ts'
import { type Counts, countsOf, lookUp, type Row, saysNothing } from './lexicon.ts'
import { unnamed } from './unnamed.ts'

/** What became of a candidate, and why. */
export interface Claim {
  candidate: Candidate
  figure: Figure | null
  why: string
}

/** Words beside which names of people and telephone numbers stand; they never go into the facts. */
const PEOPLE =
  /负责人|联系人|联系电话|联系方式|(?:办公|咨询|监督|举报|值班|服务)电话|传真|邮编|填报人|填表人|经办人/

/** What a whole budget or account tells before the work that was done. */
const ACCOUNTS = new Set(['总收支', '收入', '财政拨款', '一般公共预算', '功能分类'])

const SCORE = /自评|得分|评分/

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
  let accounts = 0
  let target: Target | null = null
  let wasOfBoth = false
  const lastMoney =
    all.findLast(({ token, section }) => token.unit.endsWith('元') && !section.title.includes('名词解释'))
      ?.heading ?? 0
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
    if (context.usual === '执行') topics.push('绩效')
    const aimed = section.topic === '绩效' ? indicator(candidate, target) : null
    if (aimed?.more.stage === '目标值') target = { candidate, item: aimed.item }
    const found = aimed ?? (label === null ? null : resolve(candidate, label, topics))
    // Behind all money, under a heading on no topic of the accounts: what work was done.
    const work = accounts > 1 && heading > section.start && heading > lastMoney
    const each = both(found, candidate, wasOfBoth)
    wasOfBoth = each !== null && each !== found
    const own = each ?? unnamed(context, candidate, topics, work)
    if (typeof own === 'string') return left(candidate, own)
    if (own.row?.opens !== undefined && !candidate.inherited) {
      if (!opened.has(block)) opened.set(block, own.row.opens)
      last = own.row.opens
    }
    if (own.row !== undefined && label !== null) rowOf.set(label, own.row)
    if (ACCOUNTS.has(own.subject)) accounts++
    if (own.row?.group !== undefined) group = own.row.group
    const stage = own.more.stage ?? own.row?.stage ?? stageOf(candidate, own, lastStage)
    return {
      candidate,
      figure: toFigure(context, candidate, own, stage, topics),
      why: found === null ? own.subject : `${own.subject}·${own.item}`,
    }
  })

  function resolve(candidate: Candidate, label: Label, topics: readonly Topic[]): Found | null {
    const own = resolveOwn(candidate, label, topics)
    if (own !== null || !label.otherwise) return own
    const before = resolve(candidate, label.otherwise, topics)
    return before && { ...before, before: true }
  }

  function resolveOwn(candidate: Candidate, label: Label, topics: readonly Topic[]): Found | null {
    if (label.evaluated !== undefined) return evaluated(candidate, label.evaluated)
    const project = candidate.head?.evaluated
    if (project !== undefined && candidate.token.unit === '分' && SCORE.test(label.words))
      return evaluated(candidate, project)
    if (label.named !== undefined)
      return countsOf(candidate.token.unit)[0] === '钱'
        ? {
            subject: '功能分类',
            item: label.named.item,
            more: { item_code: label.named.item_code, parent: label.named.parent },
          }
        : null
    const each = PER.exec(label.words)?.[0]
    if (each !== undefined) {
      const rest = label.words.slice(each.length)
      const whole = saysNothing(rest) ? label.before : { ...label, words: rest }
      const own = whole ? resolve(candidate, whole, topics) : null
      return (
        own && {
          subject: own.subject,
          item: `${own.item.split(':')[0]}:${/人/.test(each) ? '人均' : '每辆'}`,
          more: own.more,
        }
      )
    }
    for (const counts of countsOf(candidate.token.unit)) {
      const nouns = counts === '钱' ? [''] : ['', candidate.noun.replace(/[()"]/g, '')]
      for (const noun of nouns) {
        const row = rowFor(candidate, label, label.words + labelWords(noun), counts, topics)
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

  function rowFor(
    candidate: Candidate,
    label: Label,
    words: string,
    counts: Counts,
    topics: readonly Topic[],
  ): Row | null {
    const match = lookUp(words, counts)
    if (match === null) return null
    const fit = match.rows.filter(
      (row) =>
        (row.kind === undefined || row.kind === kind) &&
        (row.within === undefined || row.within === group) &&
        (row.alone === undefined || isAlone(label, row)) &&
        (row.said === undefined || (candidate.staged && row.said === candidate.stage)) &&
        (row.after === undefined || new RegExp(row.after).test(candidate.before)),
    )
    const alone = candidate.owner !== null || fit.every((row) => row.within !== undefined)
    const exact =
      fit.find((row) => row.after !== undefined || row.said !== undefined) ??
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
    const scope = '一般公共预算财政拨款'
    if (token.unit === '分') return { ...own, more: { measure: '分数', stage: '自评' } }
    if (said.role === '完成率') return { ...own, more: { stage: '执行', base: '全年预算', scope } }
    if (said.role !== '金额' || countsOf(token.unit)[0] !== '钱') return null
    if (stage === '执行' || stage === '决算') return { ...own, more: { stage: '执行', scope } }
    return { ...own, more: { stage: /年初/.test(said.label) ? '年初预算' : '全年预算', scope } }
  }

  function stageOf(candidate: Candidate, found: Found, lastStage: Map<number, Stage>): Stage {
    const usual = candidate.told?.stage ?? context.usual ?? (kind === '决算' ? '决算' : '年初预算')
    if (found.more.stage !== undefined) return found.more.stage
    if (candidate.said.role === '金额') {
      // What an evaluation calls spent is what was executed of the year's budget.
      const own = context.usual === '执行' && candidate.stage === '决算' ? '执行' : candidate.stage
      const stage = own ?? usual
      if (!candidate.said.ofBase) lastStage.set(candidate.block, stage)
      return stage
    }
    const before = lastStage.get(candidate.block)
    return before === '执行' || (kind === '预算' && before === '决算') ? before : usual
  }
}

const BOTH: Readonly<Record<string, string>> = {
  收入总计: '收、支总计',
  支出总计: '收、支总计',
  财政拨款收入: '财政拨款收、支总计',
  财政拨款支出: '财政拨款收、支总计',
}

/** 收入总计和支出总计各增加107.55万元，增长8.26%: the change and its rate are of both. */
function both(found: Found | null, { said, inherited }: Candidate, wasOfBoth: boolean): Found | null {
  const isOfBoth = /^[,、]?各$/.test(said.label) || (wasOfBoth && inherited && said.role === '增减率')
  const item = found === null || !isOfBoth ? undefined : BOTH[found.item]
  return item === undefined ? found : { ...found!, item }
}

/** Whether nothing else was spoken of before a name than what its row is of, as in the heading over it. */
const isAlone = ({ otherwise }: Label, row: Row) =>
  !otherwise || (lookUp(otherwise.words, '钱')?.rows.some(({ item }) => item === row.item) ?? false)

/** Whether what 项目支出 went to is being told, where 事业运行 is a project's name. */
const ofProjects = ({ owner }: Candidate) =>
  owner !== null && lookUp(owner.words, '钱')?.rows[0]?.item === '项目支出'

const left = (candidate: Candidate, why: string): Claim => ({ candidate, figure: null, why })
