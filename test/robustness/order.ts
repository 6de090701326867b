import { both, each, heading, isPart, isTableTitle, type Perturbation, type Row } from './rows.ts'
import { cells, tableSpans } from './tables.ts'

const CHINESE = '一二三四五六七八九十'
const isMajor = (row: Row) => /^[一二三四五六七八九十]+、$/.test(heading(row.text)?.number ?? '')

/** Splits rows into a head and groups that each start where `starts` says, up to where `ends` says. */
function grouped(rows: readonly Row[], starts: (row: Row) => boolean): { head: Row[]; groups: Row[][] } {
  const head: Row[] = []
  const groups: Row[][] = []
  for (const row of rows) {
    if (starts(row)) groups.push([row])
    else (groups.at(-1) ?? head).push(row)
  }
  return { head, groups }
}

/** The sections 一、二、… of each part the other way round, numbered anew. */
const sectionsReversed: Perturbation = (rows) => {
  const { head, groups } = grouped(rows, (row) => isPart(row.text))
  const parts = groups.map((part) => {
    if (part.some((row) => isTableTitle(row.text))) return part
    const sections = grouped(part, isMajor)
    if (sections.groups.length < 3 || sections.groups.length > 10) return part
    const again = sections.groups
      .reverse()
      .map(([first, ...rest], k) => [
        { ...first!, text: first!.text.replace(/[一二三四五六七八九十]+、/, `${CHINESE[k]}、`) },
        ...rest,
      ])
    return [...sections.head, ...again.flat()]
  })
  return [...head, ...parts.flat()]
}

/** The part with the tables behind the part that explains them, or the other way round. */
const partsExchanged: Perturbation = (rows) => {
  const { head, groups } = grouped(rows, (row) => isPart(row.text))
  const tables = groups.findIndex((part) => part.some((row) => isTableTitle(row.text)))
  const prose = groups.findIndex((part) => /第.部分.*说明/.test(part[0]!.text) && part.length > 12)
  if (tables < 0 || prose < 0) return [...rows]
  const order = groups.map((_, k) => (k === tables ? prose : k === prose ? tables : k))
  return [...head, ...order.flatMap((k) => groups[k]!)]
}

/** 1. 2. 3. under one heading in another order, numbered anew. */
const itemsRotated: Perturbation = (rows) => {
  const out: Row[] = []
  const number = /^(\s*)(\d)\.(?=[^\d])/
  for (let k = 0; k < rows.length; ) {
    if (number.exec(rows[k]!.text)?.[2] !== '1') {
      out.push(rows[k++]!)
      continue
    }
    const groups: Row[][] = []
    while (k < rows.length) {
      const n = number.exec(rows[k]!.text)?.[2]
      if (n === String(groups.length + 1)) groups.push([rows[k++]!])
      else if (n === undefined && /^\s*[（(]\d[)）]/.test(rows[k]!.text)) groups.at(-1)!.push(rows[k++]!)
      else break
    }
    const [first, ...rest] = groups
    const again = [...rest, first!].flatMap(([head, ...under], n) => [
      { ...head!, text: head!.text.replace(number, `$1${n + 1}.`) },
      ...under,
    ])
    out.push(...again)
  }
  return out
}

/** The last parts of an enumeration first: 其中：A；B；C。 */
const clausesReversed = each((text) => {
  const match =
    /^(.*?(?:其中|方面|用于)[：:，]?)([^：。；]*\d[^：。；]*(?:；[^：。；]*\d[^：。；]*)+)。(.*)$/.exec(text)
  if (match === null) return text
  return `${match[1]}${match[2]!.split('；').reverse().join('；')}。${match[3]}`
})

/** The rows of each table between its head and its total, by blocks that start with a class, the other way round. */
const rowsReversed: Perturbation = (rows) => {
  const out = [...rows]
  for (const [start, end] of tableSpans(rows)) {
    const code = (row: Row) => cells(row.text)[0]!.trim()
    const body = rows.slice(start, end + 1)
    const { head, groups } = grouped(body, (row) => /^2\d\d$/.test(code(row)))
    if (groups.length > 1) out.splice(start, body.length, ...head, ...groups.reverse().flat())
    const first = body.findIndex((row) => /^一、/.test(code(row)))
    const last = body.findIndex((row) => /^本年收入合计/.test(code(row)))
    if (first < 0 || last < first + 2 || body.slice(first, last).some((row) => code(row) === '')) continue
    out.splice(start + first, last - first, ...body.slice(first, last).reverse())
  }
  return out
}

