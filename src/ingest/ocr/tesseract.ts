import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demand } from './command.ts'
import { formatGray } from './image.ts'
import type { Reader, Reading } from './reading.ts'
import { MARGIN, type Segment } from './segments.ts'

/** A word and its place in the picture of its segment, in pixels. */
interface Word {
  text: string
  left: number
  right: number
  sure: number
}

/** The words of tesseract's table of results, for each picture of its list. */
export function wordsOf(tsv: string, pictures: number): Word[][] {
  const words: Word[][] = Array.from({ length: pictures }, () => [])
  for (const row of tsv.split('\n')) {
    const [level, page, , , , , left, , width, , sure, text] = row.split('\t')
    if (level !== '5' || text === undefined || text.trim() === '') continue
    words[Number(page) - 1]!.push({
      // The model's way to see a bracket: no report prints 〈.
      text: text.trim().replace(/\(?〈/g, '(').replace(/〉\)?/g, ')'),
      left: Number(left),
      right: Number(left) + Number(width),
      sure: Math.max(0, Number(sure)) / 100,
    })
  }
  return words
}

/** The words of one line in a row; 汉字 are twice as wide as other characters. */
export function lineOf(words: readonly Word[], height: number, offset: number): Reading | null {
  const line: Reading = { text: '', ends: [], sure: [] }
  for (const { text, left, right, sure } of words.toSorted((a, b) => a.left - b.left)) {
    const before = line.ends.at(-1) ?? left + offset
    // Blanks between 汉字 are the engine's own; between numbers they part two.
    const apart = left + offset - before > height * 0.5
    if (apart && line.text !== '' && line.text.at(-1)! < '\u2e80' && text < '\u2e80') {
      line.text += ' '
      line.ends.push(left + offset)
      line.sure.push(1)
    }
    const widths = [...text].map((char) => (char < '\u2e80' ? 1 : 2))
    const all = widths.reduce((a, b) => a + b, 0)
    let at = 0
    for (const [i, char] of [...text].entries()) {
      at += widths[i]!
      for (let unit = 0; unit < char.length; unit++) {
        line.ends.push(left + offset + ((right - left) * at) / all)
        line.sure.push(sure)
      }
    }
    line.text += text
  }
  return line.text === '' ? null : line
}

/** What tesseract reads in each picture, as a single line, by one of its models. */
async function readLines(segments: readonly Segment[], model: string): Promise<(Reading | null)[]> {
  if (segments.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-lines-'))
  try {
    const paths = segments.map(({ image }, i) => {
      const path = join(folder, `${i}.pgm`)
      writeFileSync(path, formatGray(image))
      return path
    })
    const list = join(folder, 'list.txt')
    writeFileSync(list, paths.join('\n'))
    const options = ['-l', model, '--psm', '7', '-c', 'preserve_interword_spaces=1', 'tsv']
    const tsv = await demand('tesseract', [list, '-', ...options], 'tesseract-ocr tesseract-ocr-chi-sim')
    return wordsOf(tsv, segments.length).map((words, i) => {
      const { box } = segments[i]!
      return lineOf(words, box.bottom - box.top, box.left - MARGIN)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A digit that the English model is so sure of is one. */
const SURE_DIGIT = 0.85

/**
 * Tesseract with its Chinese model: each segment as a single line. It takes a digit that stands alone for a character
 * (7 for 了), so the English model reads those too. Throws {@link Unreadable} where tesseract is missing.
 */
export const tesseract: Reader = async (segments) => {
  const readings = await readLines(segments, 'chi_sim')
  const alone = segments.flatMap(({ box }, i) => (box.right - box.left <= box.bottom - box.top ? [i] : []))
  const digits = await readLines(
    alone.map((i) => segments[i]!),
    'eng',
  )
  for (const [k, digit] of digits.entries())
    if (digit !== null && /^\d$/.test(digit.text) && digit.sure[0]! >= SURE_DIGIT) readings[alone[k]!] = digit
  return readings
}
