import { msg, str } from '../locale/msg.ts'
import { blankQuoted, type ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type Value, valuesOf } from '../model/result.ts'
import type { Basis } from './basis.ts'
import type { Shared } from './sources.ts'

const distinct = (result: Result, name: string): Value[] =>
  [...new Set(valuesOf(result, name))].filter((value) => value !== null)

/**
 * Where a result compares unlike things without telling them apart: several stages or scopes in one series, a
 * headcount of another year, a unit before and after its renaming or in its first year, a blank taken for zero. Columns
 * go by the names that the views give them.
 */
export function warningsOf(
  result: Result,
  spec: ChartSpec | null,
  { basis, shared, sql = '' }: { basis?: Basis | null; shared?: Shared; sql?: string } = {},
): string[] {
  return [
    ...stagesAndScopes(result, spec, basis ?? null),
    ...headcounts(result),
    ...(shared === undefined ? [] : perimeters(result, shared)),
    ...zeros(sql),
  ]
}

function stagesAndScopes(result: Result, spec: ChartSpec | null, basis: Basis | null): string[] {
  const shown = new Set(spec === null ? [] : [spec.color, spec.symbol, spec.facet, spec.x, spec.y, spec.seam])
  const warnings: string[] = []
  const stages = distinct(result, 'stage')
  if (stages.length > 1 && !shown.has('stage') && spec !== null)
    warnings.push(msg(str`混有${stages.join(msg('、'))}，不是同一个阶段`))
  else if (basis?.mixedStages && columnAt(result, 'stage') < 0)
    warnings.push(msg(str`混有${basis.stages.join(msg('、'))}，不是同一个阶段`))
  const scopes = distinct(result, 'scope')
  if (scopes.length > 1 && !shown.has('scope')) warnings.push(msg(str`口径不一：${scopes.join(msg('、'))}`))
  else if (basis?.mixedScopes && columnAt(result, 'scope') < 0)
    warnings.push(msg(str`口径不一：${basis.scopes.join(msg('、'))}`))
  const levels = distinct(result, 'level')
  if (levels.length > 1 && !shown.has('level')) warnings.push(msg('部门（含下属单位）和单位本身放在了一起'))
  return warnings
}

function headcounts(result: Result): string[] {
  const [year, headcount] = [columnAt(result, 'fiscal_year'), columnAt(result, 'headcount_year')]
  if (year < 0 || headcount < 0) return []
  const apart = result.rows.filter((row) => row[headcount] !== null && row[headcount] !== row[year]).length
  return apart === 0 ? [] : [msg(str`${apart} 行的人数不是同年的，见“人数的年份”一列`)]
}

/** More units than this are counted, and the first of them named. */
const MOST_NAMED = 3

const named = (units: readonly string[]) =>
  units.length <= MOST_NAMED
    ? units.join(msg('、'))
    : msg(str`${units.slice(0, MOST_NAMED).join(msg('、'))}等 ${units.length} 个单位`)

/** A unit is not the same thing before and after a renaming, and its first year is seldom a whole one. */
function perimeters(result: Result, { names }: Shared): string[] {
  const [unitAt, yearAt] = [columnAt(result, 'unit'), columnAt(result, 'fiscal_year')]
  const measured = result.columns.some(({ type }) => type === 'decimal' || type === 'number')
  if (unitAt < 0 || yearAt < 0 || !measured) return []
  const yearsOf = new Map<string, Set<number>>()
  for (const row of result.rows) {
    const unit = String(row[unitAt] ?? '')
    if (!names.has(unit)) continue
    yearsOf.set(unit, (yearsOf.get(unit) ?? new Set()).add(Number(row[yearAt])))
  }
  const renamed: { unit: string; told: string }[] = []
  const begun: { unit: string; told: string }[] = []
  for (const [unit, held] of yearsOf) {
    const years = [...held].sort((a, b) => a - b)
    if (years.length < 2) continue
    const own = names.get(unit)!
    const nameIn = (year: number) =>
      own
        .filter((n) => (n.from ?? 0) <= year && year <= (n.to ?? Number.POSITIVE_INFINITY))
        .map((n) => n.name)
    for (const [i, year] of years.slice(1).entries()) {
      const [before, after] = [nameIn(years[i]!), nameIn(year)]
      if (before.length === 0 || after.length === 0 || before.some((name) => after.includes(name))) continue
      const told = msg(
        str`${unit}在 ${years[i]!} 至 ${year} 年之间改了名（原名${before[0]!}），前后范围不一定相同`,
      )
      renamed.push({ unit, told })
    }
    const first = own.find((n) => n.founded && n.from !== null && years.includes(n.from))
    if (first !== undefined) {
      const told = msg(str`${first.from!} 年是${unit}成立的第一年，未必满一年，和上年比没有意义`)
      begun.push({ unit, told })
    }
  }
  const told = (found: { unit: string; told: string }[], many: (units: string) => string) =>
    found.length > MOST_NAMED
      ? [many(named([...new Set(found.map(({ unit }) => unit))]))]
      : found.map((one) => one.told)
  return [
    ...told(renamed, (units) => msg(str`${units}在这些年里改过名，前后范围不一定相同`)),
    ...told(begun, (units) => msg(str`${units}的第一年未必满一年，和上年比没有意义`)),
  ]
}

/** A query that puts zero where nothing was printed. */
function zeros(sql: string): string[] {
  const bare = blankQuoted(sql)
  return /\b(?:coalesce|ifnull)\s*\([^()]*,\s*0(?:\.0*)?\s*\)/i.test(bare)
    ? [msg('查询用 0 代替了没有印出的数：缺不等于零')]
    : []
}
