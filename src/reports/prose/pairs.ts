import type { Token } from '../figures.ts'
import type { ClassName } from './classes.ts'
import { labelWords } from './grammar.ts'
import { lookUp } from './lexicon.ts'

/** Where the name of a number stands that is not right before it; of a list, the number that tells what all of it say. */
export interface Pair {
  start: number
  end: number
  named?: ClassName
  first: Token
}

const RESPECTIVELY = /(?:分别|依次)[^\d,。;:]{0,8}$/
/** What the numbers of one list stand apart by. */
const BETWEEN = /^\s*[、和及与,]\s*$/
/** 742.18万元为基本支出; 5.46万元用于公务用车运行维护. */
const BEHIND = /^(?:用于|为|是|系)(["一-龥()]{3,20}?)(?=[,。;、\n]|$)/
const NOTHING_BEFORE = /(?:^|[,。;:\n]|其中)\s*$/
/** What ends the name of the last of a list: 公用经费之比, 培训费不属于. */
const ENDS_NAME = /(?:之比|不属于|不含|不在|金额|所占|占|共|各|合计|分别|依次|均).*$/
const BEFORE_LIST = /^(?:上述|以上|其中|20\d\d年度?|本年度?)+/

/**
 * Names that a sentence gives in a list before its numbers (人员经费和公用经费分别为8万元、2万元) or right behind a number.
 * A list is paired only where it has as many names as numbers.
 */
export function pairsOf(
  text: string,
  tokens: readonly Token[],
  classes: readonly ClassName[],
): Map<Token, Pair> {
  const pairs = new Map<Token, Pair>()
  for (const [i, token] of tokens.entries()) {
    const previous = tokens[i - 1]?.end ?? 0
    const gap = text.slice(Math.max(previous, token.start - 60), token.start)
    const behind = BEHIND.exec(text.slice(token.end, token.end + 24))
    if (behind !== null && NOTHING_BEFORE.test(gap) && lookUp(labelWords(behind[1]!), '钱') !== null) {
      const start = token.end + behind[0].length - behind[1]!.length
      pairs.set(token, { start, end: token.end + behind[0].length, first: token })
    }
    if (!RESPECTIVELY.test(gap)) continue
    const list = [token]
    for (let k = i + 1; k < tokens.length; k++) {
      if (!BETWEEN.test(text.slice(tokens[k - 1]!.end, tokens[k]!.start)) || tokens[k]!.unit !== token.unit)
        break
      list.push(tokens[k]!)
    }
    if (list.length < 2) continue
    const sentence = Math.max(...['。', '\n', ';'].map((mark) => text.lastIndexOf(mark, token.start))) + 1
    const names = namesBefore(text, sentence, token.start, list.length, classes)
    for (const [k, name] of names.entries()) pairs.set(list[k]!, { ...name, first: token })
  }
  return pairs
}

type Name = Omit<Pair, 'first'>

/** The names of a list before a place, those nearest to it; none where no list has as many. */
function namesBefore(
  text: string,
  from: number,
  to: number,
  count: number,
  classes: readonly ClassName[],
): Name[] {
  const named = classes.filter((own) => own.start >= from && own.end <= to)
  if (named.length === count) return named.map((own) => ({ start: own.start, end: own.end, named: own }))
  const clauses = [...text.slice(from, to).matchAll(/[^,:]+/g)].reverse()
  for (const { index, 0: clause } of clauses) {
    const names = listed(clause, from + index)
    if (names.length === count) return names
  }
  const known = clauses
    .reverse()
    .flatMap(({ index, 0: clause }) => listed(clause, from + index))
    .slice(-count)
  return known.length === count ? known : []
}

/** The names of a clause's list that the lexicon knows, or that are alike: 会议费和培训费. */
function listed(clause: string, at: number): Name[] {
  const lead = BEFORE_LIST.exec(clause)?.[0].length ?? 0
  const names = [...clause.slice(lead).matchAll(/[^、和与及]+/g)].map(({ index, 0: words }) => {
    const name = words.replace(ENDS_NAME, '')
    const start = at + lead + index
    return { start, end: start + name.length, name }
  })
  const isName = (name: string) =>
    name.length > 2 && (lookUp(labelWords(name), '钱') !== null || /费$/.test(name))
  return names.every(({ name }) => isName(name)) ? names.map(({ start, end }) => ({ start, end })) : []
}
