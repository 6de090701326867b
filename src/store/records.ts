import type { ItemName } from '../reports/item-names.ts'
import type { Recognised } from '../reports/source/index.ts'

/** A notebook that a person keeps in this browser, as Markdown. */
export interface Note {
  id: string
  title: string
  text: string
  /** ISO time of the last change. */
  changed: string
  /** How often it was saved: a save that rests on an older one is a conflict. */
  revision: number
  /** How it came, while it is another's: with a link, as a file. Empty for one's own. */
  foreign: '' | 'link' | 'file'
}

/** A query that was run. */
export interface Run {
  sql: string
  at: string
  rows: number | null
  ms: number
}

/** A briefing that a person collects in this browser, as Markdown: one for each set of data. */
export interface KeptBriefing {
  /** `city` of the made-up data; empty of the real. */
  id: string
  text: string
  /** How often it was saved. */
  revision: number
}

/** A report that a person brought to this browser: its transcript, kept until removed. Nothing leaves the machine. */
export interface Kept {
  documentId: string
  title: string
  transcript: string
  /** The {@link Original} that it was read from. */
  source: string
}

/** A file that kept reports were read from, so that they can be laid open again. */
export interface Original {
  /** SHA-256 of the bytes. */
  hash: string
  name: string
  bytes: Uint8Array
  /** What was recognised in it, where it is a scan that came with the page. */
  recognised?: Recognised | null
}

/** What a column of a brought table is read as. */
export type ColumnType = 'text' | 'number'

/** A table that a person brought as a CSV or Parquet file; its bytes are kept until removed. */
export interface KeptFile {
  table: string
  file: string
  bytes: Uint8Array
  /** The types of a CSV's columns, in their order, where a person chose; absent for what is proposed. */
  types?: readonly ColumnType[]
}

/** What is kept, by kind. */
export interface Records {
  notes: Note
  runs: Run
  briefings: KeptBriefing
  reports: Kept
  files: KeptFile
  originals: Original
  item_names: ItemName
}
export type Kind = keyof Records

/** What names a record of each kind. */
export const KEYS: Readonly<Record<Kind, string | string[]>> = {
  notes: 'id',
  runs: 'sql',
  briefings: 'id',
  reports: 'documentId',
  files: 'table',
  originals: 'hash',
  item_names: ['label', 'unit_id'],
}

/** A record that could not be read, put aside so that the rest goes on. */
export interface Aside {
  id: number
  kind: Kind
  /** Why, in a sentence. */
  why: string
  record: unknown
  at: string
}

type Check = 'text' | 'number' | 'bytes' | 'any'

/** What each record must have. A note and a file may lack what older versions did not write. */
const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Check>>>> = {
  notes: { id: 'text', title: 'text', text: 'text', changed: 'text' },
  runs: { sql: 'text', at: 'text', ms: 'number' },
  briefings: { id: 'text', text: 'text', revision: 'number' },
  reports: { documentId: 'text', title: 'text', transcript: 'text' },
  files: { table: 'text', file: 'text', bytes: 'bytes' },
  originals: { hash: 'text', name: 'text', bytes: 'bytes' },
  item_names: { label: 'text', unit_id: 'text', subject: 'text', item: 'text', measure: 'text' },
}

const HOLDS: Readonly<Record<Check, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  bytes: (value) => value instanceof Uint8Array,
  any: () => true,
}

/** A stored value as a record of its kind. Throws a sentence where it is none. */
export function checked<K extends Kind>(kind: K, value: unknown): Records[K] {
  if (typeof value !== 'object' || value === null) throw new Error('存下的东西不是一条记录')
  const record = value as Record<string, unknown>
  for (const [field, check] of Object.entries(FIELDS[kind]))
    if (!HOLDS[check](record[field])) throw new Error(`存下的记录里 ${field} 没有或不对`)
  if (kind === 'notes') {
    const { revision, foreign } = record as Partial<Note>
    return {
      ...record,
      revision: Number.isInteger(revision) ? revision : 0,
      foreign: foreign === 'link' || foreign === 'file' ? foreign : '',
    } as unknown as Records[K]
  }
  if (kind === 'runs')
    return { ...record, rows: typeof record.rows === 'number' ? record.rows : null } as unknown as Records[K]
  return record as unknown as Records[K]
}
