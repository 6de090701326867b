import type { Fact, Figure } from '../model/fact.ts'
import { shortHash } from '../model/hash.ts'
import { toWan } from '../model/money.ts'

/** What makes two figures printings of one quantity. */
export function quantityKey(f: Omit<Figure, 'value'> & { unit_id?: string }): string {
  const what = `${f.subject}|${f.item}|${f.parent ?? ''}|${f.part ?? ''}|${f.measure}`
  return `${f.unit_id ?? ''}|${f.fiscal_year}|${what}|${f.stage}|${f.scope}|${f.base ?? ''}`
}

/** Gives figures their keys. A key tells what is printed where in the form, not on which line, so it outlives a re-reading. */
export function keyFigures(
  figures: readonly (Figure & { mended?: string | null; derived_from?: string[] })[],
  documentId: string,
  unitId: string,
): Fact[] {
  const counts = new Map<string, number>()
  // Every field by its name: all facts are of one shape, which is what rules over thousands of them are quick on.
  return figures.map((f) => {
    const key = `${quantityKey(f)}|${f.origin}|${f.statement}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    return {
      fact_id: `${documentId}-${shortHash(`${key}|${nth}`)}`,
      document_id: documentId,
      unit_id: unitId,
      subject: f.subject,
      item: f.item,
      item_code: f.item_code,
      parent: f.parent,
      part: f.part,
      measure: f.measure,
      stage: f.stage,
      scope: f.scope,
      fiscal_year: f.fiscal_year,
      value: f.value,
      unit: f.unit,
      text: f.text,
      base: f.base,
      direction: f.direction,
      origin: f.origin,
      statement: f.statement,
      page: f.page,
      line: f.line,
      evidence: f.evidence,
      classified: f.classified,
      assumed: f.assumed,
      spans: f.spans,
      amount: f.value === null ? null : toWan(f.value, f.unit),
      derived_from: f.derived_from ?? [],
      mended: f.mended ?? null,
      printed_times: 1,
      sums_held: 0,
      contradicted: false,
      preferred: false,
      ocr: false,
    }
  })
}
