import { functionClassCode, type Kind, type Stage } from '../../model/vocabulary.ts'
import { type Token, tokenise } from '../figures.ts'
import type { Flow } from '../flow.ts'
import { type Section, sectionsOf } from '../sections.ts'
import { type ClassName, classNameOf, findClasses } from './classes.ts'
import {
  fullWords,
  LISTED,
  labelWords,
  plainMarks,
  printedWords,
  type Said,
  stageIn,
  understand,
  yearIn,
} from './grammar.ts'
import { saysNothing } from './lexicon.ts'

/** What the readers of a report share. */
export interface Context {
  flow: Flow
  kind: Kind
  fiscalYear: number
  /** Classes that the report's tables name, with their codes. */
  classes?: ReadonlyMap<string, string>
}

/** The name that a number has, from its own clause or from the clause that it continues. */
export interface Label {
  /** As the lexicon has it. */
  words: string
  /** As printed. */
  printed: string
  start: number
  named?: ClassName
  /** As printed, with its year: 2023年江汉区…项目. */
  full?: string
  /** What words that may say nothing of their own (支出合计) then stand for. */
  otherwise?: Label | null
  /** A project whose self-evaluation the text tells. */
  evaluated?: string
}

/** A number of the text with all that the text says of it. */
export interface Candidate {
  token: Token
  said: Said
  label: Label | null
  inherited: boolean
  /** The first name of the block, and the one whose parts are being told (其中:, 主要用于:). */
  head: Label | null
  owner: Label | null
  section: Section
  /** What is said after the number up to the next mark: 8个[一级项目]. */
  noun: string
  /** The sentence before the label. */
  before: string
  /** Whether it stands in the reason for a change. */
  reason: boolean
  /** Whether a list of what a project yielded. */
  effects: boolean
  /** Whether the block begins with a number of its own and this is its first name. */
  numbered: boolean
  stage: Stage | null
  year: number
  against: string | null
  block: number
  /** The last block that is a heading. */
  heading: number
}

/** What begins an item of a list: 1., (1), ①, 一是. */
const ITEM =
  /^[\s"]*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+(?:、|是))/
/** An item that is a name and its amount alone: 不可预见费12.5万元。 */
const BARE_ITEM = /^[^,:]{3,40}$/
const REASON = /原因|主要是(?:由于|因|[^,。;:\d]{0,12}(?:增加|减少|调整))|^(?:主要)?(?:由于|因为|系|受)/
const LIST = /其中|主要用于|用于以下|包括|分别[为是]|具体(?:如下|情况)|构成|用途如下|如下/
const EVALUATED = /([^;:。,\n]{2,60}?)(?:项目)?绩效自评(?:综述|情况|结果):?$/
const EFFECTS = /主要产出和效[果益]|主要成效/
const NOUN =
  /(?:费用?|经费|支出|收入|资金|补助|补贴|工程|专项|基金|奖金|工资|运行|运维|购置|采购|资产|结余|结转|债券|贷款|投资|公积金|医疗|养老|年金|人员|车辆?|用车|接待|出国境?)$/

/** The words that go on behind an item's amount; the next sentence is an item of the list where it goes on alike. */
const echoOf = (text: string, { end }: Token) => (text[end] === ',' ? text.slice(end + 1, end + 5) : '')
const AMOUNT = /^\s?(?:人民币)?\d(?!\d{0,3}年|[.、](?!\d))/

/** Cuts a stretch at marks; a colon right before an amount is none. The mark belongs to the piece before it. */
function pieces(text: string, start: number, end: number, mark: RegExp): [number, number][] {
  const cut: [number, number][] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!mark.test(text[at]!) || (text[at] === ':' && AMOUNT.test(text.slice(at + 1, at + 12)))) continue
    cut.push([from, at + 1])
    from = at + 1
  }
  if (from < end) cut.push([from, end])
  return cut
}

