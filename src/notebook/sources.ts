import { msg, str } from '@lit/localize'
import { type Result, toRows, valuesOf } from '../model/result.ts'
import { factLists } from './basis.ts'

/** A name of a unit, and the years in which it bore it. */
export interface UnitName {
  name: string
  from: number | null
  to: number | null
  /** The unit began under this name. */
  founded: boolean
}

/** What the page knows of the reports, the units and the findings. */
export interface Shared {
  titles: ReadonlyMap<string, string>
  /** Every unit by its standing name, in one order, so that each keeps its colour. */
  units: readonly string[]
  /** The years that each unit's reports are about, by its standing name. */
  reported: ReadonlyMap<string, ReadonlySet<number>>
  names: ReadonlyMap<string, readonly UnitName[]>
  /** Facts that a finding of severity error or basis is about. */
  doubtful: ReadonlySet<string>
}

/** Titles, units and doubts from the shared results. */
export function toShared(results: Readonly<Record<string, Result>>): Shared {
  const rows = (name: string) => (results[name] === undefined ? [] : toRows(results[name]))
  const units = new Map<string, string>()
  const reported = new Map<string, Set<number>>()
  for (const row of rows('documents')) {
    const unit = String(row.unit)
    units.set(String(row.unit_id), unit)
    reported.set(unit, (reported.get(unit) ?? new Set()).add(Number(row.fiscal_year)))
  }
  const names = new Map<string, UnitName[]>()
  for (const { unit, name, valid_from, valid_to, note } of rows('names')) {
    const held = names.get(String(unit)) ?? []
    const year = (value: unknown) => (value === null ? null : Number(value))
    const founded = /新成立|新设立|新组建/.test(String(note ?? ''))
    names.set(String(unit), [
      ...held,
      { name: String(name), from: year(valid_from), to: year(valid_to), founded },
    ])
  }
  const weighty = rows('findings').filter((row) => row.severity === 'error' || row.severity === 'basis')
  return {
    titles: new Map(rows('documents').map((row) => [String(row.document_id), String(row.title)])),
    units: [...units.keys()].sort().map((id) => units.get(id)!),
    reported,
    names,
    doubtful: new Set(weighty.flatMap((row) => row.fact_ids as string[])),
  }
}

/** The report that a fact stands in: fact ids begin with it. */
export function documentOf(factId: string): string {
  return factId.slice(0, factId.lastIndexOf('-'))
}

interface Sources {
  titles: string[]
  units: string[]
}
const known = new WeakMap<Result, { shared: Shared; sources: Sources }>()

/** The reports that a result's figures come from, and the units that it compares. */
export function sourcesOf(result: Result, shared: Shared): Sources {
  const held = known.get(result)
  if (held?.shared === shared) return held.sources
  const documents = new Set(factLists(result).flat().map(documentOf))
  const units = new Set(valuesOf(result, 'unit').filter((unit) => typeof unit === 'string'))
  const sources = {
    titles: [...documents].sort().map((id) => shared.titles.get(id) ?? id),
    units: [...units],
  }
  known.set(result, { shared, sources })
  return sources
}

/** More missing units than this are counted, not named. */
const MOST_NAMED = 3

/** Which units of the data a comparison of units lacks, and why: no report of those years, or nothing printed there. */
export function missingUnits(result: Result, shared: Shared): string[] {
  const units = new Set(sourcesOf(result, shared).units)
  const missing = shared.units.filter((unit) => !units.has(unit))
  if (units.size < 2 || missing.length === 0) return []
  const years = new Set(valuesOf(result, 'fiscal_year').map(Number))
  const told = missing.slice(0, MOST_NAMED).map((unit) => {
    const some = [...(shared.reported.get(unit) ?? [])].some((year) => years.has(year))
    return some ? msg(str`${unit}（报告没有印出，或不在所选之内）`) : msg(str`${unit}（没有这些年度的报告）`)
  })
  const more = missing.length - told.length
  return more > 0 ? [...told, msg(str`另外 ${more} 个`)] : told
}
