import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Piece, pageLines } from '../reports/source/grid.ts'
import { joinPages, type Layout, type PrintedPage } from '../reports/source/layout.ts'
import { Unreadable } from '../reports/source/text.ts'
import { formatGray, liftRules, parseGray } from './scan.ts'

const run = promisify(execFile)
const RESOLUTION = 300
/** Words that the engine itself gives less than this, of 100, are left out. */
const SURE = 30

async function demand(command: string, args: string[], packages: string): Promise<string> {
  try {
    return (await run(command, args, { maxBuffer: 1e8 })).stdout
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Unreadable(
        `文字识别要用 ${command}，这台机器上没有；在 Debian 上：apt-get install ${packages}`,
      )
    throw new Unreadable(`文字识别没有成功（${command}）：${(error as Error).message.split('\n')[0]}`)
  }
}

/** A word without the specks that were read as marks at its ends. */
function plain(word: string): string {
  const inner = word.trim().replace(/^[”’。，`'~>\\|]+|[“‘`'|\\]+$/g, '')
  const bare = /”/.test(inner) ? inner : inner.replace(/^[“‘]+/, '')
  return (/\d/.test(bare) ? bare.replace(/[。；]+$/, '') : bare) || word.trim()
}

/** The words of tesseract's table of results, with their places on the page, in points. */
export function piecesOf(tsv: string): Piece[] {
  const scale = 72 / RESOLUTION
  return tsv.split('\n').flatMap((row) => {
    const [level, , , , , , left, top, width, height, sure, text] = row.split('\t')
    if (level !== '5' || text === undefined || text.trim() === '' || Number(sure) < SURE) return []
    return [
      {
        text: plain(text),
        left: Number(left) * scale,
        right: (Number(left) + Number(width)) * scale,
        middle: (Number(top) + Number(height) / 2) * scale,
        size: Number(height) * scale,
      },
    ]
  })
}

async function recognise(image: string): Promise<Piece[]> {
  const options = ['-l', 'chi_sim', '--psm', '6', '-c', 'preserve_interword_spaces=1', 'tsv']
  return piecesOf(await demand('tesseract', [image, '-', ...options], 'tesseract-ocr tesseract-ocr-chi-sim'))
}

/** The text of a scanned PDF by poppler and tesseract, a form feed between pages, and its layout. Throws {@link Unreadable}. */
export async function ocrText(path: string): Promise<{ text: string; layout: Layout }> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-ocr-'))
  try {
    const options = ['-r', String(RESOLUTION), '-gray', '-cropbox']
    await demand('pdftoppm', [...options, path, join(folder, 'p')], 'poppler-utils')
    const scale = 72 / RESOLUTION
    const pages: PrintedPage[] = []
    for (const name of readdirSync(folder).sort()) {
      const scanned = join(folder, name)
      const { image, rules } = liftRules(parseGray(readFileSync(scanned)), scale)
      // Rules spoil the cells beside them, and a page without them spoils the prose: each is read for its own.
      const inTable = ({ middle }: Piece) =>
        rules.some((r) => r.vertical && r.from - 2 < middle && middle < r.to + 2)
      const prose = recognise(scanned)
      let cells: Piece[] = []
      if (rules.length > 0) {
        const lifted = join(folder, `lifted-${name}`)
        writeFileSync(lifted, formatGray(image))
        cells = (await recognise(lifted)).filter(inTable)
        rmSync(lifted)
      }
      pages.push({
        width: image.width * scale,
        height: image.height * scale,
        lines: pageLines([...(await prose).filter((piece) => !inTable(piece)), ...cells], rules),
      })
    }
    return joinPages(pages)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
