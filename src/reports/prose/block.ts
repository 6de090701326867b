import { functionClassCode, type Stage } from '../../model/vocabulary.ts'
import type { Token } from '../figures.ts'
import type { Candidate, Source } from './candidates.ts'
import { classNameOf } from './classes.ts'
import { LISTED, labelWords, type Said, stageIn, understand, yearIn } from './grammar.ts'
import { headingLabel, type Label, labelled, NOUN, ofItself, pairLabel, repeats } from './label.ts'
import { lookUp, saysNothing } from './lexicon.ts'

/** What begins an item of a list: 1., (1), ①, 一是. */
const ITEM =
  /^[\s"]*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+(?:、|是))/
/** An item that is a name and its amount alone: 不可预见费12.5万元。 */
const BARE_ITEM = /^[^,:]{3,40}$/
const REASON = /原因|主要是(?:由于|因|[^,。;:\d]{0,12}(?:增加|减少|调整))|^(?:主要)?(?:由于|因为|系|受)/
const LIST =
  /其中|主要用于|用于以下|包括|分别[为是]|具体(?:如下|情况|[为是])|按[^,。:]{2,12}分(?=[:,])|构成|用途如下|如下/
/** 会议费和培训费不属于“三公”经费: what is named is what the numbers are not of. */
const ELSE = /不属于|不在[^,。]{0,12}之列|未列入|不计入/
const EVALUATED = /([^;:。,\n]{2,60}?)(?:项目)?绩效自评(?:综述|情况|结果):?$/
const EFFECTS = /主要产出和效[果益]|主要成效/

/** The words that go on behind an item's amount; the next sentence is an item of the list where it goes on alike. */
const echoOf = (text: string, { end }: Token) => (text[end] === ',' ? text.slice(end + 1, end + 5) : '')
const AMOUNT = /^\s?(?:人民币)?\d(?!\d{0,3}年|[.、](?!\d))/

/** Cuts a stretch at any of `marks`; a colon right before an amount is none. The mark belongs to the piece before it. */
export function pieces(text: string, start: number, end: number, marks: string): [number, number][] {
  const cut: [number, number][] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!marks.includes(text[at]!) || (text[at] === ':' && AMOUNT.test(text.slice(at + 1, at + 12)))) continue
    cut.push([from, at + 1])
    from = at + 1
  }
  if (from < end) cut.push([from, end])
  return cut
}

/** The stage and year that a numbered heading gives to what is under it: 一、2025年预算执行情况. */
function toldBy(heading: string): { stage: Stage; year: number } | null {
  const match =
    /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(20\d\d)年[^,。:]{0,16}?(预算执行|执行情况|预算安排)/.exec(
      heading,
    )
  return match === null
    ? null
    : { stage: match[2] === '预算安排' ? '年初预算' : '执行', year: Number(match[1]) }
}

/** What follows the second of two amounts that a quantity changed between: 由2.20万元压减为1.80万元. */
const CHANGED_TO =
  /^(?:大幅)?(?:提高|增加|增长|上升|扩大|降低|下降|减少|压减|压缩|调减|调增|调整|[升降增减])(?:到|至|为)$/

/** What the words before a number say, with the list that it may stand in and the amount that it may have changed from. */
function saidOf({ text, pairs }: Source, token: Token, gap: string, after: string): Said {
  const pair = pairs.get(token)
  if (pair !== undefined && pair.first !== token) {
    const words = text.slice(Math.max(0, pair.first.start - 40), pair.first.start)
    return { ...understand(words.slice(words.search(/(?:分别|依次)[^,。;:]*$/)), token.unit), label: '' }
  }
  if (CHANGED_TO.test(gap)) return understand('', token.unit)
  const said = understand(gap.replace(/由$/, ''), token.unit)
  return gap.endsWith('由') && CHANGED_TO.test(after) ? { ...said, against: '上年', ofBase: true } : said
}

