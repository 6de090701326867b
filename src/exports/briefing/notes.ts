import { msg, str } from '../../locale/msg.ts'
import { factLists } from '../../notebook/basis.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'
import type { Beneath } from '../beneath.ts'
import type { Note, Shown } from './briefing.ts'
import { citationsOf } from './cite.ts'

/** A table of more rows has one footnote, a shorter one a footnote a row, where few facts stand beneath that. */
const MOST_NOTED_ROWS = 15
const MOST_FACTS_A_ROW = 4

/** Numbers footnotes in the order of the text. */
export class Notes {
  readonly all: Note[] = []
  #facts: Beneath['facts']
  constructor(facts: Beneath['facts']) {
    this.#facts = facts
  }

  /** A footnote that cites these facts; null without any. A fact that the data no longer have is told. */
  of(ids: readonly string[]): Note | null {
    if (ids.length === 0) return null
    const held = ids.map((id) => this.#facts.get(id)).filter((fact) => fact !== undefined)
    const gone = ids.length - held.length
    const lines = [
      ...citationsOf(held),
      ...(gone === 0 ? [] : [msg(str`有 ${gone} 个数已不在现在的数据里，请核对这一句`)]),
    ]
    const note = { number: this.all.length + 1, lines, facts: ids }
    this.all.push(note)
    return note
  }
}

/** Rows' facts: a footnote a row where the table is short, else one of all. */
export function noted(as: Shown['as'], exhibit: Exhibit, notes: Notes): Pick<Shown, 'note' | 'rowNotes'> {
  const lists = factLists(exhibit.result)
  const byRow =
    as === 'table' &&
    lists.length <= MOST_NOTED_ROWS &&
    lists.every((ids) => ids.length <= MOST_FACTS_A_ROW) &&
    lists.some((ids) => ids.length > 0)
  return byRow
    ? { note: null, rowNotes: lists.map((ids) => notes.of(ids)) }
    : { note: notes.of([...new Set(lists.flat())]), rowNotes: [] }
}