/** Every number of the text with its own words, and the ones that it takes from before where it has none. */
export function candidates(context: Context, only?: Section): Candidate[] {
  const { flow, fiscalYear } = context
  const text = plainMarks(flow.folded)
  const sections = only === undefined ? sectionsOf(flow) : [only]
  const classes = findClasses(flow, text)
  const { tokens } = tokenise(text, 0, text.length)
  const found: Candidate[] = []
  const reader = { text, flow, sections, classes, tokens, fiscalYear, heading: -1, wholes: new Map() }
  let carried: Label | null = null
  for (const [block, [start, end]] of pieces(text, 0, text.length, /\n/).entries())
    carried = readBlock(reader, block, start, end, carried, found)
  return found
}

interface Source {
  text: string
  flow: Flow
  sections: readonly Section[]
  classes: readonly ClassName[]
  tokens: readonly Token[]
  fiscalYear: number
  heading: number
  /** The last 收入总计 and 支出总计, for 今年收入减少86.40万元 in the same section. */
  wholes: Map<string, { label: Label; section: Section }>
}

function labelled(source: Source, start: number, end: number, before: Label | null = null): Label {
  const raw = source.text.slice(start, end)
  const printed = source.flow.printed.slice(start, end).replaceAll('\n', '')
  const words = labelWords(raw)
  return {
    words,
    printed: printedWords(printed) || words,
    full: fullWords(printed),
    start,
    otherwise: saysNothing(words) ? before : null,
  }
}

