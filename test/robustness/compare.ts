import type { Fact, Finding } from '../../src/model/fact.ts'
import type { Reading } from '../../src/reports/read.ts'
import { wordsOf } from '../../src/reports/words.ts'
import type { Row } from './rows.ts'

/** The figures of a report that are right, and those that may be read or left. */
export interface Truth {
  facts: readonly Fact[]
  tolerated: readonly { line: number; value: string; unit: string }[]
  findings: readonly Finding[]
  identity: Reading['report']
}

/** How one perturbed report was read. */
export interface Result {
  truth: number
  found: number
  /** Figures that claim an item. */
  printed: number
  wrong: number
  /** Facts of the unperturbed report that are no longer there word for word: scope, code, base and all. */
  changed: number
  /** Findings of severity error that the unperturbed report does not have. */
  invented: number
  refused: number
  /** Readings that name another unit, year or kind. */
  mistaken: number
  /** What was lost and what was wrong, for a person to look at. */
  lost: string[]
  surplus: string[]
  errors: string[]
}

const number = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value)

/** The value in the unit that all printings share: money in 万元. */
export function quantity(fact: Pick<Fact, 'amount' | 'value' | 'text' | 'unit'>): string {
  return fact.amount !== null
    ? `${Number(fact.amount)}万元`
    : `${number(fact.value ?? fact.text ?? '')}${fact.unit}`
}

export const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[〔[]/g, '(')
    .replace(/[〕\]]/g, ')')
    .replace(/[\s“”‘’"「」『』]/g, '')

/** Whether two names are of one unit: the province or city in front may be printed or not. */
export function sameUnit(a: string, b: string): boolean {
  const [short, long] = [bare(a), bare(b)].sort((x, y) => x.length - y.length) as [string, string]
  return (
    long.endsWith(short) &&
    /^(?:[一-龥]{2,}[省市州盟]|[一-龥]{2,}自治[区州])*$/.test(long.slice(0, -short.length))
  )
}

/** What a figure says: item, measure, stage, year and part with its value. */
export const saying = (f: Fact) =>
  [bare(f.item), f.measure, f.stage, f.fiscal_year, bare(f.part ?? ''), quantity(f)].join('|')

/** Everything of a figure that a sentence elsewhere must not change. */
const whole = (f: Fact) =>
  [saying(f), f.subject, f.scope, f.item_code, f.parent, f.base, f.direction, f.statement].join('|')

/** Figures that claim an item; those kept under their printed words claim none. */
export const claims = (f: Fact) =>
  f.origin !== 'derived' && (f as Fact & { classified?: boolean }).classified !== false

/** Matches each of `truth` to one of `read` that says the same on a line made of its own; returns what is left of both. */
function match(
  truth: readonly Fact[],
  read: readonly Fact[],
  rows: readonly Row[],
  key: (fact: Fact) => string,
): { lost: Fact[]; surplus: Fact[] } {
  const open = new Map<string, { fact: Fact; lines: ReadonlySet<number> }[]>()
  for (const fact of read) {
    const lines = new Set(rows[fact.line - 1]?.from ?? [])
    open.set(key(fact), [...(open.get(key(fact)) ?? []), { fact, lines }])
  }
  const lost: Fact[] = []
  for (const fact of truth) {
    const candidates = open.get(key(fact)) ?? []
    const at = candidates.findIndex(({ lines }) => lines.has(fact.line))
    if (at < 0) lost.push(fact)
    else candidates.splice(at, 1)
  }
  return { lost, surplus: [...open.values()].flat().map(({ fact }) => fact) }
}

const errors = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'error')

/** Errors found now and not before: of the same rule on one of the same lines counts as the same. */
function inventedErrors(
  before: readonly Finding[],
  after: readonly Finding[],
  rows: readonly Row[],
): Finding[] {
  const open = [...errors(before)]
  return errors(after).filter((finding) => {
    const from = new Set(finding.lines.flatMap((line) => rows[line - 1]?.from ?? []))
    const at = open.findIndex((f) => f.rule === finding.rule && f.lines.some((line) => from.has(line)))
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
}

const shown = (f: Fact) => `${f.line} ${saying(f)} “${f.evidence}”`

/** Scores a reading of the perturbed rows; null where the report was refused. */
export function compare(truth: Truth, rows: readonly Row[], reading: Reading | null): Result {
  const empty = { truth: truth.facts.length, found: 0, printed: 0, wrong: 0, changed: truth.facts.length }
  if (reading === null)
    return { ...empty, invented: 0, refused: 1, mistaken: 0, lost: ['refused'], surplus: [], errors: [] }
  const printed = reading.facts.filter(claims)
  const { lost, surplus } = match(truth.facts, printed, rows, saying)
  const tolerated = new Set(truth.tolerated.map((t) => `${t.line}|${number(t.value)}|${t.unit}`))
  const wrong = surplus.filter((fact) => {
    const row = rows[fact.line - 1]
    if (row === undefined) return true
    if (row.allows?.(fact) === true) return false
    const value = number(fact.value ?? fact.text ?? '')
    return !row.from.some((line) => tolerated.has(`${line}|${value}|${fact.unit}`))
  })
  const invented = inventedErrors(truth.findings, reading.findings, rows)
  const { report } = reading
  const same =
    sameUnit(report.unit_name, truth.identity.unit_name) &&
    report.fiscal_year === truth.identity.fiscal_year &&
    report.kind === truth.identity.kind
  return {
    truth: truth.facts.length,
    found: truth.facts.length - lost.length,
    printed: printed.length,
    wrong: wrong.length,
    changed: match(truth.facts, printed, rows, whole).lost.length,
    invented: invented.length,
    refused: 0,
    mistaken: same ? 0 : 1,
    lost: lost.map(shown),
    surplus: wrong.map(shown),
    errors: invented.map((f) => `${f.rule} ${wordsOf(f).message}`),
  }
}

/** Results of several reports as one. */
export function add(results: readonly Result[]): Result {
  const sum = (
    key: 'truth' | 'found' | 'printed' | 'wrong' | 'changed' | 'invented' | 'refused' | 'mistaken',
  ) => results.reduce((total, result) => total + result[key], 0)
  return {
    truth: sum('truth'),
    found: sum('found'),
    printed: sum('printed'),
    wrong: sum('wrong'),
    changed: sum('changed'),
    invented: sum('invented'),
    refused: sum('refused'),
    mistaken: sum('mistaken'),
    lost: results.flatMap((result) => result.lost),
    surplus: results.flatMap((result) => result.surplus),
    errors: results.flatMap((result) => result.errors),
  }
}
