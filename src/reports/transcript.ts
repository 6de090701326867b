import { ASSUMPTIONS, type Figure, type Reference, type Remark, type Report } from '../model/fact.ts'
import type { Args } from '../model/message.ts'
import type { Severity } from '../model/vocabulary.ts'
import { notice } from './notice.ts'

/** One report as text for review: a head and a row for each printed figure. */
export interface Transcript {
  report: Report
  /** How many reports its file holds; the file is read whole when as many transcripts are there. */
  parts: number
  figures: (Figure & { mended: string | null })[]
  /** Numbers that a person found to be no figures, where they stand and why. */
  dropped: { line: number; statement: string; evidence: string; reason: string }[]
  /** What rules found in the words of the report, and what its reader said of itself. */
  remarks: Remark[]
}

const COLUMNS = [
  'line',
  'page',
  'origin',
  'statement',
  'subject',
  'item',
  'item_code',
  'parent',
  'part',
  'measure',
  'stage',
  'scope',
  'fiscal_year',
  'value',
  'unit',
  'text',
  'base',
  'direction',
  'evidence',
  'classified',
  'assumed',
  'mended',
] as const

const NULLABLE = new Set([
  'page',
  'item_code',
  'parent',
  'part',
  'value',
  'text',
  'base',
  'direction',
  'mended',
])
const NUMERIC = new Set(['line', 'page', 'fiscal_year'])
const HEAD = [
  'document_id',
  'unit_id',
  'unit_name',
  'district_code',
  'district',
  'fiscal_year',
  'kind',
  'level',
  'amends',
  'unsure',
  'given',
  'published_on',
  'title',
  'source_hash',
  'source_format',
  'reader_version',
  'lines',
  'numbers',
  'structure',
  'left_out',
] as const

const LISTS: ReadonlySet<string> = new Set(['unsure', 'given'])
const KNOWN_NUMBERS: ReadonlySet<string> = new Set(['fiscal_year', 'lines'])
/** Transcripts of earlier readers do not tell them. */
const COUNTS: ReadonlySet<string> = new Set(['numbers', 'structure', 'left_out'])

const clean = (text: unknown) =>
  text === null || text === undefined ? '' : String(text).replace(/[\t\r\n]+/g, ' ')

/** A cell of a row; `classified` is said only where a figure is not. */
function cellOf(figure: Transcript['figures'][number], column: (typeof COLUMNS)[number]): string {
  if (column === 'classified') return figure.classified ? '' : '未归类'
  if (column === 'assumed') return figure.assumed.join('、')
  return clean(figure[column])
}

/** Writes a transcript: `# key: value` lines, a head row, then tab-separated figures in the order of their lines. */
export function formatTranscript({ report, parts, figures, dropped, remarks }: Transcript): string {
  const head = HEAD.map((key) => `# ${key}: ${clean(report[key])}`)
  if (parts > 1) head.push(`# parts: ${parts}`)
  const found = remarks.map(({ lines, code, severity, args, figures }) =>
    [
      `# finding: ${lines.join(',')}`,
      code,
      severity,
      JSON.stringify(args),
      ...(figures.length === 0 ? [] : [JSON.stringify(figures)]),
    ].join('\t'),
  )
  const gone = dropped.map((d) =>
    [`# dropped: ${d.line}`, clean(d.statement), clean(d.evidence), clean(d.reason)].join('\t'),
  )
  const rows = figures.map((figure) => COLUMNS.map((column) => cellOf(figure, column)).join('\t'))
  return `${[...head, ...found, ...gone, COLUMNS.join('\t'), ...rows].join('\n')}\n`
}

function parsed<T>(json: string, where: string): T {
  try {
    return JSON.parse(json)
  } catch {
    throw new Error(`${where}的疑点没有写成 JSON`)
  }
}

const numbersIn = (text = '') => text.split(',').map(Number)

