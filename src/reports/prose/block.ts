import type { Candidate, Source } from './candidates.ts'
import { ELSE, readClause } from './clause.ts'
import { asOfIn, type Said, spokenYear, stageIn, yearIn } from './grammar.ts'
import { headingLabel, type Label, pairLabel } from './label.ts'
import { saysNothing } from './lexicon.ts'
import { labelOf, openLists, saidOf } from './naming.ts'
import { pieces } from './pieces.ts'
import type { Block, Sentence } from './reading.ts'
import { toldBy } from './told.ts'
import { LIST, Topics } from './topics.ts'

const REASON = /原因|主要是(?:由于|因|[^,。;:\d]{0,12}(?:增加|减少|调整))|^(?:主要)?(?:由于|因为|系|受)/
const EFFECTS = /主要产出和效[果益]|主要成效/
const NUMBERED = /^\s*(?:\(?\d{1,2}\)?[.、)]|\([一二三四五六七八九十]+\))/

/** Reads one block; returns the name that it leaves to the next, where it is a heading. */
export function readBlock(
  source: Source,
  at: number,
  start: number,
  end: number,
  carried: Label | null,
  found: Candidate[],
): Label | null {
  const { text, tokens } = source
  const first = source.next
  while ((tokens[source.next]?.start ?? end) < end) source.next++
  if (source.next === first) {
    const words = text.slice(start, end)
    if (words.length <= 60 && !/[。;]\s*$/.test(words)) {
      source.heading = start
      source.told = toldBy(words, source.told, source.executed)
    }
    return headingLabel(source, start, end)
  }
  const block: Block = {
    source,
    start,
    section: source.sections.findLast((s) => s.start <= start) ?? source.sections[0]!,
    own: tokens.slice(first, source.next),
    topics: new Topics(carried),
    numbered: NUMBERED.test(text.slice(start, start + 8)),
    year: null,
    asOf: null,
    effects: false,
  }
  let next = 0
  for (const [from, to] of pieces(text, start, end, '。!?;'))
    next = readSentence(block, from, to, next, (own) => found.push({ ...own, block: at }))
  return null
}

type Push = (candidate: Omit<Candidate, 'block'>) => void

/** Reads a sentence, whose first number is the block's `next`; returns the one behind it. */
function readSentence(block: Block, from: number, to: number, next: number, push: Push): number {
  const { topics, own, source } = block
  const { text } = source
  const sentence: Sentence = {
    from,
    soft: text[from - 1] === ';',
    reason: false,
    against: null,
    stage: null,
    aside: null,
    opening: true,
    uses: false,
  }
  topics.outside()
  let restored = topics.topic
  if (!sentence.soft) {
    block.year = null
    topics.begin(text, from, to, own[next], from === block.start)
  }
  let floor = from
  let k = next
  for (const [clause, stop] of pieces(text, from, to, ',:')) {
    const first = k
    while (k < own.length && own[k]!.start < stop) k++
    const words = text.slice(clause, stop)
    if (EFFECTS.test(words)) block.effects = true
    block.asOf = asOfIn(words) ?? block.asOf
    if (k === first) {
      if (REASON.test(words)) {
        if (!sentence.reason) restored = topics.topic
        sentence.reason = true
        topics.topic = null
      }
      readClause(block, sentence, clause, stop)
      floor = stop
      continue
    }
    floor = Math.max(floor, clause)
    for (let i = first; i < k; i++) {
      push(readNumber(block, sentence, i, floor, i + 1 < k ? own[i + 1]!.start : stop))
      floor = own[i]!.end
    }
    const after = text.slice(floor, stop)
    topics.brackets(after)
    if (LIST.test(after) && topics.topic !== null) topics.openList(topics.topic)
  }
  const words = text.slice(from, to)
  topics.listed = LIST.test(words) || (words.endsWith(';') && topics.listed)
  if (sentence.reason) topics.topic = restored
  return k
}

/** A number with its own words, from `start` on; the clause ends or the next number begins at `stop`. */
function readNumber(
  block: Block,
  sentence: Sentence,
  k: number,
  start: number,
  stop: number,
): Omit<Candidate, 'block'> {
  const { topics, source, section, own, numbered } = block
  const { text, fiscalYear } = source
  const token = own[k]!
  const gap = text.slice(start, token.start)
  topics.brackets(gap)
  const said = saidOf(source, token, gap, text.slice(token.end, stop))
  if (said.against !== null) sentence.against = said.against
  const words = { said, gap, start, named: source.classIn(start - 1, token.start), unit: token.unit }
  openLists(block, words)
  if (ELSE.test(gap)) topics.topic = null
  const pair = source.pairs.get(token)
  const { label, inherited } =
    pair !== undefined
      ? { label: pairLabel(source, pair), inherited: false }
      : labelOf(block, sentence, words, own[k - 1]?.end ?? -1)
  if (pair !== undefined) topics.topic = label
  const total = /^(支出|收入)(?:总计|合计|总额)$/.exec(label?.words ?? '')?.[1]
  if (total !== undefined) source.wholes.set(total, { label: label!, section })
  const isOf = said.role === '金额' || said.role === '增减额' || said.role === '增减率'
  const stated = isOf ? stageIn(said.label, text.slice(token.end, token.end + 60)) : null
  const baseStage = said.ofBase ? stageIn(said.against!, '') : null
  const goesOn = inherited || (label !== null && label.named === undefined && saysNothing(label.words))
  if (!goesOn) sentence.aside = null
  if (stated !== null && !said.ofBase) {
    if (goesOn && sentence.stage === null && !sentence.opening) sentence.aside = stated
    else sentence.stage = stated
  }
  const spoken = sentence.aside ?? sentence.stage
  const stage = said.ofBase ? (baseStage ?? spoken) : (stated ?? spoken)
  const year = yearOf(block, said, gap) ?? source.told?.year ?? null
  const reason = sentence.reason || REASON.test(gap)
  const candidate = {
    token,
    said,
    label,
    inherited,
    head: topics.head,
    owner: topics.owner,
    section,
    noun: text.slice(token.end, stop).match(/^的?[一-龥A-Za-z()"]{0,24}/)?.[0] ?? '',
    before: text.slice(sentence.from, start),
    reason,
    effects: block.effects,
    numbered: numbered && topics.head === null,
    stage: stage ?? source.told?.stage ?? null,
    year: year ?? fiscalYear,
    staged: (stated ?? baseStage ?? source.told) !== null,
    dated: year !== null,
    told: source.told,
    asOf: block.asOf,
    against: sentence.against,
    heading: source.heading,
  }
  if (label !== null && !inherited) {
    if (reason) topics.topic = label
    else topics.speakOf(label)
    if (topics.owner !== null && label !== topics.owner) topics.heardPart(text, token)
  }
  topics.heard(token.unit, inherited ? null : label)
  sentence.opening = false
  return candidate
}

/** The year that a number's own words or its sentence say. */
function yearOf(block: Block, { ofBase, against }: Said, gap: string): number | null {
  if (ofBase) {
    const year = yearIn(against!.replace(/\D+$/, ''))
    return year ?? (/上|去|同期/.test(against!) ? block.source.fiscalYear - 1 : null)
  }
  const own = gap.replace(against ?? '\n', '')
  block.year = yearIn(own) ?? spokenYear(own, block.source.fiscalYear) ?? block.year
  return block.year
}
