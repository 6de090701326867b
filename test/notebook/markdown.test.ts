import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { queriesPath } from '../../src/ingest/paths.ts'
import { formatNotebook, parseNotebook } from '../../src/notebook/markdown.ts'
import type { Block } from '../../src/notebook/notebook.ts'
import { queriesOf, startValues } from '../../src/notebook/notebook.ts'

const source = `---
title: 试页
order: 4
---
# 标题 {{headline.sentence}}

\`\`\`input years
control: range
label: 年度
options: years
value: 2017-2023
\`\`\`

\`\`\`sql cars
\`\`\`

\`\`\`text
不是单元
\`\`\`
`

it('a page is Markdown with inputs and cells', () => {
  const page = parseNotebook('test', source)
  expect(page).toMatchObject({ title: '试页', order: 4 })
  expect(page.blocks.map((b) => b.kind)).toEqual(['prose', 'input', 'cell', 'prose'])
  expect(queriesOf(page)).toEqual(['headline', 'years', 'cars'])
  expect(startValues(page)).toEqual({ years_from: '2017', years_to: '2023' })
})

describe('a text that is odd', () => {
  it('keeps as prose what is no block, and says why', () => {
    const unnamed = parseNotebook('test', '```sql\nSELECT 1\n```\n后面')
    expect(unnamed.blocks).toEqual([{ kind: 'prose', text: '```sql\nSELECT 1\n```\n后面' }])
    expect(unnamed.doubts).toEqual(['有一块 sql 没有名字，当作文字留着'])
    const dial = parseNotebook('test', '```input x\ncontrol: dial\n```\n')
    expect(dial.blocks.map((b) => b.kind)).toEqual(['prose'])
    expect(dial.doubts).toEqual(['输入 x：没有 dial 这种控件，当作文字留着'])
  })

  it('gives a name that comes twice a number', () => {
    const { blocks, doubts } = parseNotebook('test', '```sql q1\nSELECT 1\n```\n```sql q1\nSELECT 2\n```\n')
    expect(blocks.map((b) => b.kind !== 'prose' && b.name)).toEqual(['q1', 'q1_2'])
    expect(doubts).toEqual(['名字 q1 有两块在用，后一块改叫 q1_2'])
  })

  it('takes the rest into a block that nothing closes', () => {
    expect(parseNotebook('test', '```sql q1\nSELECT 1\n').blocks).toEqual([
      { kind: 'cell', name: 'q1', sql: 'SELECT 1\n' },
    ])
  })
})

const again = (blocks: Block[]) =>
  parseNotebook('note', formatNotebook({ name: 'note', title: '题', order: 99, blocks }))

describe('a notebook that was saved opens as it was', () => {
  it.each([
    ['three backticks in a comment', 'SELECT 1 -- ```\n/*\n```\n*/\n, 2'],
    ['backticks that look like an end', '`````\n```sql q2\n```'],
    ['blank lines at both ends', '\n\nSELECT 1\n\n'],
    ['spaces', '   SELECT 1   '],
  ])('%s', (_, sql) => {
    expect(again([{ kind: 'cell', name: 'q1', sql }]).blocks).toEqual([{ kind: 'cell', name: 'q1', sql }])
  })

  it('prose that shows a block stays prose, and two pieces of prose stay two', () => {
    const { blocks, doubts } = again([
      { kind: 'prose', text: '这样写：\n```sql q1\nSELECT 1\n```' },
      { kind: 'prose', text: '另一块' },
    ])
    expect(blocks).toEqual([
      { kind: 'prose', text: '这样写：\n``` sql q1\nSELECT 1\n```' },
      { kind: 'prose', text: '另一块' },
    ])
    expect(doubts).toBeUndefined()
  })

  it('a value of several lines sets no field of its own', () => {
    const input: Block = {
      kind: 'input',
      name: 'x',
      control: 'one',
      label: '"甲"',
      options: 'years',
      value: 'a\noptions: units',
    }
    expect(again([input]).blocks).toEqual([input])
  })

  it('a title of several lines, and one with spaces around it', () => {
    for (const title of ['甲\n---\n乙', ' 甲 ', '"甲"', '']) {
      const text = formatNotebook({ name: 'note', title, order: 99, blocks: [] })
      expect(parseNotebook('note', text).title).toBe(title)
    }
  })
})

it('every shipped page is understood whole', () => {
  const folder = queriesPath('notebooks')
  const doubts = readdirSync(folder).flatMap(
    (file) => parseNotebook(file, readFileSync(join(folder, file), 'utf8')).doubts ?? [],
  )
  expect(doubts).toEqual([])
})

describe('a notebook as a file', () => {
  it('is written as it was read', () => {
    const text = `---
title: 车的账
order: 99
---
# 标题

\`\`\`input year
control: one
label: 年度
options: years
value: 2023
\`\`\`

\`\`\`sql q1
SELECT *
FROM sangong
WHERE fiscal_year = $year
\`\`\`

说明 {{q1.total}}
`
    expect(formatNotebook(parseNotebook('note', text))).toBe(text)
  })
})