/** Reads one block; returns the name that it leaves to the next, where it is a heading. */
function readBlock(
  source: Source,
  block: number,
  start: number,
  end: number,
  carried: Label | null,
  found: Candidate[],
): Label | null {
  const { text, tokens, fiscalYear, wholes } = source
  const section = source.sections.findLast((s) => s.start <= start) ?? source.sections[0]!
  const first = tokens.findIndex((token) => token.start >= start)
  const own =
    first < 0 ? [] : tokens.slice(first, tokens.findIndex((t, i) => i >= first && t.start >= end) >>> 0)
  const numbered = /^\s*(?:\(?\d{1,2}\)?[.、)]|\([一二三四五六七八九十]+\))/.test(
    text.slice(start, start + 8),
  )
  if (own.length === 0) {
    if (end - start <= 60 && !/[。;]\s*$/.test(text.slice(start, end))) source.heading = block
    return heading(source, start, end)
  }
  const state = {
    topic: carried,
    head: carried,
    owner: null as Label | null,
    listed: false,
    effects: false,
    echo: null as string | null,
    list: null as Label | null,
    year: null as number | null,
  }
  let next = 0
  for (const [from, to] of pieces(text, start, end, /[。!?;]/)) {
    let reason = false
    let against: string | null = null
    let stage: Stage | null = null
    let floor = from
    const outer: (Label | null)[] = []
    const soft = text[from - 1] === ';'
    let restored = state.topic
    if (!soft) {
      state.year = null
      const item = own[next]
      if (item !== undefined && item.start < to && state.echo !== null) {
        state.list ??= state.owner
        const alike = state.echo !== '' && echoOf(text, item) === state.echo
        const bare = item.end === to - 1 && BARE_ITEM.test(text.slice(from, item.start))
        const goesOn = alike || bare || ITEM.test(text.slice(from, from + 6))
        state.owner = goesOn ? state.list : null
      }
    }
    let opening = true
    let uses = false
    for (const [clause, stop] of pieces(text, from, to, /[,:]/)) {
      const words = text.slice(clause, stop)
      const here: Token[] = []
      while (next < own.length && own[next]!.start < stop) here.push(own[next++]!)
      if (EFFECTS.test(words)) state.effects = true
      if (REASON.test(words) && here.length === 0) {
        if (!reason) restored = state.topic
        reason = true
        state.topic = null
      }
      if (here.length === 0) {
        const said = understand(words.replace(/[,:。;]+$/, ''), '万元')
        if (said.against !== null) against = said.against
        const evaluated = EVALUATED.exec(words)?.[1]
        const named = source.classes.findLast((c) => c.start >= clause && c.end <= stop)
        const list = LIST.test(words)
        const dated = yearIn(words.replace(/[,:。;]+$/, ''))
        if (dated !== null && said.against === null) state.year = dated
        if (list && state.topic !== null) [state.owner, state.echo, state.list] = [state.topic, null, null]
        if (evaluated !== undefined) {
          const project = evaluated
            .replace(/^\(?\d{1,2}\)?[.、)]|^[一二三四五六七八九十]+、/, '')
            .replace(/项目$/, '')
          const at = text.indexOf(project, clause)
          state.topic = {
            words: '',
            printed: project,
            start: at,
            evaluated: source.flow.printed.slice(at, at + project.length).trim(),
          }
          state.head ??= state.topic
        } else if (named !== undefined && !list) {
          state.topic = { words: '', printed: named.item, start: named.start, named }
          state.head ??= state.topic
        } else if (opening && !reason && !uses && said.role === '金额' && said.against === null) {
          const label = labelled(source, clause, stop)
          if (
            label.words.length > 1 &&
            label.words.length <= 30 &&
            (NOUN.test(label.words) ||
              functionClassCode(classNameOf(label.words)) !== null ||
              (numbered && state.head === null && label.words.length <= 20))
          ) {
            state.topic = label
            state.head ??= label
            if (list) [state.owner, state.echo, state.list] = [label, null, null]
          }
        }
        if (list) uses = true
        if (labelWords(words) !== '') opening = false
        floor = stop
        continue
      }
      floor = Math.max(floor, clause)
      for (const [k, token] of here.entries()) {
        const gapStart = floor
        const tokenBefore = own[own.indexOf(token) - 1]
        const gap = text.slice(gapStart, token.start)
        const nextStart = here[k + 1]?.start ?? stop
        floor = token.end
        for (const mark of gap.replace(/\([^()]*\)/g, '')) {
          if (mark === '(') outer.push(state.topic)
          else if (mark === ')') state.topic = outer.pop() ?? state.topic
        }
        const said = understand(gap, token.unit)
        if (said.against !== null) against = said.against
        const before = state.owner
        if (LIST.test(gap) && state.topic !== null && gap.indexOf('其中') !== 0) state.owner = state.topic
        else if (/^其中/.test(gap) && state.topic !== null) state.owner ??= state.topic
        const named = source.classes.findLast((c) => c.start >= gapStart - 1 && c.end <= token.start)
        const inline = REASON.test(gap)
        const whole = LISTED.exec(said.label)?.[0].replace(
          /(?:其中|主要用于|包括|分别[为是])(?:包括|有|[:,])?$/,
          '',
        )
        if (whole !== undefined && named === undefined && labelWords(whole) !== '') {
          state.topic = labelled(source, gapStart, gapStart + whole.length, state.topic)
          state.head ??= state.topic
          state.owner = state.topic
        }
        if (state.owner !== before) [state.echo, state.list] = [null, null]
        const rest = named === undefined ? said.label : said.label.slice(Math.max(0, named.end - gapStart))
        const fresh = state.topic === null || (tokenBefore?.end ?? -1) <= state.topic.start
        let label: Label | null
        let inherited = false
        if (named !== undefined && saysNothing(labelWords(rest)))
          label = { words: '', printed: named.item, start: named.start, named }
        else label = labelled(source, gapStart, gapStart + said.label.length, state.topic)
        if (label.named === undefined && label.words === '') {
          inherited = true
          const again = opening && !soft && said.against !== null && state.listed
          label = again && state.head !== null ? state.head : state.topic
        } else if (
          label.named === undefined &&
          repeats(label, gap, state.topic) &&
          !(opening && ofItself(gap, section, fresh))
        ) {
          inherited = true
          label = state.topic
        } else if (label.named === undefined && /^(?:支出|收入)$/.test(label.words)) {
          const whole = wholes.get(label.words)
          const told =
            said.role === '增减额' || said.role === '增减率' || (from > start && whole?.label === state.head)
          if (whole?.section === section && told) {
            inherited = true
            label = whole.label
            state.topic = label
          }
        }
        const total = /^(支出|收入)(?:总计|合计|总额)$/.exec(label?.words ?? '')?.[1]
        if (total !== undefined) wholes.set(total, { label: label!, section })
        const stated =
          said.role === '金额' ? stageIn(said.label, text.slice(token.end, token.end + 60)) : null
        const baseStage = said.ofBase ? stageIn(said.against!, '') : null
        if (stated !== null && !said.ofBase) stage = stated
        const dated = said.ofBase
          ? yearIn(`${said.against}`.replace(/\D+$/, ''))
          : yearIn(gap.replace(said.against ?? '\n', ''))
        if (dated !== null && !said.ofBase) state.year = dated
        found.push({
          token,
          said,
          label,
          inherited,
          head: state.head,
          owner: state.owner,
          section,
          noun: text.slice(token.end, nextStart).match(/^的?[一-龥A-Za-z()"]{0,24}/)?.[0] ?? '',
          before: text.slice(from, gapStart),
          reason: reason || inline,
          effects: state.effects,
          numbered: numbered && state.head === null,
          stage: said.ofBase ? (baseStage ?? stage) : (stated ?? stage),
          year:
            (said.ofBase
              ? (dated ?? (/上|去|同期/.test(said.against!) ? fiscalYear - 1 : null))
              : state.year) ?? fiscalYear,
          against,
          block,
          heading: source.heading,
        })
        if (label !== null && !reason && !inline) {
          if (!inherited) {
            state.topic = label
            state.head ??= label
          }
        } else if (label !== null && !inherited) state.topic = label
        if (state.owner !== null && label !== state.owner && !inherited) state.echo ??= echoOf(text, token)
        opening = false
      }
      const after = text.slice(floor, stop)
      for (const mark of after) if (mark === ')') state.topic = outer.pop() ?? state.topic
      if (LIST.test(after) && state.topic !== null)
        [state.owner, state.echo, state.list] = [state.topic, null, null]
    }
    state.listed = LIST.test(text.slice(from, to)) || (text[to - 1] === ';' && state.listed)
    if (reason) state.topic = restored
  }
  return null
}