/** Reads a transcript back; throws a sentence that names the line where it is not one. */
export function parseTranscript(text: string, name: string): Transcript {
  const lines = text.replace(/\n+$/, '').split('\n')
  const head = new Map<string, string>()
  const remarks: Remark[] = []
  const dropped: Transcript['dropped'] = []
  let at = 0
  for (; lines[at]?.startsWith('# '); at++) {
    const [, key, value] = /^# (\w+): ?(.*)$/.exec(lines[at]!) ?? []
    if (key === undefined) throw new Error(`${name} 第 ${at + 1} 行不是“# 键: 值”`)
    const where = `${name} 第 ${at + 1} 行`
    if (key === 'notice') {
      const [places, , , zh, en] = value!.split('\t')
      remarks.push(notice('earlier', numbersIn(places), { words: { zh: zh ?? '', en: en ?? '' } }))
    } else if (key === 'finding') {
      const [places, code, severity, args, figures] = value!.split('\t')
      remarks.push({
        code: code ?? '',
        args: parsed<Args>(args ?? '', where),
        severity: (severity ?? 'review') as Severity,
        lines: numbersIn(places),
        figures: figures === undefined ? [] : parsed<Reference[]>(figures, where),
      })
    } else if (key === 'dropped') {
      const [line, statement, evidence, reason] = value!.split('\t')
      dropped.push({
        line: Number(line),
        statement: statement ?? '',
        evidence: evidence ?? '',
        reason: reason ?? '',
      })
    } else head.set(key, value!)
  }
  const columns = (lines[at] ?? '').split('\t')
  // Transcripts of earlier readers do not tell what was assumed.
  const known = columns.includes('assumed') ? COLUMNS : COLUMNS.filter((column) => column !== 'assumed')
  if (columns.join() !== known.join()) throw new Error(`${name} 第 ${at + 1} 行的列名不对`)
  const figures = lines.slice(at + 1).map((line, i) => {
    const cells = line.split('\t')
    if (cells.length !== known.length)
      throw new Error(`${name} 第 ${at + 2 + i} 行有 ${cells.length} 列，应为 ${known.length} 列`)
    const entries = known.map((column, k) => {
      const cell = cells[k]!
      if (column === 'classified') return [column, cell === '']
      if (column === 'assumed') return [column, ASSUMPTIONS.filter((each) => cell.includes(each))]
      if (cell === '' && NULLABLE.has(column)) return [column, null]
      if (column === 'value' && !/^-?\d+(?:\.\d+)?$/.test(cell))
        throw new Error(`${name} 第 ${at + 2 + i} 行的值“${cell}”不是数`)
      if (NUMERIC.has(column) && !/^\d+$/.test(cell))
        throw new Error(`${name} 第 ${at + 2 + i} 行的 ${column} 应为整数，不是“${cell}”`)
      return [column, NUMERIC.has(column) ? Number(cell) : cell]
    })
    return { assumed: [], ...Object.fromEntries(entries), spans: [] } as unknown as Figure & {
      mended: string | null
    }
  })
  const entries = HEAD.map((key) => {
    const value = head.get(key) || null
    if (LISTS.has(key)) return [key, (value ?? '').split(',').filter(Boolean)]
    if (KNOWN_NUMBERS.has(key)) return [key, Number(value)]
    return [key, value !== null && COUNTS.has(key) ? Number(value) : value]
  })
  const report = Object.fromEntries(entries) as Report
  if (
    !report.document_id ||
    !report.unit_id ||
    !report.source_format ||
    !Number.isInteger(report.fiscal_year)
  )
    throw new Error(`${name} 的表头不全`)
  return { report, parts: Number(head.get('parts') || 1), figures, dropped, remarks }
}

/** What names a printed figure across readings of a report, without its value. */
function place(figure: Figure): string {
  return [
    figure.origin,
    figure.statement,
    figure.subject,
    figure.item,
    figure.parent,
    figure.part,
    figure.measure,
    figure.stage,
    figure.base,
  ].join('|')
}

/** What changed between two readings of one report, in sentences. */
export function difference(before: Transcript, after: Transcript): string[] {
  const values = (t: Transcript) => {
    const map = new Map<string, string[]>()
    for (const f of t.figures)
      map.set(place(f), [...(map.get(place(f)) ?? []), `${f.value ?? f.text ?? ''}${f.unit}`])
    return map
  }
  const old = values(before)
  const fresh = values(after)
  const label = (key: string) => key.split('|').slice(1, 4).join(' · ')
  const changes: string[] = []
  for (const [key, was] of old) {
    const now = fresh.get(key)
    if (now === undefined) changes.push(`删去 ${label(key)} ${was.join('、')}`)
    else if (now.join() !== was.join())
      changes.push(`${label(key)} 由 ${was.join('、')} 改为 ${now.join('、')}`)
  }
  for (const [key, now] of fresh) if (!old.has(key)) changes.push(`新增 ${label(key)} ${now.join('、')}`)
  return changes
}
