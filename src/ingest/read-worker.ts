import { parentPort } from 'node:worker_threads'
import { Unreadable } from '../reports/source/text.ts'
import { readRegistry } from './knowledge.ts'
import { readFile } from './source.ts'

/** Reads files one at a time for the main thread, so that a bad one can be given up. */
parentPort?.on('message', async ({ path, ocr }: { path: string; ocr: boolean }) => {
  try {
    const readings = await readFile(path, readRegistry(), { ocr })
    parentPort?.postMessage({ ok: true, readings })
  } catch (error) {
    parentPort?.postMessage({
      ok: false,
      unreadable: error instanceof Unreadable,
      why: (error as Error).message,
    })
  }
})
