import type { ItemName } from '../reports/item-names.ts'
import type { Recognised } from '../reports/source/index.ts'

/** A report that a person brought to this browser: its transcript, kept until removed. Nothing leaves the machine. */
export interface Kept {
  documentId: string
  title: string
  transcript: string
  /** The {@link Original} that it was read from. */
  source: string
}

/** A file that kept reports were read from, so that they can be laid open again. */
export interface Original {
  /** SHA-256 of the bytes. */
  hash: string
  name: string
  bytes: Uint8Array
  /** What was recognised in it, where it is a scan that came with the page. */
  recognised?: Recognised | null
}

/** A table that a person brought as a CSV or Parquet file; its bytes are kept until removed. */
export interface KeptFile {
  table: string
  file: string
  bytes: Uint8Array
}

const REPORTS = 'reports'
const FILES = 'files'
const ORIGINALS = 'originals'
const NAMES = 'item_names'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zhangben', 3)
    request.onupgradeneeded = () => {
      const names = request.result.objectStoreNames
      if (!names.contains(REPORTS)) request.result.createObjectStore(REPORTS, { keyPath: 'documentId' })
      if (!names.contains(FILES)) request.result.createObjectStore(FILES, { keyPath: 'table' })
      if (!names.contains(ORIGINALS)) request.result.createObjectStore(ORIGINALS, { keyPath: 'hash' })
      if (!names.contains(NAMES)) request.result.createObjectStore(NAMES, { keyPath: ['label', 'unit_id'] })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('浏览器不让保存数据'))
  })
}

async function transact<T>(
  name: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(name, mode).objectStore(name))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('浏览器没能保存数据'))
    })
  } finally {
    database.close()
  }
}

/** Everything of one kind that is kept; nothing where the browser keeps nothing. */
async function all<T>(name: string): Promise<T[]> {
  try {
    return await transact<T[]>(name, 'readonly', (store) => store.getAll())
  } catch {
    return []
  }
}

export const keptReports = (): Promise<Kept[]> => all(REPORTS)
export const keptFiles = (): Promise<KeptFile[]> => all(FILES)

/** What a person said that printed words mean. */
export const keptNames = (): Promise<ItemName[]> => all(NAMES)

/** Keeps a name; one for the same words and unit is replaced. */
export async function keepName(name: ItemName): Promise<void> {
  await transact(NAMES, 'readwrite', (store) => store.put(name))
}

/** The file that a report was read from; null where it is not kept. */
export async function keptOriginal(hash: string): Promise<Original | null> {
  try {
    return (await transact<Original | undefined>(ORIGINALS, 'readonly', (store) => store.get(hash))) ?? null
  } catch {
    return null
  }
}

/** Keeps a report; one with the same unit, year and kind is replaced. */
export async function keepReport(report: Kept, original: Original | null): Promise<void> {
  if (original !== null) await transact(ORIGINALS, 'readwrite', (store) => store.put(original))
  await transact(REPORTS, 'readwrite', (store) => store.put(report))
}

/** Keeps a file; one whose table has the same name is replaced. */
export async function keepFile(file: KeptFile): Promise<void> {
  await transact(FILES, 'readwrite', (store) => store.put(file))
}

/** Removes a report, and its file where no other report was read from it. */
export async function removeReport({ documentId, source }: Kept): Promise<void> {
  await transact(REPORTS, 'readwrite', (store) => store.delete(documentId))
  const others = await keptReports()
  if (!others.some((other) => other.source === source))
    await transact(ORIGINALS, 'readwrite', (store) => store.delete(source ?? ''))
}

export async function removeFile(table: string): Promise<void> {
  await transact(FILES, 'readwrite', (store) => store.delete(table))
}
