import { type Fact, type Finding, isComparable, type Report } from '../model/fact.ts'
import { quantityKey } from './keys.ts'

const ORIGIN_RANK: Readonly<Record<Fact['origin'], number>> = { table: 0, narrative: 1, form: 2, derived: 9 }

/** Rules under which a table's own sums contradict it, so that a narrative printing is taken before the table. */
const BROKEN_TABLE = new Set(['R6'])

/**
 * Marks the one printing of each quantity that the views use. In order: printed before derived; the year's own
 * report before another year's; a table before the narrative, the narrative before a form; a table that breaks
 * its own sums comes after the narrative; a number before a word; then the first printed. An amount with a slipped unit
 * (R17) is never taken, nor a figure of a report whose unit, year or kind is in doubt, nor a government's.
 */
export function preferred(
  facts: readonly Fact[],
  findings: readonly Finding[],
  reports: ReadonlyMap<string, Report>,
): ReadonlySet<Fact> {
  const suspect = new Set(
    findings.filter((f) => BROKEN_TABLE.has(f.rule) && f.severity === 'error').flatMap((f) => f.fact_ids),
  )
  const slips = new Set(findings.filter((f) => f.rule === 'R17').map((f) => f.fact_ids[0]))
  const rank = (f: Fact): number => {
    const report = reports.get(f.document_id)
    const own = report?.fiscal_year === f.fiscal_year ? 0 : 100
    // The report itself before a paper about a part of it, both before one that amends them.
    const kind = report?.kind === '预算' || report?.kind === '决算' ? 0 : 40
    const amends = report?.amends ? 60 : 0
    const word = f.value === null ? 20 : 0
    const broken = f.origin === 'table' && suspect.has(f.fact_id) ? 5 : 0
    return own + kind + amends + word + ORIGIN_RANK[f.origin] + broken + (f.origin === 'derived' ? 1000 : 0)
  }
  const best = new Map<string, Fact>()
  const outside = new Set([...reports.values()].filter((r) => !isComparable(r)).map((r) => r.document_id))
  for (const fact of facts) {
    if (outside.has(fact.document_id) || !fact.classified) continue
    if (slips.has(fact.fact_id)) continue
    const key = quantityKey(fact)
    const held = best.get(key)
    if (
      held === undefined ||
      rank(fact) < rank(held) ||
      (rank(fact) === rank(held) && fact.document_id === held.document_id && fact.line < held.line)
    )
      best.set(key, fact)
  }
  return new Set(best.values())
}

/** The facts with the mark of {@link preferred}. */
export function prefer(...given: Parameters<typeof preferred>): Fact[] {
  const taken = preferred(...given)
  return given[0].map((fact) => ({ ...fact, preferred: taken.has(fact) }))
}
