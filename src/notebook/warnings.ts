import type { ChartSpec } from '../model/query.ts'
import type { Result, Value } from '../model/result.ts'

const distinct = (result: Result, name: string): Value[] => {
  const at = result.columns.findIndex((column) => column.name === name)
  return at < 0
    ? []
    : [...new Set(result.rows.map((row) => row[at] ?? null))].filter((value) => value !== null)
}

/**
 * Where a result compares unlike things without telling them apart: several stages or scopes in one series, a
 * headcount of another year. Columns go by the names that the views give them.
 */
export function warningsOf(result: Result, spec: ChartSpec | null): string[] {
  const shown = new Set(spec === null ? [] : [spec.color, spec.symbol, spec.facet, spec.x, spec.y])
  const warnings: string[] = []
  const stages = distinct(result, 'stage')
  if (stages.length > 1 && !shown.has('stage') && spec !== null)
    warnings.push(`混有${stages.join('、')}，不是同一个阶段`)
  const scopes = distinct(result, 'scope')
  if (scopes.length > 1 && !shown.has('scope')) warnings.push(`口径不一：${scopes.join('、')}`)
  const [year, headcount] = ['fiscal_year', 'headcount_year'].map((name) =>
    result.columns.findIndex((column) => column.name === name),
  )
  if (year! >= 0 && headcount! >= 0) {
    const apart = result.rows.filter(
      (row) => row[headcount!] !== null && row[headcount!] !== row[year!],
    ).length
    if (apart > 0) warnings.push(`${apart} 行的人数不是同年的，见“人数的年份”一列`)
  }
  return warnings
}
