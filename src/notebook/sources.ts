import type { Engine } from '../engine/engine.ts'
import { parseQuery } from '../model/query.ts'
import { type Result, toRows, valuesOf } from '../model/result.ts'
import { factLists } from './basis.ts'
import { BESIDE } from './snapshot.ts'

/** A name of a unit, and the years in which it bore it. */
export interface UnitName {
  name: string
  from: number | null
  to: number | null
  /** The unit began under this name. */
  founded: boolean
}

/** What a page says of its figures: titles of their reports, which are doubted, which units had other names. */
export interface Shared {
  titles: ReadonlyMap<string, string>
  names: ReadonlyMap<string, readonly UnitName[]>
  /** Facts that a finding of severity error or basis is about. */
  doubtful: ReadonlySet<string>
  /** The city is made up. */
  invented: boolean
}

/** From results of {@link BESIDE}. */
export function toShared(results: Readonly<Record<string, Result>>, invented = false): Shared {
  const rows = (name: string) => (results[name] === undefined ? [] : toRows(results[name]))
  const names = new Map<string, UnitName[]>()
  for (const { unit, name, valid_from, valid_to, note } of rows('names')) {
    const year = (value: unknown) => (value === null ? null : Number(value))
    const founded = /新成立|新设立|新组建/.test(String(note ?? ''))
    const held = names.get(String(unit)) ?? []
    held.push({ name: String(name), from: year(valid_from), to: year(valid_to), founded })
    names.set(String(unit), held)
  }
  return {
    titles: new Map(rows('documents').map((row) => [String(row.document_id), String(row.title)])),
    names,
    doubtful: new Set(rows('doubts').map((row) => String(row.fact_id))),
    invented,
  }
}

/** The same of everything that the engine holds. */
export async function runShared(engine: Pick<Engine, 'run'>, invented: boolean): Promise<Shared> {
  const results: Record<string, Result> = {}
  for (const [name, sql] of Object.entries(BESIDE)) results[name] = await engine.run(parseQuery(name, sql))
  return toShared(results, invented)
}

/** The report that a fact stands in: fact ids begin with it. */
export function documentOf(factId: string): string {
  return factId.slice(0, factId.lastIndexOf('-'))
}

interface Sources {
  documents: string[]
  units: string[]
}
const known = new WeakMap<Result, Sources>()

/** The reports that a result's figures come from, and the units that it compares. */
export function sourcesOf(result: Result): Sources {
  let sources = known.get(result)
  if (sources === undefined) {
    const documents = new Set(factLists(result).flat().map(documentOf))
    const units = new Set(valuesOf(result, 'unit').filter((unit) => typeof unit === 'string'))
    sources = { documents: [...documents].sort(), units: [...units] }
    known.set(result, sources)
  }
  return sources
}

/** Of the doubted facts those beneath a result; the same set again where nothing of that changed. */
export function doubtsOf(
  result: Result,
  { doubtful }: Shared,
  before: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(
    factLists(result)
      .flat()
      .filter((id) => doubtful.has(id)),
  )
  return found.size === before.size && [...found].every((id) => before.has(id)) ? before : found
}
