import type { Stage } from '../../model/vocabulary.ts'
import type { Token } from '../figures.ts'
import type { Section } from '../sections.ts'
import type { Source } from './candidates.ts'
import type { Topics } from './topics.ts'

/** A block while it is read. */
export interface Block {
  source: Source
  section: Section
  start: number
  /** Its numbers, and what it speaks of. */
  own: readonly Token[]
  topics: Topics
  /** Whether it begins with a number of its own. */
  numbered: boolean
  /** The year that its words said last. */
  year: number | null
  /** The year at whose end its counts stand: 截至2023年底. */
  asOf: number | null
  /** Whether it tells what a project yielded. */
  effects: boolean
}

/** What a sentence has said so far. */
export interface Sentence {
  from: number
  /** Whether it goes on behind a semicolon. */
  soft: boolean
  reason: boolean
  against: string | null
  stage: Stage | null
  /** The other stage of the quantity that is spoken of: 支出12万元，年初安排15万元. What is named after it has it not. */
  aside: Stage | null
  /** Whether nothing was named yet. */
  opening: boolean
  /** Whether it told what money was used for. */
  uses: boolean
}
