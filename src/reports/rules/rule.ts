import Big from 'big.js'
import type { Fact, Finding, Report } from '../../model/fact.ts'
import { shortHash } from '../../model/hash.ts'
import type { Severity } from '../../model/vocabulary.ts'

/** What a rule looks at: one report. */
export interface Case {
  report: Pick<Report, 'document_id' | 'unit_id' | 'fiscal_year' | 'kind'>
  facts: readonly Fact[]
}

/** A rule of comparison or cross-check; `id` as in the domain's list (R6, R19 …). */
export type Rule = (subject: Case) => Finding[]

/** Makes a finding; lines and ids come from the facts that take part. */
export function finding(
  { report }: Case,
  rule: string,
  severity: Severity,
  facts: readonly Fact[],
  words: { zh: string; en: string; stated: string; recomputed?: string | null },
): Finding {
  const lines = [...new Set(facts.map((fact) => fact.line))].sort((a, b) => a - b)
  return {
    finding_id: `${report.document_id}-${rule}-${shortHash(words.zh)}`,
    document_id: report.document_id,
    unit_id: report.unit_id,
    fiscal_year: report.fiscal_year,
    rule,
    severity,
    message: words.zh,
    message_en: words.en,
    stated: words.stated,
    recomputed: words.recomputed ?? null,
    lines,
    fact_ids: facts.map((fact) => fact.fact_id),
  }
}

/**
 * Whether a difference can come from rounding alone. Each printed amount is off by at most half a cent, so a sum of
 * n terms and its total by (n + 1) half cents; up to 0.02 is always a tail. Amounts in 万元.
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
  const text = new Big(value).toString()
  return new Big(value).round(2).eq(new Big(value)) ? new Big(value).toFixed(2) : text
}

/** A fact as a reader would cite it. */
export function cite(fact: Fact): string {
  return `第 ${fact.line} 行${fact.origin === 'table' ? '（表）' : ''} ${fact.item} ${fact.value ?? fact.text ?? ''}${fact.unit}`
}

/**
 * Findings of one rule on many rows. Where most of a table's rows break it, the reading is to be doubted, not the report:
 * one finding of severity review says so in their place.
 */
export function gated(
  subject: Case,
  tested: readonly { statement: string; found: readonly Finding[] }[],
): Finding[] {
  const tables = new Map<string, (readonly Finding[])[]>()
  for (const { statement, found } of tested) tables.set(statement, [...(tables.get(statement) ?? []), found])
  return [...tables].flatMap(([statement, rows]) => {
    const found = rows.flat()
    const broken = rows.filter((row) => row.some((f) => f.severity === 'error'))
    if (broken.length < 3 || broken.length * 2 <= rows.length) return found
    const facts = subject.facts.filter((f) => found.some((each) => each.fact_ids[0] === f.fact_id))
    return [
      finding(subject, 'READ', 'review', facts, {
        zh: `《${statement}》${rows.length} 行里有 ${broken.length} 行不平，多半是这张表的栏没有读对，请对照原表`,
        en: `${broken.length} of ${rows.length} rows of 《${statement}》 do not add up: its columns were probably misread; compare the print`,
        stated: `${broken.length} / ${rows.length}`,
      }),
    ]
  })
}
