import { sentenceOf } from './errors.ts'
import type { Kept } from './held.ts'

/** What became of one file. */
export interface Outcome {
  /** Its name for the person: a path, or a package's path and the member's name in it. */
  path: string
  status: 'added' | 'replaced' | 'unchanged' | 'failed'
  /** Sentences for the person: what went in, what changed, what to look at. */
  says: string[]
}

/** The outcome of a file that could not be read. */
export const failure = (path: string, error: unknown): Outcome => ({
  path,
  status: 'failed',
  says: [sentenceOf(error)],
})

/** The outcome of a file that was read before. */
export function unchanged(path: string, { report, rows }: Kept): Outcome {
  const says = [`${report.title}：${rows} 个数；已经读过，没有变化`]
  return { path, status: 'unchanged', says }
}
