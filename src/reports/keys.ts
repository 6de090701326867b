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
  figures: readonly (Figure & { mended?: string | null })[],
  documentId: string,
  unitId: string,
): Fact[] {
  const counts = new Map<string, number>()
  return figures.map((figure) => {
    const key = `${quantityKey(figure)}|${figure.origin}|${figure.statement}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    return {
      fact_id: `${documentId}-${shortHash(`${key}|${nth}`)}`,
      document_id: documentId,
      unit_id: unitId,
      ...figure,
      amount: figure.value === null ? null : toWan(figure.value, figure.unit),
      derived_from: [],
      mended: figure.mended ?? null,
      printed_times: 1,
      sums_held: 0,
      contradicted: false,
      preferred: false,
      ocr: false,
    }
  })
}
