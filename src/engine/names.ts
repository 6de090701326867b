import { type ItemName, parseItemNames } from '../reports/item-names.ts'
import { keptNames } from '../store/reports.ts'

const shipped = import.meta.glob<string>('/seeds/item_names.csv', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What printed words mean by a person's word: said in this browser, then what was shipped. */
export async function itemNames(): Promise<ItemName[]> {
  return [...(await keptNames()), ...Object.values(shipped).flatMap(parseItemNames)]
}
