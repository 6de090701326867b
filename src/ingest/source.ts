import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Knowledge, type Reading, readReports } from '../reports/read.ts'
import { type Libraries, readSource } from '../reports/source/index.ts'
import type { PdfLibrary } from '../reports/source/pdf.ts'
import { Unreadable } from '../reports/source/text.ts'
import { ocrText } from './ocr.ts'

const LARGEST = 200_000_000

/** pdf.js for Node, with its character maps from the installed package. */
async function pdfLibrary(): Promise<PdfLibrary> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const pdfjs = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary['pdfjs']
  return {
    pdfjs,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  }
}

/** What Node reads PDF and old Word files with. */
export const LIBRARIES: Libraries = {
  pdf: pdfLibrary,
  oldWord: async (bytes) => {
    const { default: WordExtractor } = await import('word-extractor')
    return (await new WordExtractor().extract(Buffer.from(bytes))).getBody()
  },
}

/** Reads the reports of one file; `ocr` recognises the characters of a scanned PDF. Throws {@link Unreadable} with what is wrong with it. */
export async function readFile(
  path: string,
  knowledge: Knowledge,
  options: { ocr?: boolean } = {},
): Promise<Reading[]> {
  if (!existsSync(path)) throw new Unreadable('没有这个文件')
  if (statSync(path).size > LARGEST)
    throw new Unreadable(
      `文件太大（${Math.round(statSync(path).size / 1e6)} MB），最多读 ${LARGEST / 1e6} MB`,
    )
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new Unreadable(`打不开：${(error as Error).message}`)
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const { text, format } = await readSource(basename(path), new Uint8Array(bytes), {
    ...LIBRARIES,
    ...(options.ocr ? { ocr: () => ocrText(path) } : {}),
  })
  return readReports(text, { hash, format }, knowledge)
}
