import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOf } from '../../src/ingest/held.ts'
import { keepOriginals, keepRecognised, readOriginals } from '../../src/ingest/originals.ts'
import { formatTranscript, parseTranscript } from '../../src/reports/transcript.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhangben-originals-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A file that a report was read from, and the report's transcript. */
function kept(name: string) {
  const file = join(folder, name)
  writeFileSync(file, '%PDF-1.4 图')
  const { report: own, figures } = read(report())
  const figuresOf = figures.map((figure) => ({ ...figure, mended: null }))
  const told = { ...own, source_hash: hashOf(file) }
  const text = formatTranscript({
    report: told,
    parts: 1,
    dropped: [],
    figures: figuresOf,
    remarks: [],
  })
  return { item: { file, path: name }, transcript: parseTranscript(text, name), hash: hashOf(file) }
}

const item = { text: '合计 12.35', format: 'ocr' as const }
const layout = {
  pages: [{ width: 595, height: 842, skew: 0.01 }],
  lines: [
    {
      page: 1,
      runs: [{ start: 0, end: 8, piece: { text: '合计 12.35', left: 1 / 3, right: 50, middle: 9, size: 8 } }],
    },
  ],
}

it('keeps a file under its hash, and says which report is in it', () => {
  const { item, transcript, hash } = kept('报告.pdf')
  keepOriginals(join(folder, 'originals'), [item], [transcript])
  const index = { [transcript.report.document_id]: { file: `${hash}.pdf`, name: '报告.pdf' } }
  expect(readOriginals(join(folder, 'originals'))).toEqual(index)
})

it('keeps what was recognised in a scan beside it', () => {
  const scan = kept('扫描.pdf')
  const originals = join(folder, 'originals')
  keepRecognised(originals, scan.hash, { ...item, layout })
  keepOriginals(originals, [scan.item], [scan.transcript])
  const { recognised } = readOriginals(originals)[scan.transcript.report.document_id]!
  const words = JSON.parse(readFileSync(join(originals, recognised!), 'utf8'))
  expect(words).toMatchObject({ ...item, layout: { pages: layout.pages } })
  expect(words.layout.lines[0].runs[0].piece.left).toBeCloseTo(1 / 3, 3)
})

it('adds to what an earlier run kept, and leaves out a file that no report came from', () => {
  const originals = join(folder, 'originals')
  const first = kept('一.pdf')
  keepOriginals(originals, [first.item], [first.transcript])
  const novel = join(folder, '小说.txt')
  writeFileSync(novel, '从前有座山')
  keepOriginals(originals, [{ file: novel, path: novel }], [first.transcript])
  expect(Object.keys(readOriginals(originals))).toEqual([first.transcript.report.document_id])
})
