import type { Transcript } from '../reports/transcript.ts'
import { sentenceOf } from './errors.ts'

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
export function unchanged(path: string, { report, figures }: Transcript): Outcome {
  const says = [`${report.title}：${figures.length} 个数；已经读过，没有变化`]
  return { path, status: 'unchanged', says }
}
