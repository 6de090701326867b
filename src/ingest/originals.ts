import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OriginalsIndex } from '../model/originals.ts'
import { extensionOf } from '../reports/source/formats.ts'
import type { Source } from '../reports/source/index.ts'
import type { Transcript } from '../reports/transcript.ts'
import { writeWhole } from './files.ts'
import { hashOf } from './held.ts'
import type { Item } from './inbox.ts'

const INDEX = 'index.json'

/** What a folder of originals holds; nothing where it is not there yet. */
export function readOriginals(folder: string): OriginalsIndex {
  const path = join(folder, INDEX)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OriginalsIndex) : {}
}

const recognisedName = (hash: string) => `${hash}.ocr.json`

/** Keeps what was recognised in a scan, so that its page can be laid open where no one recognises it again. */
export function keepRecognised(folder: string, hash: string, source: Source): void {
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value
  writeWhole(join(folder, recognisedName(hash)), JSON.stringify(source, rounded))
}

/**
 * Copies files that reports were read from into a folder, each once, under its SHA-256, and notes in `index.json` which
 * report is in which. A file of which no transcript came is left out.
 */
export function keepOriginals(
  folder: string,
  items: readonly Item[],
  transcripts: Iterable<Transcript>,
): void {
  const bySource = new Map<string, string[]>()
  for (const { report } of transcripts)
    bySource.set(report.source_hash, [...(bySource.get(report.source_hash) ?? []), report.document_id])
  const index = { ...readOriginals(folder) }
  mkdirSync(folder, { recursive: true })
  for (const { file, path } of items) {
    const hash = existsSync(file) ? hashOf(file) : ''
    const documents = bySource.get(hash) ?? []
    if (documents.length === 0) continue
    const target = `${hash}${extensionOf(path)}`
    if (!existsSync(join(folder, target))) copyFileSync(file, join(folder, target))
    const recognised = recognisedName(hash)
    const words = existsSync(join(folder, recognised)) ? { recognised } : {}
    for (const id of documents) index[id] = { file: target, name: basename(path), ...words }
  }
  const sorted = Object.fromEntries(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeWhole(join(folder, INDEX), `${JSON.stringify(sorted, null, 2)}\n`)
}
