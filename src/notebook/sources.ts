import { type Result, toRows } from '../model/result.ts'

/** What the page knows of the reports and the findings. */
export interface Shared {
  titles: ReadonlyMap<string, string>
  /** Every unit by its standing name, in one order, so that each keeps its colour. */
  units: readonly string[]
  /** Facts that a finding of severity error or basis is about. */
  doubtful: ReadonlySet<string>
}

/** Titles and doubts from the shared results. */
export function toShared(results: Readonly<Record<string, Result>>): Shared {
  const titles = new Map<string, string>()
  const doubtful = new Set<string>()
  const units = new Map<string, string>()
  if (results.documents !== undefined) {
    for (const row of toRows(results.documents)) {
      titles.set(String(row.document_id), String(row.title))
      units.set(String(row.unit_id), String(row.unit))
    }
  }
  if (results.findings !== undefined) {
    for (const row of toRows(results.findings)) {
      if (row.severity !== 'error' && row.severity !== 'basis') continue
      for (const id of row.fact_ids as string[]) doubtful.add(id)
    }
  }
  return { titles, units: [...units.keys()].sort().map((id) => units.get(id)!), doubtful }
}

/** The report that a fact stands in: fact ids begin with it. */
export function documentOf(factId: string): string {
  return factId.slice(0, factId.lastIndexOf('-'))
}

/** The reports that a result's figures come from, and how many units it compares. */
export function sourcesOf(result: Result, shared: Shared): { titles: string[]; units: number } {
  const rows = toRows(result)
  const documents = new Set(
    rows.flatMap((row) =>
      Array.isArray(row.fact_ids) ? row.fact_ids.map((id) => documentOf(String(id))) : [],
    ),
  )
  const units = new Set(rows.map((row) => row.unit).filter((unit) => unit !== undefined && unit !== null))
  return { titles: [...documents].sort().map((id) => shared.titles.get(id) ?? id), units: units.size }
}
