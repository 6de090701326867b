import type { Message } from './message.ts'
import type { Kind, Level, Scope, Severity, Stage } from './vocabulary.ts'

/** Where a fact was printed: in a statutory table, in the narrative, in a project form, or nowhere (worked out). */
export type Origin = 'table' | 'narrative' | 'form' | 'derived'

/** Where something is printed: a line, and character offsets in its text without markup. */
export interface Span {
  line: number
  start: number
  end: number
}

/** Whether two places share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.line === b.line && a.start < b.end && b.start < a.end

/** What can be told of a figure without being printed for it. */
export const ASSUMPTIONS = ['条目', '阶段', '年度', '口径'] as const
export type Assumption = (typeof ASSUMPTIONS)[number]

/** One printed figure, before it is given its keys. Values are decimal strings as printed, without separators. */
export interface Figure {
  subject: string
  item: string
  item_code: string | null
  parent: string | null
  /** The column of a form that the figure is a part of (基本支出, 财政拨款收入 …); null for the row's total. */
  part: string | null
  measure: string
  stage: Stage
  scope: Scope
  fiscal_year: number
  value: string | null
  unit: string
  text: string | null
  /** What a change, share or rate is measured against: 2017年决算, 年初预算, 本年支出合计. */
  base: string | null
  direction: '增加' | '减少' | '增加(减少)' | null
  origin: Origin
  statement: string
  page: number | null
  line: number
  /** At most 40 printed characters: label and figure. */
  evidence: string
  /** Whether a name of the lexicon says what it is; false: kept under its own printed words (subject 未归类). */
  classified: boolean
  /**
   * What neither its clause, its heading or table, nor a cover that leaves no doubt says of it: taken from the clause before,
   * or as such reports have it. Two such figures that differ are no contradiction.
   */
  assumed: Assumption[]
  /** Where it is printed; empty for what is worked out or read from a transcript. Not stored. */
  spans: Span[]
}

/** A figure with its keys: what `inspect` prints and `facts.parquet` holds. `amount` is in 万元. */
export interface Fact extends Figure {
  fact_id: string
  document_id: string
  unit_id: string
  amount: string | null
  derived_from: string[]
  /** Why a person changed this row of the transcript; null where nobody did. */
  mended: string | null
  preferred: boolean
  /** How many printings of the quantity in the report say the same. */
  printed_times: number
  /** How many sums of forms it is part of that hold. */
  sums_held: number
  /** Whether another printing, or a sum that it is part of, says otherwise. */
  contradicted: boolean
  /** Whether it was read by character recognition from a picture. */
  ocr: boolean
}

/** A rule that a report breaks; its words are in the catalogue of the rules. */
export interface Finding extends Message {
  finding_id: string
  document_id: string
  unit_id: string
  fiscal_year: number
  rule: string
  severity: Severity
  stated: string
  recomputed: string | null
  lines: number[]
  fact_ids: string[]
}

/** A figure before it has a key: its line and item (null where that is not told), and the number or word printed. */
export interface Reference {
  line: number
  item: string | null
  value: string
}

/**
 * What a rule finds in the words of a report, or the reader says of itself, and the figures that it is about; the
 * transcript keeps it, since it does not keep the words.
 */
export interface Remark extends Message {
  severity: Severity
  lines: readonly number[]
  figures: readonly Reference[]
}

/** The fields of a report's cover that can be in doubt, or given by a person. */
export type CoverField = 'unit_name' | 'fiscal_year' | 'kind' | 'district'

/** Where a report does not say whose it is. */
export const UNKNOWN_UNIT = '未知单位'

/** What a report is: told from its text, never from the file's name. */
export interface Identity {
  /** {@link UNKNOWN_UNIT} where the report does not say. */
  unit_name: string
  district_code: string | null
  district: string | null
  /** 0 where no year is told at all; NULL in the tables. */
  fiscal_year: number
  kind: Kind
  /** 部门: with its subordinate units; 单位: one unit alone; 政府: a whole government; null where the report does not say. */
  level: Level | null
  /** A paper that adds to a published report, or puts it right; both are kept. */
  amends: '补充' | '更正' | null
  /** Fields that are a guess or unknown: such a report stays out of comparisons. */
  unsure: CoverField[]
  /** Fields that a person gave. */
  given: CoverField[]
  published_on: string | null
}

/** Whether the views of units may take figures from a report: whose, which year's and of what kind is known. */
export function isComparable({ level, unsure }: Pick<Identity, 'level' | 'unsure'>): boolean {
  return level !== '政府' && unsure.length === 0
}

/** Whether a report is of a unit that is known by name; not of a government, nor of nobody, nor of a guess. */
export function isOfUnit({ level, unsure }: Pick<Identity, 'level' | 'unsure'>): boolean {
  return level !== '政府' && !unsure.includes('unit_name')
}

/** A row as the tables hold it: a year that nothing tells is NULL. */
export function storedRow<T extends { fiscal_year: number }>(
  row: T,
): Omit<T, 'fiscal_year'> & { fiscal_year: number | null } {
  return { ...row, fiscal_year: row.fiscal_year < 1900 ? null : row.fiscal_year }
}

/** One report. */
export interface Report extends Identity {
  document_id: string
  unit_id: string
  title: string
  source_hash: string
  source_format: string
  reader_version: string
  lines: number
  /** Printed numbers; each is a fact, structure (a date, numbering …) or left out. Null where it was not counted. */
  numbers: number | null
  structure: number | null
  left_out: number | null
}

/** A reporting unit; `level` is 部门 or 单位 where the report says which. */
export interface Unit {
  unit_id: string
  unit: string
  district_code: string | null
  district: string | null
  city: string | null
  province: string | null
  /** 教育局, 大数据中心 …: what makes units of different districts peers; null where its name tells none. */
  kind: string | null
  level: '部门' | '单位' | null
}

/** A name that a unit had or has, with the years that it is known from. */
export interface UnitName {
  unit_id: string
  name: string
  valid_from: number | null
  valid_to: number | null
  note: string
}
