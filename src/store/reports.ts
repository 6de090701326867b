import type { ItemName } from '../reports/item-names.ts'
import type { Kept, KeptFile, Original } from './records.ts'
import { store } from './store.ts'

export const keptReports = (): Promise<Kept[]> => store.all('reports')
export const keptFiles = (): Promise<KeptFile[]> => store.all('files')

/** What a person said that printed words mean. */
export const keptNames = (): Promise<ItemName[]> => store.all('item_names')

/** Keeps a name; one for the same words and unit is replaced. */
export const keepName = (name: ItemName): Promise<void> => store.put('item_names', name)

/** The file that a report was read from; null where it is not kept. */
export const keptOriginal = (hash: string): Promise<Original | null> => store.get('originals', hash)

/** Keeps a report; one with the same unit, year and kind is replaced. */
export async function keepReport(report: Kept, original: Original | null): Promise<void> {
  if (original !== null) await store.put('originals', original)
  await store.put('reports', report)
}

/** Removes a report, and its file where no other report was read from it. */
export async function removeReport({ documentId, source }: Kept): Promise<void> {
  await store.remove('reports', documentId)
  const others = await keptReports()
  if (!others.some((other) => other.source === source)) await store.remove('originals', source ?? '')
}

export const keepFile = (file: KeptFile): Promise<void> => store.put('files', file)
export const removeFile = (table: string): Promise<void> => store.remove('files', table)
