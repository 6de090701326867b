import { dsvFormat } from 'd3-dsv'
import type { ColumnType } from '../store/records.ts'

/** A column of a brought CSV: its name, what it is read as, and what a person should know of that. */
export interface PlannedColumn {
  name: string
  type: ColumnType
  /** Of a number: digits in all and behind the point, so that it is kept exactly. */
  digits: number
  scale: number
  doubts: string[]
}

/** How a CSV becomes a table: its cells as they are printed, null where one is empty. */
export interface CsvPlan {
  columns: PlannedColumn[]
  rows: (string | null)[][]
  /** What is true of the whole file. */
  doubts: string[]
}

const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
/** More digits than this are a number of something, not an amount. */
const MOST_DIGITS = 15
/** Digits that DuckDB keeps exactly. */
const EXACT = 38

const told = (error: Error): string => error.message

/** The mark between cells: the one of these that the first line has most of. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = text.slice(0, end < 0 ? undefined : end)
  const count = (mark: string) => first.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** The names of the head, each once: one that is empty or comes again gets a number, and a doubt. */
function namesOf(head: readonly string[], width: number): { name: string; doubts: string[] }[] {
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, j) => {
    const printed = head[j] ?? ''
    const doubts: string[] = []
    let name = printed.trim()
    if (name === '') {
      name = `c${j + 1}`
      doubts.push(told(new Error(`第 ${j + 1} 列没有名字，叫作 ${name}`)))
    }
    let again = name
    for (let n = 2; taken.has(again.toLowerCase()); n++) again = `${name}_${n}`
    if (again !== name) doubts.push(told(new Error(`列名 ${name} 有两个，后一个叫作 ${again}`)))
    taken.add(again.toLowerCase())
    return { name: again, doubts }
  })
}

/** What a column's filled cells are, all of them, and why they are no number where they look like one. */
function typeOf(cells: readonly string[]): Omit<PlannedColumn, 'name'> {
  const text = { type: 'text' as const, digits: 0, scale: 0 }
  if (cells.length === 0) return { ...text, doubts: [] }
  if (cells.some((cell) => /^-?\d(?:\.\d+)?E\+\d+$/i.test(cell)))
    return {
      ...text,
      doubts: [told(new Error('有科学记数法的数：表格软件可能已经丢了后面的数字，照印的留着'))],
    }
  if (!cells.every((cell) => NUMBER.test(cell))) return { ...text, doubts: [] }
  if (cells.some((cell) => /^-?0\d/.test(cell)))
    return { ...text, doubts: [told(new Error('有以 0 开头的数，像是编号，当作文字'))] }
  const plain = cells.map((cell) => cell.replace(/[-,]/g, '').split('.'))
  const whole = Math.max(...plain.map(([digits]) => digits!.length))
  const scale = Math.max(...plain.map(([, fraction]) => fraction?.length ?? 0))
  if (whole > MOST_DIGITS)
    return { ...text, doubts: [told(new Error(`有 ${whole} 位的数，像是编号，当作文字`))] }
  if (whole + scale > EXACT) return { ...text, doubts: [] }
  return { type: 'number', digits: whole + scale, scale, doubts: [] }
}

/**
 * Reads a CSV, and proposes what each column is. Nothing is changed: cells stay as they are printed, columns in their
 * order, rows of another length are filled up or made room for, and each such thing is a doubt, in a sentence. `chosen`
 * are types that a person chose. Throws a sentence where there is no table.
 */
export function planCsv(text: string, chosen: readonly ColumnType[] = []): CsvPlan {
  const plain = text.replace(/^\ufeff/, '')
  const [head, ...all] = dsvFormat(delimiterOf(plain)).parseRows(plain)
  const rows = all.filter((row) => row.some((cell) => cell !== ''))
  if (head === undefined || rows.length === 0) throw new Error('CSV 里没有数据：要有一行列名和至少一行数')
  const doubts: string[] = []
  const blank = all.length - rows.length
  if (blank > 0) doubts.push(told(new Error(`${blank} 行是空的，没有放进表里`)))
  let width = head.length
  for (const row of rows) width = Math.max(width, row.length)
  const longer = rows.filter((row) => row.length > head.length).length
  const shorter = rows.filter((row) => row.length < head.length).length
  if (longer > 0) doubts.push(told(new Error(`${longer} 行比列名多出几格，多出的放在后面加的列里`)))
  if (shorter > 0) doubts.push(told(new Error(`${shorter} 行比列名少几格，少的留空`)))
  const columns = namesOf(head, width).map(({ name, doubts }, j) => {
    const filled = rows.flatMap((row) => (row[j] === undefined || row[j] === '' ? [] : [row[j]!]))
    const proposed = typeOf(filled.map((cell) => cell.trim()))
    const type = chosen[j] ?? proposed.type
    const unread = type === 'number' ? filled.filter((cell) => !NUMBER.test(cell.trim())).length : 0
    const lost = unread === 0 ? [] : [told(new Error(`${unread} 格不是数，作为数读的时候是空的`))]
    return { name, ...proposed, type, doubts: [...doubts, ...proposed.doubts, ...lost] }
  })
  return {
    columns,
    doubts,
    rows: rows.map((row) => columns.map((_, j) => (row[j] === undefined || row[j] === '' ? null : row[j]!))),
  }
}
