import type { Row } from '../../model/result.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'
import type { Inline, ProseBlock } from './markdown.ts'

/** A footnote: the facts that it cites, each with report, table, line and printed words. */
export interface Note {
  number: number
  lines: string[]
  facts: readonly string[]
}

/** A run of prose with its footnotes and references made out. */
export type Run =
  | Exclude<Inline, { kind: 'note' | 'ref' }>
  | { kind: 'note'; note: Note }
  | { kind: 'ref'; name: string; text: string }

/** A block of prose whose runs are made out. */
export type Prose =
  | Exclude<ProseBlock, { inlines: Inline[] } | { kind: 'table' }>
  | { kind: 'heading'; level: number; inlines: Run[] }
  | { kind: 'paragraph'; inlines: Run[]; quoted: boolean }
  | { kind: 'item'; depth: number; sign: string; inlines: Run[] }
  | { kind: 'table'; rows: Run[][][] }

/** A chart or a table with its number. */
export interface Shown {
  kind: 'shown'
  as: 'figure' | 'table'
  /** The cell's name, by which prose refers to it. */
  name: string
  number: number
  /** 图 1, 表 2. */
  label: string
  exhibit: Exhibit
  /** Where its figures are printed; null where nothing is known of that. */
  note: Note | null
  /** For a short table: the footnote of each row, by its place. */
  rowNotes: (Note | null)[]
}

/** What stands in the place of a chart that cannot be shown: why. */
export interface Missing {
  kind: 'missing'
  name: string
  text: string
  /** The question is unknown or failed; otherwise it just has no rows. */
  fault: boolean
}

export type Piece = Prose | Shown | Missing

/** A briefing made out: what every format writes, in its order. */
export interface Briefing {
  title: string
  pieces: Piece[]
  notes: Note[]
  /** Every fact used, by its id, in the order of use; rows as of `TRAIL.facts`. */
  facts: ReadonlyMap<string, Row>
  /** What reports contradict of them; rows as of `TRAIL.findings`. */
  findings: readonly Row[]
  /** The version of the data; empty where it is not known. */
  version: string
  /** The day on which it is made, as 2026-01-31. */
  date: string
  invented: boolean
}

/** The charts and tables of a briefing, in order. */
export const shownIn = ({ pieces }: Briefing): Shown[] => pieces.filter((piece) => piece.kind === 'shown')
