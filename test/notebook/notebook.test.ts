import { describe, expect, it } from 'vitest'
import { formatNotebook, parseNotebook, queriesOf, startValues } from '../../src/notebook/notebook.ts'

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

it('a block without a name is named in a sentence', () => {
  expect(() => parseNotebook('test', '```sql\nSELECT 1\n```\n')).toThrow('笔记 test 里有一块 sql 没有名字')
  expect(() => parseNotebook('test', '```input x\ncontrol: dial\n```\n')).toThrow('没有 dial 这种控件')
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
