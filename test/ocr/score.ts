import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readers } from '../../src/ingest/ocr/index.ts'
import { readFile } from '../../src/ingest/source.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Reading } from '../../src/reports/read.ts'
import { KNOWLEDGE, read } from '../fixtures/read.ts'
import { type Damage, toScan } from '../fixtures/scan.ts'

/** How a scan was read, against what the same report says as text. */
export interface Score {
  /** Facts of the text, of the scan, and of both: the same quantity, the same value. */
  printed: number
  found: number
  right: number
  /** Facts whose number is printed nowhere in the report. */
  misread: number
  reading: Reading
}

const plainBrackets = (text: string) => text.replaceAll('（', '(').replaceAll('）', ')')
const keyOf = (f: Fact) =>
  plainBrackets(
    [f.origin, f.subject, f.item, f.item_code, f.parent, f.part, f.measure, f.stage, f.scope, f.fiscal_year]
      .concat(f.value ?? f.text ?? '')
      .join('|'),
  )
const printedOf = (facts: readonly Fact[]) => facts.filter((f) => f.origin !== 'derived')

/** Reads a PDF of pictures. */
export async function readScan(pdf: Uint8Array, readers: Readers): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-scan-'))
  try {
    const path = join(folder, 'scan.pdf')
    writeFileSync(path, pdf)
    const [reading] = await readFile(path, KNOWLEDGE, { ocr: readers })
    return reading!
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints a report, scans it, reads the scan, and counts what is right. */
export async function scoreScan(text: string, damage: Damage, readers: Readers): Promise<Score> {
  const reading = await readScan(await toScan(text, damage), readers)
  const truth = printedOf(read(text).facts)
  const left = truth.map(keyOf)
  const numbers = new Set(text.replaceAll(',', '').match(/\d+(?:\.\d+)?/g))
  const found = printedOf(reading.facts)
  let right = 0
  for (const fact of found) {
    const at = left.indexOf(keyOf(fact))
    if (at < 0) continue
    right++
    left.splice(at, 1)
  }
  const misread = found.filter((f) => f.value !== null && !numbers.has(f.value.replace('-', '')))
  return { printed: truth.length, found: found.length, right, misread: misread.length, reading }
}

export const recallOf = ({ right, printed }: Score): number => right / printed
export const precisionOf = ({ right, found }: Score): number => (found === 0 ? 1 : right / found)
