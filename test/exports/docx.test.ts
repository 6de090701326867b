import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'node-html-parser'
import { beforeAll, expect, it } from 'vitest'
import { toPng } from '../../src/briefing/png.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { toDocx } from '../../src/exports/docx/docx.ts'
import { briefing, rowsOf } from './briefings.ts'
import { NAMES } from './exhibits.ts'

const MARKDOWN = `# 今年的“三公”

见[图](#bars)和[表](#plain)。合计 1.5 万元[^d0-f0]。

## 表

\`\`\`sql bars
\`\`\`

\`\`\`sql plain
\`\`\`
`
const ROWS = { bars: rowsOf(NAMES, [2023]), plain: rowsOf(NAMES, [2023]) }

let files: Record<string, Uint8Array>
const xml = (name: string) => strFromU8(files[name]!)
const texts = (markup: string) =>
  parse(markup)
    .querySelectorAll('w\\:t')
    .map((node) => node.textContent)

beforeAll(async () => {
  const blob = await toDocx(await briefing(MARKDOWN, ROWS), 'official', toPng, nodeDocument())
  files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
})

it('captions are numbered by fields, and references are fields that point at them', () => {
  const body = xml('word/document.xml')
  expect([...body.matchAll(/SEQ (\w+) /g)].map((match) => match[1])).toEqual(['Figure', 'Table'])
  for (const name of ['bars', 'plain']) {
    expect(body).toContain(`w:name="zb_${name}"`)
    expect(body).toContain(`REF zb_${name} \\h`)
  }
})

it('a footnote a figure’s place: of the sentence, of the chart, of each row of the table', () => {
  const notes = parse(xml('word/footnotes.xml')).querySelectorAll('w\\:footnote')
  const own = notes.filter((note) => Number(note.getAttribute('w:id')) > 0)
  expect(own).toHaveLength(2 + NAMES.length)
  expect(own[0]!.textContent).toContain('《青云市报告 d0》“三公”支出表，第 100 行：“合计 1.50”')
  const body = xml('word/document.xml')
  expect([...body.matchAll(/<w:footnoteReference /g)]).toHaveLength(own.length)
})

it('a chart is a PNG of at least 300 dots an inch, its SVG beside it', () => {
  const png = Object.keys(files).find((name) => name.endsWith('.png'))!
  expect(Object.keys(files).some((name) => name.endsWith('.svg'))).toBe(true)
  const width = new DataView(files[png]!.buffer, files[png]!.byteOffset).getUint32(16)
  const inches = Number(/<wp:extent cx="(\d+)"/.exec(xml('word/document.xml'))![1]) / 914_400
  expect(width / inches).toBeGreaterThanOrEqual(300)
})

it('tables are of three lines, with the query’s numbers and names as they are', () => {
  const [table] = parse(xml('word/document.xml')).querySelectorAll('w\\:tbl')
  const rows = table!
    .querySelectorAll('w\\:tr')
    .map((row) => row.querySelectorAll('w\\:tc').map((cell) => texts(cell.outerHTML).join('')))
  expect(rows[0]).toEqual(['单位', '合计（万元）', 'rate'])
  expect(rows.slice(1).map((row) => row[0])).toEqual([...NAMES])
  expect(rows.slice(1).map((row) => row[1])).toEqual(['10.25', '—', '30.25', '40.25'])
  expect(table!.outerHTML).not.toMatch(/<w:(?:left|right|insideV) w:val="single"/)
})

it('every figure used stands in the annex with its place and printed words', () => {
  const tables = parse(xml('word/document.xml')).querySelectorAll('w\\:tbl')
  const annex = texts(tables.at(-1)!.outerHTML)
  for (const i of NAMES.keys()) expect(annex).toContain(`合计 ${i + 1}.50`)
  expect(annex.filter((words) => words === '“三公”支出表，第 100 行')).toHaveLength(1)
})

it('the page is that of GB/T 9704—2012: A4, its margins, 22 lines in 225 mm', () => {
  const body = xml('word/document.xml')
  const mm = (twips: string) => Math.round((Number(twips) / 1440) * 25.4)
  const [, top, right, bottom, left] =
    /w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(body)!
  expect([top, bottom, left, right].map((length) => mm(length!))).toEqual([37, 35, 28, 26])
  const styles = xml('word/styles.xml')
  const line = Number(/w:styleId="Body"[\s\S]*?w:line="(\d+)"/.exec(styles)![1])
  expect(Math.floor(((225 / 25.4) * 1440) / line)).toBe(22)
  for (const font of ['仿宋', '黑体', '楷体', '方正小标宋简体'])
    expect(styles).toContain(`w:eastAsia="${font}"`)
})
