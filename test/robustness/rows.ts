import type { Fact } from '../../src/model/fact.ts'
import type { Kind } from '../../src/model/vocabulary.ts'

/** One line of a perturbed report and the lines of the report that it was made of; none where it was put in. */
export interface Row {
  text: string
  from: readonly number[]
  /** Whether a figure read on a line that was put in is right under the name that it was given. */
  allows?: (fact: Fact) => boolean
}

/** What the report is, for perturbations that print it again. */
export interface About {
  unit: string
  district: string | null
  year: number
  kind: Kind
}

/** A change that leaves the figures as they are. It returns the rows unchanged where it has nothing to change. */
export type Perturbation = (rows: readonly Row[], about: About) => Row[]

/** The rows of a report, each made of itself. */
export function toRows(text: string): Row[] {
  return text.split(/\r\n|\n|\r/).map((line, k) => ({ text: line, from: [k + 1] }))
}

export function toText(rows: readonly Row[]): string {
  return rows.map((row) => row.text).join('\n')
}

/** A row put in between. */
export function added(text: string, allows?: Row['allows']): Row[] {
  return text
    .split('\n')
    .map((line) => (allows === undefined ? { text: line, from: [] } : { text: line, from: [], allows }))
}

/** Rows made one. */
export function joined(rows: readonly Row[], between = ''): Row {
  return { text: rows.map((row) => row.text).join(between), from: rows.flatMap((row) => row.from) }
}

/** Changes the text of each row; a line break in the result makes two rows of it. */
export function each(change: (text: string, about: About) => string): Perturbation {
  return (rows, about) =>
    rows.flatMap((row) =>
      change(row.text, about)
        .split('\n')
        .map((text) => ({ ...row, text })),
    )
}

/** Changes only the rows that hold a table, or only the others. */
export const inTables = (change: (text: string) => string): Perturbation =>
  each((text) => (isTable(text) ? change(text) : text))
export const inProse = (change: (text: string) => string): Perturbation =>
  each((text) => (isTable(text) ? text : change(text)))

/** One change after the other. */
export function both(...changes: readonly Perturbation[]): Perturbation {
  return (rows, about) => changes.reduce<Row[]>((now, change) => change(now, about), [...rows])
}

export const isTable = (text: string) => text.includes('\t') || /^\s*\|.*\|\s*$/.test(text)

/** A heading with its number: 三、…, （一）…, (一)…, 1.…; sentences with an amount are none. */
const NUMBERED =
  /^(\s*(?:#+\s*|- |\*\*)?)([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]、?|\d{1,2}[.、．])(\s*)(.*)$/

/** The parts of a numbered heading, or null. */
export function heading(text: string): { before: string; number: string; title: string } | null {
  const match = NUMBERED.exec(text)
  if (match === null || isTable(text)) return null
  const title = match[4]!.trim()
  if (title.length > 44 || title.length < 2 || /\d\s*(?:万元|元|%|人|辆)/.test(title)) return null
  if (/[，；：]|。./.test(title)) return null
  return { before: match[1]!, number: match[2]!, title }
}

/** A line that names a part of the report: 第三部分 …. */
export const isPart = (text: string) => /^\s*(?:#+\s*)?第[一二三四五六七八九十]部分/.test(text)

/** A line that names a statutory table, outside prose and lists of contents. */
export function isTableTitle(text: string): boolean {
  return /^\s*(?:#+\s*)?20\d\d\s*年(?:度)?[^，。；：\t|]{2,40}表(?:\s*[（(][^）)]*[)）])?\s*$/.test(text)
}
