import type { Kind, Scope, Stage } from '../../model/vocabulary.ts'
import {
  type Circumstance,
  circumstanceOf,
  isWhole,
  itemNamed,
  LABEL,
  type Named,
  scopeNamed,
  strangeWords,
} from './words.ts'

/** What a column of amounts holds, by the words over it. */
export interface Column {
  /** The lowest words, as printed. */
  printed: string
  /** When the words place its figures, and how they were measured. */
  said: Circumstance
  named: Named | null
  scope: Scope | null
  whole: boolean
  /** Words that nobody knows; the column keeps them as its name. Empty where nothing stands over it. */
  strange: string | null
}

/** The meaning of each column. `budget`: what 预算数 means in this table. */
export function columnsOf(
  paths: readonly (readonly string[])[],
  when: { kind: Kind; year: number; budget: Stage },
): Column[] {
  const columns = paths.map((path) => columnOf(path, when))
  // a rate beside a change is measured against the same
  for (const [j, column] of columns.entries())
    if (column.said.measure === '增减率' && column.said.base === undefined) {
      const beside = columns.slice(0, j).findLast((other) => other.said.measure === '增减额')
      if (beside?.said.base !== undefined) column.said.base = beside.said.base
    }
  return columns
}

function columnOf(path: readonly string[], when: { kind: Kind; year: number; budget: Stage }): Column {
  const column: Column = {
    printed: path.at(-1) ?? '',
    said: {},
    named: null,
    scope: null,
    whole: false,
    strange: null,
  }
  for (const text of path) {
    if (LABEL.test(text) && text !== '支出') continue
    Object.assign(column.said, circumstanceOf(text, when))
    const named = itemNamed(text)
    if (named !== null) column.named = named
    column.scope = scopeNamed(text) ?? (/^财政拨款/.test(text) ? '财政拨款' : column.scope)
    if (named === null) column.strange ??= strangeWords(text)
  }
  if (path.length === 0) column.strange = ''
  column.whole = column.named === null && column.strange === null
  if (isWhole(column.printed) && column.named?.subject === '收入') column.whole = true
  return column
}