/** 支出决算12万元 after 支出预算15万元 speaks of what the sentence speaks of. */
const repeats = (label: Label, gap: string, topic: Label | null) =>
  topic !== null &&
  /^(?:支出|收入)$/.test(label.words) &&
  /(?:支出|收入)(?:决算|预算)|(?:决算|预算|实际)(?:支出|收入)/.test(gap)
/** 2024年收入预算 at the head of a sentence, in a section on the whole, is the year's. */
const ofItself = (gap: string, section: Section, fresh: boolean) =>
  !fresh && /20\d\d年/.test(gap) && ['总体', '收入', '支出'].includes(section.topic)
/** The name that a heading gives to what follows: (一)因公出国(境)费, 1.机关运行经费。 */
function heading(source: Source, start: number, end: number): Label | null {
  if (end - start > 60) return null
  const named = source.classes.findLast((c) => c.start >= start && c.end <= end)
  if (named !== undefined) return { words: '', printed: named.item, start: named.start, named }
  const raw = source.text.slice(start, end).replace(/[。:\n]+$/, '')
  const cut = raw.replace(/(?:总体|具体|有关)?(?:情况|安排)?(?:的)?(?:说明|情况)?$/, '')
  const label = labelled(source, start, start + cut.length)
  return label.words.length > 1 && label.words.length <= 30 && NOUN.test(label.words) ? label : null
}
