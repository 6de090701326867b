import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Given } from '../reports/identity.ts'
import { type Knowledge, type Reading, readReports } from '../reports/read.ts'
import { type Libraries, readSource } from '../reports/source/index.ts'
import { doubtsOf } from '../reports/source/layout.ts'
import { Unreadable } from '../reports/source/text.ts'
import { fileError } from './errors.ts'
import { ocrText, type Readers } from './ocr/index.ts'
import { keepRecognised } from './originals.ts'
import { pdfLibrary } from './pdf-library.ts'
import { walk } from './walk.ts'

/** What Node reads PDF and old Word files with. */
export const LIBRARIES: Libraries = {
  pdf: pdfLibrary,
  oldWord: async (bytes) => {
    const { default: WordExtractor } = await import('word-extractor')
    return (await new WordExtractor().extract(Buffer.from(bytes))).getBody()
  },
}

/** How a file is read: `ocr` are the programs that recognise the characters of a scanned PDF; `given` is what a person says of the report. */
export interface ReadOptions {
  ocr?: Readers | null
  given?: Given
  /** A folder that takes what was recognised in a scan; see {@link keepOriginals}. */
  keep?: string | null
}

/** Reads the reports of one file. Throws {@link Unreadable} with what is wrong with it. */
export async function readFile(
  path: string,
  knowledge: Knowledge,
  options: ReadOptions = {},
): Promise<Reading[]> {
  const [entry] = walk([path])
  if (entry === undefined || entry.why !== null) throw new Unreadable(entry?.why ?? '文件夹里没有文件')
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new Unreadable(fileError(error))
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const { ocr } = options
  const { text, layout, format } = await readSource(basename(path), new Uint8Array(bytes), {
    ...LIBRARIES,
    ...(ocr ? { ocr: () => ocrText(path, ocr) } : {}),
  })
  const doubts = layout === null ? [] : doubtsOf(layout)
  const readings = readReports(text, { hash, format, doubts }, knowledge, options.given)
  if (options.keep && format.startsWith('ocr')) keepRecognised(options.keep, hash, { text, layout, format })
  return readings
}
