import { functionClassCode } from '../../model/vocabulary.ts'
import { classNameOf } from './classes.ts'
import { labelWords, type Said, understand, yearIn } from './grammar.ts'
import { type Label, labelled, NOUN, namedLabel } from './label.ts'
import { lookUp, saysNothing } from './lexicon.ts'
import type { Block, Sentence } from './reading.ts'
import { LIST } from './topics.ts'

/** 会议费和培训费不属于“三公”经费: what is named is what the numbers are not of. */
export const ELSE = /不属于|不在[^,。]{0,12}之列|未列入|不计入/
const EVALUATED = /([^;:。,\n]{2,60}?)(?:项目)?绩效自评(?:综述|情况|结果):?$/

/** Reads a clause without a number: what it names is what follows is about. */
export function readClause(block: Block, sentence: Sentence, clause: number, stop: number): void {
  const { topics, source } = block
  const words = source.text.slice(clause, stop)
  const bare = words.replace(/[,:。;]+$/, '')
  topics.brackets(words)
  const said = understand(bare, '万元')
  if (said.against !== null) sentence.against = said.against
  const evaluated = EVALUATED.exec(words)?.[1]
  const named = source.classIn(clause, stop)
  const list = LIST.test(words)
  const dated = yearIn(bare)
  if (dated !== null && said.against === null) block.year = dated
  if (list && topics.topic !== null) topics.openList(topics.topic)
  if (evaluated !== undefined) topics.speakOf(project(block, evaluated, clause))
  else if (named !== null && !list) topics.speakOf(namedLabel(named))
  else if (sentence.opening && !sentence.reason && !sentence.uses && said.role === '金额') {
    const label = opened(block, said, clause, stop)
    if (label !== null) {
      topics.speakOf(label)
      if (list) topics.openList(label)
    }
  }
  if (ELSE.test(words)) topics.topic = null
  if (list) sentence.uses = true
  if (labelWords(said.label) !== '') sentence.opening = false
}

/** A project whose self-evaluation follows. */
function project({ source: { text, flow } }: Block, words: string, clause: number): Label {
  const name = words.replace(/^\(?\d{1,2}\)?[.、)]|^[一二三四五六七八九十]+、/, '').replace(/项目$/, '')
  const start = text.indexOf(name, clause)
  const evaluated = flow.printed.slice(start, start + name.length).trim()
  return { words: '', printed: name, start, before: null, evaluated }
}

/** The name that a clause without a number opens its sentence with; null where its words are no name. */
function opened({ source, topics, numbered }: Block, said: Said, clause: number, stop: number): Label | null {
  // 收入支出总体与上年相比, 增加64.80万元: what is compared stands before the comparison.
  const compared = said.against === null ? stop : clause + said.label.length
  const label = labelled(source, clause, source.text.startsWith(said.label, clause) ? compared : stop)
  const { words } = label
  const isName =
    words.length > 1 &&
    words.length <= 30 &&
    ((said.against === null && NOUN.test(words)) ||
      lookUp(words, '钱') !== null ||
      functionClassCode(classNameOf(words)) !== null ||
      (numbered && topics.head === null && words.length <= 20 && !saysNothing(words)))
  return isName ? label : null
}
