import type { Section } from '../sections.ts'
import type { Source } from './candidates.ts'
import type { ClassName } from './classes.ts'
import { fullWords, labelWords, printedWords } from './grammar.ts'
import { saysNothing } from './lexicon.ts'
import type { Pair } from './pairs.ts'

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
  /** What was spoken of before it. */
  before: Label | null
  /** A project whose self-evaluation the text tells. */
  evaluated?: string
}

/** How the names of quantities end. */
export const NOUN =
  /(?:费用?|经费|支出|收入|资金|补助|补贴|工程|专项|基金|奖金|工资|运行|运维|购置|采购|资产|结余|结转|债券|贷款|投资|公积金|医疗|养老|年金|人员|车辆?|用车|接待|出国境?)$/

/** The label of a stretch of the text; `before` is what words that say nothing stand for. */
export function labelled(source: Source, start: number, end: number, before: Label | null = null): Label {
  const raw = source.text.slice(start, end)
  const printed = source.flow.printed.slice(start, end).replaceAll('\n', '')
  const words = labelWords(raw)
  return {
    words,
    printed: printedWords(printed) || words,
    full: fullWords(printed),
    start,
    otherwise: saysNothing(words) ? before : null,
    before,
  }
}

/** The label of a class that the text names. */
export const namedLabel = (named: ClassName): Label => ({
  words: '',
  printed: named.item,
  start: named.start,
  named,
  before: null,
})

/** The label that a list gives to one of its numbers. */
export function pairLabel(source: Source, { start, end, named }: Pair): Label {
  return named === undefined ? { ...labelled(source, start, end), otherwise: null } : namedLabel(named)
}

const SIDES = ['收入', '支出'] as const
/** Whether of income and spending two names name one each. */
const isOther = (a: string, b: string) =>
  SIDES.some((side, i) => a.includes(side) && b.includes(SIDES[1 - i]!) && !b.includes(side))

/** 支出决算12万元 after 支出预算15万元 speaks of what the sentence speaks of. */
export const repeats = (label: Label, gap: string, topic: Label | null) =>
  topic !== null &&
  !isOther(label.words, topic.words) &&
  /^(?:支出|收入)$/.test(label.words) &&
  /(?:支出|收入)(?:决算|预算)|(?:决算|预算|实际)(?:支出|收入)/.test(gap)
/** 2024年收入预算 at the head of a sentence, in a section on the whole, is the year's. */
export const ofItself = (gap: string, section: Section, fresh: boolean) =>
  !fresh && /20\d\d年|[上去]年/.test(gap) && ['总体', '收入', '支出'].includes(section.topic)

/** (一)背街小巷路面修复项目: a project under whose name its evaluation is told. */
const PROJECT = /^\s*(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.])?([^,。;:]{3,40}项目)$/

/** The name that a heading gives to what follows: (一)因公出国(境)费, 1.机关运行经费。 */
export function headingLabel(source: Source, start: number, end: number): Label | null {
  if (end - start > 60) return null
  const named = source.classIn(start, end)
  if (named !== null) return namedLabel(named)
  const raw = source.text.slice(start, end).replace(/[。:\n]+$/, '')
  const project = PROJECT.exec(raw)?.[1]
  if (project !== undefined && source.sections.findLast((s) => s.start <= start)?.topic === '绩效') {
    const at = source.text.indexOf(project, start)
    const evaluated = source.flow.printed.slice(at, at + project.length)
    return { words: '', printed: project, start: at, before: null, evaluated }
  }
  const cut = raw.replace(/(?:总体|具体|有关)?(?:情况|安排)?(?:的)?(?:说明|情况)?$/, '')
  const label = labelled(source, start, start + cut.length)
  return label.words.length > 1 && label.words.length <= 30 && NOUN.test(label.words) ? label : null
}
