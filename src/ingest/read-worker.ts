import { parentPort } from 'node:worker_threads'
import { Unreadable } from '../reports/source/text.ts'
import { readRegistry } from './knowledge.ts'
import { type ReadOptions, readFile } from './source.ts'

/** Reads files one at a time for the main thread, so that a bad one can be given up. */
parentPort?.on('message', async ({ path, options }: { path: string; options: ReadOptions }) => {
  try {
    const readings = await readFile(path, readRegistry(), options)
    parentPort?.postMessage({ ok: true, readings })
  } catch (error) {
    parentPort?.postMessage({
      ok: false,
      unreadable: error instanceof Unreadable,
      why: (error as Error).message,
    })
  }
})
