import type { Kind, Stage } from '../../model/vocabulary.ts'
import { type Token, tokenise } from '../figures.ts'
import type { Flow } from '../flow.ts'
import { type Section, sectionsOf } from '../sections.ts'
import { readBlock } from './block.ts'
import { type ClassName, findClasses } from './classes.ts'
import { plainMarks, type Said } from './grammar.ts'
import type { Label } from './label.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { pieces } from './pieces.ts'
import type { Told } from './told.ts'

/** What the readers of a report share. */
export interface Context {
  flow: Flow
  kind: Kind
  fiscalYear: number
  /** The stage of what no words give one. */
  usual?: Stage
  /** Classes that the report's tables name, with their codes. */
  classes?: ReadonlyMap<string, string>
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
  /** Whether its own clause or a heading says the stage. */
  staged: boolean
  year: number
  /** The year at whose end counts of its block stand. */
  asOf: number | null
  /** Whether its clause, the one before it or a heading says the year. */
  dated: boolean
  /** What the heading above gives. */
  told: Told | null
  against: string | null
  block: number
  /** Where the last heading before it begins. */
  heading: number
}

/** The text with all that is known of it before its blocks are read. */
export interface Source {
  text: string
  flow: Flow
  sections: readonly Section[]
  /** The last class that is named between two places. */
  classIn(from: number, to: number): ClassName | null
  tokens: readonly Token[]
  /** The first number of the blocks not read yet. */
  next: number
  fiscalYear: number
  heading: number
  /** What is executed in such a report: 决算 in an account. */
  executed: Stage
  /** What the last heading that dates what is under it says. */
  told: Told | null
  pairs: ReadonlyMap<Token, Pair>
  /** The last 收入总计 and 支出总计, for 今年收入减少86.40万元 in the same section. */
  wholes: Map<string, { label: Label; section: Section }>
}

/** Every number of the text with its own words, and the ones that it takes from before where it has none. */
export function candidates(context: Context, only?: Section): Candidate[] {
  const { flow, fiscalYear } = context
  const text = plainMarks(flow.folded)
  const sections = only === undefined ? sectionsOf(flow) : [only]
  const classes = findClasses(flow, text)
  // The dash between what is spent for and its amount is no minus: 社会保障和就业支出-37.21万元.
  const tokens = tokenise(text, 0, text.length).tokens.map((token) =>
    token.value.startsWith('-') && text.startsWith('支出', token.start - 3)
      ? { ...token, value: token.value.slice(1) }
      : token,
  )
  const found: Candidate[] = []
  const reader: Source = {
    text,
    flow,
    sections,
    classIn: inOrder(classes),
    tokens,
    next: 0,
    fiscalYear,
    heading: -1,
    executed: context.kind === '决算' ? '决算' : '执行',
    told: null,
    pairs: pairsOf(text, tokens, classes),
    wholes: new Map(),
  }
  let carried: Label | null = null
  for (const [block, [start, end]] of pieces(text, 0, text.length, '\n').entries())
    carried = readBlock(reader, block, start, end, carried, found)
  return found
}

/** Looks the last of named stretches up that lies between two places; they stand in order, and none in another. */
function inOrder(classes: readonly ClassName[]): (from: number, to: number) => ClassName | null {
  return (from, to) => {
    let [low, high] = [0, classes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (classes[middle]!.end <= to) low = middle + 1
      else high = middle
    }
    const last = classes[low - 1]
    return last !== undefined && last.start >= from ? last : null
  }
}
