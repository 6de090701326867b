import type { Datum } from './datum.ts'

/** What a thing is called beside its mark: its unit where the rest is told elsewhere, else as the chart names it. */
export function nameOf(d: Datum, short = false): string {
  const unit = d.unit?.name ?? String(d.row.unit ?? '')
  if (short && unit !== '') return unit
  return d.label !== '' && Number.isNaN(Number(d.label)) ? d.label : d.series || unit || d.label
}
