import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Piece, pageLines } from '../../reports/source/grid.ts'
import type { Recognised } from '../../reports/source/index.ts'
import { joinPages, type PrintedPage } from '../../reports/source/layout.ts'
import { disagreements, unsure } from './agree.ts'
import { contrasted, straightened } from './clean.ts'
import { demand } from './command.ts'
import { parseGray } from './image.ts'
import { ppOcr } from './pp-ocr.ts'
import type { Reader, Reading } from './reading.ts'
import { liftRules } from './rules.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { tesseract } from './tesseract.ts'

/** Which programs read a scan: tesseract alone, or tesseract and PP-OCR, where only what both read the same is sure. */
export type Readers = 'tesseract' | 'both'

const RESOLUTION = 300
/** Points a pixel. */
const SCALE = 72 / RESOLUTION

/** A word without the specks that were read as marks at its ends; of its characters, the first and the one after the last. */
function bare(text: string): [number, number] {
  const open = /^[\s”’。，.·'`~>\\|:;]+/.exec(text)?.[0].length ?? 0
  const shut = /[\s“‘`'·.,:\\|[\]]+$/.exec(text)?.index ?? text.length
  const end = /\d[。；]+$/.exec(text.slice(0, shut))
  return [open, end === null ? shut : end.index + 1]
}

function trimmed(reading: Reading | null, left: number): { reading: Reading; left: number } | null {
  if (reading === null) return null
  const [start, end] = bare(reading.text)
  if (end <= start) return null
  return {
    left: start === 0 ? left : reading.ends[start - 1]!,
    reading: {
      text: reading.text.slice(start, end),
      ends: reading.ends.slice(start, end),
      sure: reading.sure.slice(start, end),
    },
  }
}

/** What is read in a segment, as a piece of its page. PP-OCR knows names better, so its words are taken where it read. */
function pieceOf({ box }: Segment, first: Reading | null, second: Reading | null, readers: Readers): Piece[] {
  const [one, two] = [trimmed(first, box.left), trimmed(second, box.left)]
  const taken = two ?? one
  if (taken === null) return []
  const other = taken === two ? one : two
  const { reading, left } = taken
  return [
    {
      text: reading.text,
      left: left * SCALE,
      right: reading.ends.at(-1)! * SCALE,
      middle: ((box.top + box.bottom) / 2) * SCALE,
      size: (box.bottom - box.top) * SCALE,
      ends: reading.ends.map((end) => end * SCALE),
      doubts: readers === 'both' ? disagreements(reading, other?.reading ?? null) : unsure(reading),
    },
  ]
}

/**
 * The text of a scanned PDF by poppler and tesseract, and PP-OCR where `readers` asks for both, a form feed between
 * pages, and its layout, which says which numbers are in doubt. Throws {@link Unreadable}.
 */
export async function ocrText(path: string, readers: Readers): Promise<Recognised> {
  const second: Reader | null = readers === 'both' ? await ppOcr() : null
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-ocr-'))
  try {
    const options = ['-r', String(RESOLUTION), '-gray', '-cropbox']
    await demand('pdftoppm', [...options, path, join(folder, 'p')], 'poppler-utils')
    const pages: PrintedPage[] = []
    for (const name of readdirSync(folder).sort()) {
      const { image, angle } = straightened(contrasted(parseGray(readFileSync(join(folder, name)))))
      const { image: lifted, rules } = liftRules(image, SCALE)
      const segments = segmentsOf(lifted, rules, SCALE)
      const firsts = await tesseract(segments)
      const seconds = (await second?.(segments)) ?? []
      const pieces = segments.flatMap((s, i) => pieceOf(s, firsts[i]!, seconds[i] ?? null, readers))
      pages.push({
        width: image.width * SCALE,
        height: image.height * SCALE,
        skew: angle,
        lines: pageLines(pieces, rules),
      })
    }
    return { ...joinPages(pages), format: readers === 'both' ? 'ocr-both' : 'ocr' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
