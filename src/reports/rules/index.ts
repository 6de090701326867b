import type { Finding } from '../../model/fact.ts'
import { budgetBasis } from './budget-basis.ts'
import { classNames, classSums } from './class-sums.ts'
import { growth } from './growth.ts'
import { oneQuantity } from './one-quantity.ts'
import { projectSums } from './project-sums.ts'
import type { Case, Rule } from './rule.ts'
import { sangongSums } from './sangong-sums.ts'
import { shares } from './shares.ts'
import { unitSlip } from './unit-slip.ts'
import { vehicles } from './vehicles.ts'

/** Every rule; a new one is a file of its own, listed here. */
export const RULES: readonly Rule[] = [
  sangongSums,
  oneQuantity,
  classNames,
  classSums,
  projectSums,
  shares,
  growth,
  unitSlip,
  budgetBasis,
  vehicles,
]

/** The findings on one report, in the order of their lines. */
export function check(subject: Case): Finding[] {
  return RULES.flatMap((rule) => rule(subject)).sort(
    (a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.rule.localeCompare(b.rule),
  )
}
