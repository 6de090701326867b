import { parentPort } from 'node:worker_threads'
import { Unreadable } from '../reports/source/text.ts'
import { readRegistry } from './knowledge.ts'
import { readFile } from './source.ts'

/** Reads files one at a time for the main thread, so that a bad one can be given up. */
parentPort?.on('message', async (path: string) => {
  try {
    const reading = await readFile(path, readRegistry())
    parentPort?.postMessage({ ok: true, reading })
  } catch (error) {
    parentPort?.postMessage({
      ok: false,
      unreadable: error instanceof Unreadable,
      why: (error as Error).message,
    })
  }
})