/** Reads one block; returns the name that it leaves to the next, where it is a heading. */
export function readBlock(
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
    if (end - start <= 60 && !/[。;]\s*$/.test(text.slice(start, end))) {
      source.heading = start
      source.told = toldBy(text.slice(start, end)) ?? source.told
    }
    return headingLabel(source, start, end)
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
  for (const [from, to] of pieces(text, start, end, '。!?;')) {
    let reason = false
    let against: string | null = null
    let stage: Stage | null = null
    let floor = from
    const outer: (Label | null)[] = []
    const soft = text[from - 1] === ';'
    let restored = state.topic
    if (!soft) {
      state.year = null
      if (from > start && ITEM.test(text.slice(from, from + 6))) state.head = null
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
    for (const [clause, stop] of pieces(text, from, to, ',:')) {
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
        for (const mark of words.replace(/\([^()]*\)/g, '')) {
          if (mark === '(') outer.push(state.topic)
          else if (mark === ')') state.topic = outer.pop() ?? state.topic
        }
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
            before: null,
            evaluated: source.flow.printed.slice(at, at + project.length).trim(),
          }
          state.head ??= state.topic
        } else if (named !== undefined && !list) {
          state.topic = { words: '', printed: named.item, start: named.start, named, before: null }
          state.head ??= state.topic
        } else if (opening && !reason && !uses && said.role === '金额') {
          // 收入支出总体与上年相比, 增加64.80万元: what is compared stands before the comparison.
          const compared = said.against === null ? stop : clause + said.label.length
          const label = labelled(source, clause, text.startsWith(said.label, clause) ? compared : stop)
          if (
            label.words.length > 1 &&
            label.words.length <= 30 &&
            ((said.against === null && NOUN.test(label.words)) ||
              lookUp(label.words, '钱') !== null ||
              functionClassCode(classNameOf(label.words)) !== null ||
              (numbered && state.head === null && label.words.length <= 20))
          ) {
            state.topic = label
            state.head ??= label
            if (list) [state.owner, state.echo, state.list] = [label, null, null]
          }
        }
        if (ELSE.test(words)) state.topic = null
        if (list) uses = true
        if (labelWords(said.label) !== '') opening = false
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
        const pair = source.pairs.get(token)
        const said = saidOf(source, token, gap, text.slice(token.end, nextStart))
        if (said.against !== null) against = said.against
        const before = state.owner
        if (LIST.test(gap) && state.topic !== null && gap.indexOf('其中') !== 0) state.owner = state.topic
        else if (/^其中/.test(gap) && state.topic !== null) state.owner ??= state.topic
        const named = source.classes.findLast((c) => c.start >= gapStart - 1 && c.end <= token.start)
        const inline = REASON.test(gap)
        const whole = LISTED.exec(said.label)?.[0].replace(
          /(?:其中|主要用于|包括|具体[为是]|分别[为是])(?:包括|有|[:,])?$/,
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
        if (ELSE.test(gap)) state.topic = null
        if (pair !== undefined) label = pairLabel(source, pair)
        else if (named !== undefined && saysNothing(labelWords(rest)))
          label = { words: '', printed: named.item, start: named.start, named, before: null }
        else
          label = labelled(
            source,
            Math.max(gapStart, named?.end ?? 0),
            gapStart + said.label.length,
            state.topic,
          )
        if (pair !== undefined) state.topic = label
        else if (label.named === undefined && label.words === '') {
          inherited = true
          const again = opening && !soft && against !== null && state.listed
          label = again && state.head !== null ? state.head : state.topic
          if (again) state.topic = label
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
        const toldYear =
          (said.ofBase
            ? (dated ?? (/上|去|同期/.test(said.against!) ? fiscalYear - 1 : null))
            : state.year) ??
          source.told?.year ??
          null
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
          stage: (said.ofBase ? (baseStage ?? stage) : (stated ?? stage)) ?? source.told?.stage ?? null,
          year: toldYear ?? fiscalYear,
          staged: (stated ?? baseStage ?? source.told) !== null,
          dated: toldYear !== null,
          told: source.told?.year ?? null,
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
