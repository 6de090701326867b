/** A report that a person brought to this browser: its transcript, kept until removed. Nothing leaves the machine. */
export interface Kept {
  documentId: string
  title: string
  transcript: string
}

const STORE = 'reports'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zhangben', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'documentId' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('浏览器不让保存数据'))
  })
}

async function transact<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('浏览器没能保存数据'))
    })
  } finally {
    database.close()
  }
}

/** The kept reports; none where the browser keeps nothing. */
export async function keptReports(): Promise<Kept[]> {
  try {
    return await transact<Kept[]>('readonly', (store) => store.getAll())
  } catch {
    return []
  }
}

/** Keeps a report; one with the same unit, year and kind is replaced. */
export async function keepReport(report: Kept): Promise<void> {
  await transact('readwrite', (store) => store.put(report))
}

export async function removeReport(documentId: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(documentId))
}
