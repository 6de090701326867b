import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/ingest/paths.ts'
import { toFacts } from '../../src/reports/read.ts'
import { formatTranscript, parseTranscript } from '../../src/reports/transcript.ts'
import { findingRow } from '../../src/reports/words.ts'
import { damaged, pick, tally } from './tally.ts'

const PIECES = [
  '\t',
  '\n',
  '# ',
  '# finding: ',
  '# notice: 1,2',
  '# dropped: ',
  '{',
  '{"a":1}',
  ': ',
  '-',
  '9'.repeat(40),
  '1e999',
  'NaN',
  '万元',
  '%',
  'null',
  '\u0000',
  '未归类',
  '金额',
]

const folder = join(PROJECT, 'seeds')
const kept = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .map((text) => text.split('\n').slice(0, 120).join('\n'))

/** Damaged transcripts: true where each is read, and written as it was read, or refused in a sentence. */
export function fuzzTranscripts(count: number, seed: number): Promise<boolean> {
  return tally('读本', count, seed, (random) => {
    const text = damaged(pick(random, kept), PIECES, random)
    try {
      const read = parseTranscript(text, '读本')
      const written = formatTranscript(read)
      const again = formatTranscript(parseTranscript(written, '读本'))
      if (again !== written) throw new TypeError('written otherwise the second time')
      const { findings } = toFacts(read.report, read.figures, read.remarks)
      for (const finding of findings) findingRow(finding)
    } catch (error) {
      // A sentence for the reader is a plain error with Chinese in it.
      if ((error as Error).constructor !== Error || !/[一-龥]/.test((error as Error).message)) throw error
    }
  })
}
