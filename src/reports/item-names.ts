import { csvFormat, csvParse } from 'd3-dsv'
import type { Figure } from '../model/fact.ts'

/** What the words of a report mean, said by a person: for one unit's reports, or for all where `unit_id` is empty. */
export interface ItemName {
  /** The printed words that a figure stands under. */
  label: string
  unit_id: string
  subject: string
  item: string
  measure: string
}

const COLUMNS = ['label', 'unit_id', 'subject', 'item', 'measure'] as const

/** Reads seeds/item_names.csv. */
export function parseItemNames(csv: string): ItemName[] {
  return csvParse(csv).map((row) => ({
    label: row.label ?? '',
    unit_id: row.unit_id ?? '',
    subject: row.subject ?? '',
    item: row.item ?? '',
    measure: row.measure ?? '',
  }))
}

/** Writes what {@link parseItemNames} reads. */
export const formatItemNames = (names: readonly ItemName[]): string =>
  `${csvFormat(names as ItemName[], [...COLUMNS])}\n`

/** Figures that no name of the lexicon fits get the one that a person gave to their words; a unit's own name first. */
export function nameItems<F extends Figure>(
  figures: readonly F[],
  names: readonly ItemName[],
  unitId: string,
): F[] {
  if (names.length === 0) return [...figures]
  return figures.map((figure) => {
    if (figure.classified) return figure
    const own = names.filter((name) => name.label === figure.item && ['', unitId].includes(name.unit_id))
    const name = own.find((n) => n.unit_id === unitId) ?? own[0]
    if (name === undefined) return figure
    const { subject, item, measure } = name
    return { ...figure, subject, item, measure, classified: true }
  })
}
