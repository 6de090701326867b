import type { Report } from '../model/fact.ts'
import type { Given } from './identity.ts'

/** What a person said of a report when it was read before, so that it is not asked twice. */
export function givenBefore(before: { report: Report } | null): Given {
  if (before === null) return {}
  const { given, unit_name, fiscal_year, kind, district_code } = before.report
  return {
    ...(given.includes('unit_name') ? { unit: unit_name } : {}),
    ...(given.includes('fiscal_year') ? { year: fiscal_year } : {}),
    ...(given.includes('kind') ? { kind } : {}),
    ...(given.includes('district') && district_code !== null ? { district: district_code } : {}),
  }
}
