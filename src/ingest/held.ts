import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { READER_VERSION } from '../reports/read.ts'
import type { Transcript } from '../reports/transcript.ts'

const PIECE = 1 << 20

/** The SHA-256 of a file, read piece by piece. */
export function hashOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(PIECE)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** What is remembered of a transcript, not its rows: the reports of a city have millions. */
export interface Kept extends Pick<Transcript, 'report' | 'parts'> {
  /** How many figures it has. */
  rows: number
}

export const kept = ({ report, parts, figures }: Transcript): Kept => ({
  report,
  parts,
  rows: figures.length,
})

/** What seeds/ holds of one file. */
export interface Held {
  /** Its transcripts, where the file was read whole and by this reader: it need not be read again. */
  current: Kept[] | null
  /** The transcript of a file that holds one report, by whatever reader. */
  sole: Kept | null
}

/** The transcripts of seeds/ by the file that each was read from. */
export class HeldFiles {
  readonly #bySource = new Map<string, Kept[]>()

  constructor(transcripts: Iterable<Transcript>) {
    for (const t of Array.from(transcripts, kept)) {
      const group = this.#bySource.get(t.report.source_hash)
      if (group === undefined) this.#bySource.set(t.report.source_hash, [t])
      else group.push(t)
    }
  }

  /** Looks a file up by its content. Throws where it cannot be opened. */
  of(path: string): Held {
    const found = this.#bySource.get(hashOf(path)) ?? []
    const [first, ...others] = found
    const isCurrent =
      first !== undefined &&
      found.length === first.parts &&
      found.every((t) => t.report.reader_version === READER_VERSION)
    return {
      current: isCurrent ? found : null,
      sole: first !== undefined && others.length === 0 ? first : null,
    }
  }
}
