import Big from 'big.js'
import type { Fact, Figure, Report } from '../../model/fact.ts'
import type { Arg, Args, Places, Printed } from '../../model/message.ts'
import type { Severity } from '../../model/vocabulary.ts'
import type { Line } from '../document.ts'
import type { Flow } from '../flow.ts'
import type { Sum } from '../sums.ts'
import type { Table } from '../table.ts'

/** What a rule over figures looks at: one report. */
export interface Case {
  report: Pick<Report, 'document_id' | 'unit_id' | 'fiscal_year' | 'kind'>
  /** Figures that a name of the lexicon fits. */
  facts: readonly Fact[]
  /** Those kept under their printed words too. */
  all: readonly Fact[]
}

/** What a rule over words looks at: one report with its text. */
export interface TextCase {
  report: Report
  flow: Flow
  lines: readonly Line[]
  tables: readonly Table[]
  figures: readonly Figure[]
}

/** A place where a report breaks a rule, without words. */
export interface Broken<F extends Figure = Fact> {
  /** Which of the rule's sentences says it. */
  says: string
  severity: Severity
  args: Args
  /** The figures that take part; those that a rule over words finds have no keys. */
  facts: readonly F[]
  /** Lines, where they are not those of the figures. */
  lines?: readonly number[]
  stated?: string
  recomputed?: string
}

/** One test of a rule over rows: the table that the row stands in, and what is broken. */
export interface Tested {
  table: string
  broken: Broken | null
}

/**
 * A rule of comparison or cross-check, as the domain numbers them (R6, R19 …). `rows` tests rows of tables: where most of a
 * table's rows break it, the reading is doubted and not the report. `figures` looks at single figures, `words` at the
 * text; what it finds is kept in the transcript, since the text is not.
 */
export interface Rule {
  id: string
  /** In Chinese, as the sentences; the English is in `english.json`. */
  title: string
  /** The form, year and formula, or the regulation, that the rule comes from. */
  source: string
  /** The severities that its findings can have. */
  severities: readonly Severity[]
  sentences: Readonly<Record<string, string>>
  rows?: (subject: Case) => readonly Tested[]
  figures?: (subject: Case) => Iterable<Broken>
  words?: (subject: TextCase) => Iterable<Broken<Figure>>
}

type Sentences = Readonly<Record<string, string>>

/** {@link Broken} with the sentences of one rule and exactly the places of each. */
type BrokenBy<S extends Sentences, F extends Figure = Fact> = {
  [K in keyof S & string]: Omit<Broken<F>, 'says' | 'args'> & {
    says: K
    args: Readonly<Record<Places<S[K]>, Arg>>
  }
}[keyof S & string]

interface RuleOf<S extends Sentences> extends Omit<Rule, 'sentences' | 'rows' | 'figures' | 'words'> {
  sentences: S
  rows?: (subject: Case) => readonly { table: string; broken: BrokenBy<S> | null }[]
  figures?: (subject: Case) => Iterable<BrokenBy<S>>
  words?: (subject: TextCase) => Iterable<BrokenBy<S, Figure>>
}

/** Defines a rule; its checks can say only what its sentences say, with all that has to be set in. */
export const defineRule = <const S extends Sentences>(rule: RuleOf<S>): Rule => rule

/**
 * The severity of a difference that may come from rounding alone. Each printed amount is off by at most half a cent, so
 * a sum of n terms and its total by (n + 1) half cents; up to 0.02 is always a tail. Amounts in 万元.
 */
export function tailOrError(difference: Big, terms: number): 'tail' | 'error' | null {
  const size = difference.abs()
  if (size.eq(0)) return null
  const most = new Big('0.005').times(terms + 1)
  return size.lte(most.lt('0.02') ? '0.02' : most) ? 'tail' : 'error'
}

/** Sum of the amounts in 万元. */
export function sum(facts: readonly Fact[]): Big {
  return facts.reduce((total, fact) => total.plus(fact.amount ?? 0), new Big(0))
}

/** At least two decimals, no others that say nothing. */
export function show(value: Big | string): string {
  const exact = new Big(value)
  return exact.round(2).eq(exact) ? exact.toFixed(2) : exact.toString()
}

/** A figure as a sentence cites it. */
export function cite(fact: Figure): Printed {
  const { line, origin, item, value, text, unit } = fact
  return { line, table: origin === 'table', item, value: `${value ?? text ?? ''}${unit}` }
}

/** The first printed amount that fits; amounts worked out are none. */
export function amount(facts: readonly Fact[], where: (f: Fact) => boolean): Fact | undefined {
  return facts.find((f) => f.measure === '金额' && f.amount !== null && f.origin !== 'derived' && where(f))
}

/** A total against the sum of its parts: what a row breaks, or null where it holds. */
export function sumOff(total: Fact, parts: readonly Fact[]) {
  const recomputed = sum(parts)
  const severity = tailOrError(recomputed.minus(total.amount!), Math.max(1, parts.length))
  if (severity === null) return null
  return {
    severity,
    facts: [total, ...parts],
    stated: show(total.amount!),
    recomputed: show(recomputed),
  }
}

/** A sum of a table's row as it is tested; what `args` say is said with the total and the sum of its parts. */
export function testedSum<const A extends Args>({ total, parts }: Sum, args: A) {
  const off = sumOff(total, parts)
  if (off === null) return { table: total.statement, broken: null }
  const own = { ...args, total: cite(total), sum: off.recomputed }
  return { table: total.statement, broken: { says: 'off' as const, args: own, ...off } }
}

/**
 * Whether a list of the text was probably not read as it is printed: its sum holds without some of what was read, or its
 * section has amounts that nobody could name.
 */
export const isListMisread = ({ all }: Case, total: Fact, parts: readonly Fact[]): boolean =>
  holdsWithoutSome(total, parts) ||
  all.some(
    (f) =>
      !f.classified &&
      f.measure === '金额' &&
      f.origin === 'narrative' &&
      parts.some((part) => part.statement === f.statement),
  )

/** Whether a sum holds without one or two of its parts: the reader took these for parts, the report did not. */
export function holdsWithoutSome(total: Fact, parts: readonly Fact[]): boolean {
  const over = sum(parts).minus(total.amount!)
  const makesUp = (...some: readonly Fact[]) => over.minus(sum(some)).abs().lte('0.01')
  return (
    parts.length > 2 &&
    parts.some(
      (one, i) => makesUp(one) || (parts.length > 3 && parts.slice(i + 1).some((two) => makesUp(one, two))),
    )
  )
}

/** The lines where a pattern stands in the text. */
export function linesOf(flow: Flow, pattern: RegExp): number[] {
  return [...new Set([...flow.folded.matchAll(pattern)].map((match) => flow.lineOf[match.index] ?? 0))]
}
