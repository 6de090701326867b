import { expect, it } from 'vitest'
import { shownIn } from '../../../src/exports/briefing/briefing.ts'
import { briefing, rowsOf } from '../briefings.ts'

const UNITS = ['丹霞区教育局', '碧溪区档案馆']
const MARKDOWN = `---
title: 简报
---
# 今年的“三公”

见[图](#lines)和[表](#plain)。合计 1.5 万元[^d0-f0]。

\`\`\`sql bars
\`\`\`

\`\`\`sql lines
\`\`\`

\`\`\`sql plain
\`\`\`
`
const ROWS = { bars: rowsOf(UNITS, [2023]), lines: rowsOf(UNITS, [2022, 2023]), plain: rowsOf(UNITS, [2023]) }

it('numbers charts and tables each on their own, and references by those numbers', async () => {
  const made = await briefing(MARKDOWN, ROWS)
  expect(made.title).toBe('今年的“三公”')
  expect(shownIn(made).map(({ label, exhibit }) => [label, exhibit.title])).toEqual([
    ['图 1', '各单位的“三公”'],
    ['图 2', '历年的“三公”'],
    ['表 1', '一张表'],
  ])
  const [first] = made.pieces
  const refs =
    first?.kind === 'paragraph' ? first.inlines.flatMap((run) => (run.kind === 'ref' ? [run.text] : [])) : []
  expect(refs).toEqual(['图 2', '表 1'])
})

it('numbers footnotes in the order of the text: of a sentence, of a chart, of each row of a short table', async () => {
  const made = await briefing(MARKDOWN, ROWS)
  expect(made.notes.map(({ number, facts }) => [number, facts])).toEqual([
    [1, ['d0-f0']],
    [2, ['d0-f0', 'd1-f0']],
    [3, ['d0-f0', 'd0-f1', 'd1-f0', 'd1-f1']],
    [4, ['d0-f0']],
    [5, ['d1-f0']],
  ])
  expect(made.notes[0]!.lines).toEqual(['《青云市报告 d0》“三公”支出表，第 100 行：“合计 1.50”'])
  expect([...made.facts.keys()]).toEqual(['d0-f0', 'd1-f0', 'd0-f1', 'd1-f1'])
})

it('a footnote of many reports cites the first and counts the rest: it is no page of its own', async () => {
  const many = Array.from({ length: 60 }, (_, i) => rowsOf([`单位 ${i}`], [2023])[0]!.with(-1, [`d${i}-f0`]))
  const made = await briefing('```sql bars\n```', { bars: many })
  const [note] = made.notes
  expect(note!.lines).toHaveLength(4)
  expect(note!.lines[0]).toMatch(/^《青云市报告 d0》/)
  expect(note!.lines[3]).toBe('等 60 份报告的 60 个数，逐数见附件')
  expect(note!.facts).toHaveLength(60)
})

it('a sentence whose figure left the data says so in its footnote', async () => {
  const made = await briefing('合计 1.5 万元[^d9-f9]。', {}, { gone: ['d9-f9'] })
  expect(made.notes[0]!.lines).toEqual(['有 1 个数已不在现在的数据里，请核对这一句'])
})

it('what cannot be shown is a sentence in its place: an unknown question, a query that fails, one without rows', async () => {
  const made = await briefing('```sql nobody\n```\n\n```sql bars\n```\n\n```sql lines\n```', { lines: [] })
  expect(made.pieces).toEqual([
    { kind: 'missing', name: 'nobody', text: '没有名叫“nobody”的查询', fault: true },
    { kind: 'missing', name: 'bars', text: '“bars”没有算出来：没有这个表', fault: true },
    { kind: 'missing', name: 'lines', text: '历年的“三公”：所选的范围里没有一行数。', fault: false },
  ])
})

it('more rows than a chart can hold are a table', async () => {
  const many = Array.from({ length: 50_000 }, (_, i) => rowsOf([`单位 ${i}`], [2023])[0]!)
  const made = await briefing('```sql bars\n```', { bars: many })
  expect(shownIn(made).map(({ label }) => label)).toEqual(['表 1'])
})
