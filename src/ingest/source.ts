import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type Knowledge, type Reading, readReport } from '../reports/read.ts'
import { decodeText, Unreadable } from '../reports/source/text.ts'

const FORMATS: Readonly<Record<string, string>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.text': 'text',
  '': 'text',
}
const LATER: Readonly<Record<string, string>> = {
  '.pdf': 'PDF',
  '.doc': 'Word',
  '.docx': 'Word',
  '.xls': 'Excel',
  '.xlsx': 'Excel',
  '.html': 'HTML',
  '.htm': 'HTML',
  '.zip': 'ZIP',
}

/** Reads one file. Throws {@link Unreadable} with what is wrong with it. */
export function readFile(path: string, knowledge: Knowledge): Reading {
  if (!existsSync(path)) throw new Unreadable('没有这个文件')
  const extension = extname(path).toLowerCase()
  if (extension in LATER) throw new Unreadable(`还不能读 ${LATER[extension]}，请先另存为文本（.txt 或 .md）`)
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new Unreadable(`打不开：${(error as Error).message}`)
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  return readReport(decodeText(bytes), { hash, format: FORMATS[extension] ?? 'text' }, knowledge)
}