/** Where the columns of figures begin in a table by class, and how many there are; null where its head is merged. */
function valueColumns(body: readonly Row[]): { from: number; names: string[] } | null {
  const head = cells(body[0]!.text).map((cell) => cell.trim())
  const from = head.findIndex((cell) => /^(?:本年(?:收入|支出)合计|合计|小计)$/.test(cell))
  const names = head.slice(from)
  const same = body.every((row) => cells(row.text).length === head.length)
  return from < 1 || !same || names.length < 2 || names.some((name) => name === '') ? null : { from, names }
}

type Change = (values: readonly string[], kind: 'names' | 'numbers' | 'values') => readonly string[]

/** Changes the columns of figures of each table by class. */
const columns =
  (change: Change, allows?: Row['allows']): Perturbation =>
  (rows) => {
    const out = [...rows]
    for (const [start, end] of tableSpans(rows)) {
      const found = valueColumns(rows.slice(start, end + 1))
      if (found === null) continue
      for (let k = start; k <= end; k++) {
        const all = cells(rows[k]!.text)
        const values = all.slice(found.from)
        const numbered = values.every((value) => /^\d{1,2}$/.test(value.trim()))
        const kind = k === start ? 'names' : numbered ? 'numbers' : 'values'
        const text = [...all.slice(0, found.from), ...change(values, kind)].join('\t')
        out[k] = { ...rows[k]!, text, ...(allows && { allows }) }
      }
    }
    return out
  }

/** An amount of the year before, invented; sums of the year hold for it too. */
const before = (value: string) => {
  const number = Number(value.replaceAll(',', ''))
  return value.trim() === '' || Number.isNaN(number) ? '' : (number * 0.9).toFixed(2)
}

/** Figures of the year before in front of those of the year; each is right only as the year before's. */
const priorFirst =
  (name: (year: number) => string): Perturbation =>
  (rows, about) => {
    const invented = new Set<string>()
    const change: Change = (values, kind) => {
      if (kind === 'names') return [name(about.year), ...values]
      if (kind === 'numbers') return ['', ...values].map((_, k) => String(k + 1))
      invented.add(before(values[0]!))
      return [before(values[0]!), ...values]
    }
    return columns(change, (fact) => fact.fiscal_year === about.year - 1 && invented.has(fact.value ?? ''))(
      rows,
      about,
    )
  }

/** 决算数 before 预算数 in the table of 三公, whose head names each over six columns. */
const finalFirst: Perturbation = (rows) => {
  const out = [...rows]
  for (const [start, end] of tableSpans(rows)) {
    const head = cells(rows[start]!.text).map((cell) => cell.trim())
    const half = head.length / 2
    if (half < 2 || !/预算数/.test(head[0]!) || !/决算数/.test(head[half] ?? '')) continue
    for (let k = start; k <= end; k++) {
      const all = cells(rows[k]!.text)
      if (all.length !== head.length || all.every((cell) => /^\d{1,2}$/.test(cell.trim()))) continue
      out[k] = { ...rows[k]!, text: [...all.slice(half), ...all.slice(0, half)].join('\t') }
    }
  }
  return out
}

/** Items, sentences, rows and columns in another order. */
export const ORDER: Readonly<Record<string, Perturbation>> = {
  各部分里的节倒序: sectionsReversed,
  表和说明互换: partsExchanged,
  条目换顺序: itemsRotated,
  分句倒序: clausesReversed,
  表的行倒序: rowsReversed,
  合计列放最后: columns((values, kind) => (kind === 'numbers' ? values : [...values.slice(1), values[0]!])),
  数字列倒序: columns((values, kind) => (kind === 'numbers' ? values : [...values].reverse())),
  '上年列在前（上年决算数）': priorFirst(() => '上年决算数'),
  '上年列在前（写明年份）': priorFirst((year) => `${year - 1}年决算数`),
  '上年列在前（上年执行数）': priorFirst((year) => `${year - 1}年执行数`),
  三公表决算数在前: finalFirst,
  节倒序且条目换顺序: both(sectionsReversed, itemsRotated, clausesReversed),
}
