import type { Figure } from '../../model/fact.ts'
import { toSections } from '../sections.ts'
import { appropriation } from './appropriation.ts'
import { basicExpenditure } from './basic-expenditure.ts'
import { generalBudget } from './general-budget.ts'
import { assets, funds, operating, procurement, purchases, stateCapital } from './others.ts'
import { readPerformance } from './performance.ts'
import { readProjects } from './projects.ts'
import { type Context, readSection } from './reader.ts'
import { sangong } from './sangong.ts'
import { readStaffing } from './staffing.ts'
import { totals } from './totals.ts'
import { readWords } from './words.ts'

const NARRATIVES = [
  totals,
  appropriation,
  generalBudget,
  basicExpenditure,
  sangong,
  funds,
  stateCapital,
  operating,
  procurement,
  assets,
  purchases,
]

/** Every figure of the narrative, section by section. */
export function readNarrative(context: Context): Figure[] {
  const sections = toSections(context.flow)
  const figures = sections.flatMap((section) => [
    ...NARRATIVES.filter((spec) => spec.topics.includes(section.topic)).flatMap((spec) =>
      readSection(context, section, spec),
    ),
    ...(section.topic === '一般公共预算' || section.topic === '总体' ? readProjects(context, section) : []),
    ...(section.topic === '绩效' ? readPerformance(context, section) : []),
    ...(section.topic === '人员' || section.topic === '三公' ? readStaffing(context, section) : []),
  ])
  return [...figures, ...readWords(context, sections)]
}
