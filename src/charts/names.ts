import type { Datum } from './datum.ts'

/** What a thing is called beside its mark: as the chart names it; `short` where its year is told elsewhere. */
export function nameOf(d: Datum, short = false): string {
  const unit = d.unit?.name ?? String(d.row.unit ?? '')
  const inWords = d.label !== '' && Number.isNaN(Number(d.label))
  const name = inWords ? d.label : d.series || unit || d.label
  return short && unit !== '' && name.startsWith(unit) ? unit : name
}
