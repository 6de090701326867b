import type { Token } from '../figures.ts'
import type { Source } from './candidates.ts'
import type { ClassName } from './classes.ts'
import { LISTED, labelWords, PER, type Said, understand } from './grammar.ts'
import { type Label, labelled, namedLabel, ofItself, repeats } from './label.ts'
import { saysNothing } from './lexicon.ts'
import type { Block, Sentence } from './reading.ts'
import { LIST } from './topics.ts'

/** The word that opens a list, behind the name of the whole. */
const OPENER = /(?:其中|主要用于|包括|具体[为是]|分别[为是])(?:包括|有|[:,])?$/
/** What follows the second of two amounts that a quantity changed between: 由2.20万元压减为1.80万元. */
const CHANGED_TO =
  /^(?:大幅)?(?:提高|增加|增长|上升|扩大|降低|下降|减少|压减|压缩|调减|调增|调整|[升降增减])(?:到|至|为)$/

/** 为年初预算1,080.00万元[的105.27%]: the budget that a rate is of stands before it with its amount. */
const BUDGETED =
  /(?:为|占|完成|达到?)((?:年初|全年|年度|调整后?的?)?(?:预算|计划)数?)\(?[\d,.]+\s?(?:亿|万|千)?元$/
const before = (text: string, token: Token, gap: string) =>
  text.slice(Math.max(0, token.start - gap.length - 40), token.start - gap.length)

/** What the words before a number say, with the list that it may stand in and the amount that it may have changed from. */
export function saidOf({ text, pairs }: Source, token: Token, gap: string, after: string): Said {
  const pair = pairs.get(token)
  if (pair !== undefined && pair.first !== token) {
    const words = text.slice(Math.max(0, pair.first.start - 40), pair.first.start)
    return { ...understand(words.slice(words.search(/(?:分别|依次)[^,。;:]*$/)), token.unit), label: '' }
  }
  if (CHANGED_TO.test(gap)) return understand('', token.unit)
  const budget =
    token.unit === '%' && /^\)?的$/.test(gap) ? BUDGETED.exec(before(text, token, gap))?.[1] : undefined
  if (budget !== undefined)
    return { ...understand('', token.unit), role: '完成率', whole: /年初/.test(budget) ? '年初预算' : '预算' }
  const said = understand(gap.replace(/由$/, ''), token.unit)
  return gap.endsWith('由') && CHANGED_TO.test(after) ? { ...said, against: '上年', ofBase: true } : said
}

/** The words before a number: where they begin, and what is known of them. */
export interface Words {
  said: Said
  gap: string
  start: number
  named: ClassName | null
  /** The number's unit. */
  unit: string
}

/** Opens the list that the words before a number open. */
export function openLists({ source, topics }: Block, { said, gap, start, named }: Words): void {
  const before = topics.owner
  if (LIST.test(gap) && topics.topic !== null && gap.indexOf('其中') !== 0) topics.owner = topics.topic
  else if (/^其中/.test(gap) && topics.topic !== null) topics.owner ??= topics.topic
  const whole = LISTED.exec(said.label)?.[0].replace(OPENER, '')
  if (whole !== undefined && named === null && labelWords(whole) !== '') {
    topics.speakOf(labelled(source, start, start + whole.length, topics.topic))
    topics.owner = topics.topic
  }
  if (topics.owner !== before) topics.openList(topics.owner)
}

/** The name of a number: its own words, or what is spoken of where they say nothing. `before` is where the last number ends. */
export function labelOf(
  block: Block,
  sentence: Sentence,
  { said, gap, start, named, unit }: Words,
  before: number,
): { label: Label | null; inherited: boolean } {
  const { topics, source, section } = block
  const rest = named === null ? said.label : said.label.slice(Math.max(0, named.end - start))
  if (named !== null && saysNothing(labelWords(rest))) return { label: namedLabel(named), inherited: false }
  const from = Math.max(start, named?.end ?? 0)
  const isChange = said.role === '增减额' || said.role === '增减率'
  const spoken = isChange || PER.test(said.label.trimStart()) ? topics.amountOf(unit) : topics.topic
  const label = labelled(source, from, start + said.label.length, spoken)
  if (label.words === '') {
    const again = sentence.opening && !sentence.soft && sentence.against !== null && topics.listed
    if (again) topics.topic = topics.head ?? topics.topic
    return { label: again ? topics.topic : spoken, inherited: true }
  }
  const fresh = topics.topic === null || before <= topics.topic.start
  const ofOwn = sentence.opening && ofItself(gap, section, fresh)
  if (repeats(label, gap, topics.topic) && !ofOwn) return { label: topics.topic, inherited: true }
  if (/^(?:支出|收入)$/.test(label.words)) {
    const whole = source.wholes.get(label.words)
    const isTold = isChange || (sentence.from > block.start && whole?.label === topics.head)
    if (whole?.section === section && isTold) {
      topics.topic = whole.label
      return { label: whole.label, inherited: true }
    }
  }
  return { label, inherited: false }
}
