import type { Finding } from '../../model/fact.ts'
import type { Notice } from '../statements/statement.ts'
import { budgetBasis } from './budget-basis.ts'
import { classNames, classSums } from './class-sums.ts'
import {
  bookedToRunning,
  contributions,
  opening,
  operatingCosts,
  procurement,
  totalsAgree,
} from './cross-section.ts'
import { entity } from './entity.ts'
import { evaluation, weights } from './evaluation.ts'
import { growth } from './growth.ts'
import { doubledNames, mergedProjects } from './merged-projects.ts'
import { oneQuantity } from './one-quantity.ts'
import { projectSums } from './project-sums.ts'
import { crossFoot } from './row-sums.ts'
import type { Case, Rule } from './rule.ts'
import { sangongSums } from './sangong-sums.ts'
import { shares } from './shares.ts'
import { balanceSheet, basicExpenditure, codeNames, hierarchy, incomeTail } from './table-sums.ts'
import { template } from './template.ts'
import type { TextCase, TextRule } from './text-rule.ts'
import { unitSlip } from './unit-slip.ts'
import { vehicles } from './vehicles.ts'
import { direction, itemLists, noInitialBudget } from './wording.ts'

/** Rules over the figures; a new one is a file of its own, listed here. */
export const RULES: readonly Rule[] = [
  balanceSheet,
  hierarchy,
  crossFoot,
  basicExpenditure,
  sangongSums,
  codeNames,
  classNames,
  incomeTail,
  oneQuantity,
  totalsAgree,
  classSums,
  projectSums,
  shares,
  growth,
  unitSlip,
  budgetBasis,
  vehicles,
  opening,
  operatingCosts,
  contributions,
  procurement,
  bookedToRunning,
  evaluation,
  weights,
]

/** Rules over the words. */
export const TEXT_RULES: readonly TextRule[] = [
  template,
  direction,
  noInitialBudget,
  itemLists,
  entity,
  mergedProjects,
  doubledNames,
]

/** The findings on one report's figures, in the order of their lines. A figure without a class is no evidence. */
export function check({ report, facts }: Case): Finding[] {
  const subject = { report, facts: facts.filter((f) => f.classified) }
  return RULES.flatMap((rule) => rule(subject)).sort(
    (a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.rule.localeCompare(b.rule),
  )
}

/** What the words of one report give away. */
export function checkText(subject: TextCase): Notice[] {
  return TEXT_RULES.flatMap((rule) => rule(subject))
}
