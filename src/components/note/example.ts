import { msg } from '../../locale/msg.ts'
import { parseNotebook } from '../../notebook/markdown.ts'
import type { Notebook } from '../../notebook/notebook.ts'

/** The notebook that a first visit finds: a chart of a view, its head and its trail. */
export const exampleNotebook = (): Notebook =>
  parseNotebook(
    'note',
    `---
title: ${msg('我的笔记')}
order: 99
---
\`\`\`sql q1
-- title: ${msg('各单位历年“三公”经费')}
-- basis: 决算
-- chart: bar x=total y=label color=unit label=万元
SELECT unit || ' ' || fiscal_year AS label, unit, fiscal_year, total, vehicle_running, origin, fact_ids
FROM sangong
WHERE stage = '决算'
ORDER BY total DESC
\`\`\`
`,
  )

/** A notebook that a person begins. */
export const newNotebook = (): Notebook => ({
  name: 'note',
  title: msg('新笔记'),
  order: 99,
  blocks: [{ kind: 'cell', name: 'q1', sql: 'SELECT *\nFROM sangong\nLIMIT 100' }],
})
