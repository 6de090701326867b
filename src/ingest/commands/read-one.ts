import type { Reading } from '../../reports/read.ts'
import { Unreadable } from '../../reports/source/text.ts'
import { readRegistry } from '../knowledge.ts'
import { type ReadOptions, readFile } from '../source.ts'

/** The reports of one file that a command names. Throws {@link Unreadable} with the file's name and what is wrong. */
export async function readOne(path: string, options: ReadOptions): Promise<Reading[]> {
  try {
    return await readFile(path, readRegistry(), options)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new Unreadable(`${path}：${error.message}`, { cause: error })
  }
}
