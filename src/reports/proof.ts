import type { Fact, Finding } from '../model/fact.ts'
import { toCents } from '../model/money.ts'
import { quantityKey } from './keys.ts'
import { quantityOf } from './rules/printings.ts'
import { sum, tailOrError } from './rules/rule.ts'
import { codeSums, rowSums, type Sum, sangongSums } from './sums.ts'

/** What makes two facts of a report printings of one value. */
function printing(f: Fact): string {
  if (f.measure === '金额' && f.amount !== null) return `${quantityOf(f)}|${toCents(f.amount)}`
  return `${quantityKey(f)}|${f.value ?? f.text}|${f.unit}`
}

const holds = ({ total, parts }: Sum) =>
  tailOrError(sum(parts).minus(total.amount!), parts.length) !== 'error'

/**
 * How well each figure of one report is attested: in how many places the same value of the same quantity is printed,
 * in how many sums that hold it takes part, and whether a finding of severity error concerns it. Counts, no probability.
 */
export function attest(
  facts: readonly Fact[],
  findings: readonly Finding[],
): Pick<Fact, 'printed_times' | 'sums_held' | 'contradicted'>[] {
  const printed = facts.filter((f) => f.origin !== 'derived')
  const times = new Map<string, number>()
  const printings = new Map(printed.map((f) => [f, printing(f)]))
  for (const key of printings.values()) times.set(key, (times.get(key) ?? 0) + 1)
  const held = new Map<string, number>()
  const sangong = sangongSums(printed).filter(
    ({ total, parts, complete }) => complete || (total.origin === 'table' && parts.length > 0),
  )
  for (const each of [...rowSums(printed), ...codeSums(printed), ...sangong].filter(holds))
    for (const { fact_id } of [each.total, ...each.parts]) held.set(fact_id, (held.get(fact_id) ?? 0) + 1)
  const doubted = new Set(findings.filter((f) => f.severity === 'error').flatMap((f) => f.fact_ids))
  return facts.map((f) => ({
    printed_times: f.origin === 'derived' ? 0 : times.get(printings.get(f)!)!,
    sums_held: held.get(f.fact_id) ?? 0,
    contradicted: doubted.has(f.fact_id),
  }))
}
