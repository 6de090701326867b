/** A report that a person brought to this browser: its transcript, kept until removed. Nothing leaves the machine. */
export interface Kept {
  documentId: string
  title: string
  transcript: string
}

/** A table that a person brought as a CSV or Parquet file; its bytes are kept until removed. */
export interface KeptFile {
  table: string
  file: string
  bytes: Uint8Array
}

const STORE = 'reports'
const FILES = 'files'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zhangben', 2)
    request.onupgradeneeded = () => {
      const names = request.result.objectStoreNames
      if (!names.contains(STORE)) request.result.createObjectStore(STORE, { keyPath: 'documentId' })
      if (!names.contains(FILES)) request.result.createObjectStore(FILES, { keyPath: 'table' })
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

export const keptReports = (): Promise<Kept[]> => all(STORE)
export const keptFiles = (): Promise<KeptFile[]> => all(FILES)

/** Keeps a report; one with the same unit, year and kind is replaced. */
export async function keepReport(report: Kept): Promise<void> {
  await transact(STORE, 'readwrite', (store) => store.put(report))
}

/** Keeps a file; one whose table has the same name is replaced. */
export async function keepFile(file: KeptFile): Promise<void> {
  await transact(FILES, 'readwrite', (store) => store.put(file))
}

export async function removeReport(documentId: string): Promise<void> {
  await transact(STORE, 'readwrite', (store) => store.delete(documentId))
}

export async function removeFile(table: string): Promise<void> {
  await transact(FILES, 'readwrite', (store) => store.delete(table))
}
