import type { Figure, Identity } from '../model/fact.ts'
import { accountOf } from '../model/vocabulary.ts'

/** Figures of which the cover says the year or the stage, where it leaves no doubt: what it says was not assumed. */
export function saidOnCover(
  figures: readonly Figure[],
  { fiscal_year, kind, unsure }: Pick<Identity, 'fiscal_year' | 'kind' | 'unsure'>,
): Figure[] {
  const stage = accountOf(kind) === '决算' ? '决算' : '年初预算'
  return figures.map((f) => {
    if (f.assumed.length === 0) return f
    const isYear = f.fiscal_year === fiscal_year && !unsure.includes('fiscal_year')
    const isStage = f.stage === stage && !unsure.includes('kind')
    const assumed = f.assumed.filter((what) => !(what === '年度' && isYear) && !(what === '阶段' && isStage))
    return { ...f, assumed }
  })
}
