import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeBriefing } from '../../src/briefing/write.ts'
import { briefing, rowsOf } from '../exports/briefings.ts'
import { NAMES } from '../exports/exhibits.ts'
import { installed, toPaper, wordsOf } from './office.ts'

const MARKDOWN = `# 今年的“三公”

见[图](#bars)和[表](#plain)。合计 1.5 万元[^d0-f0]。

\`\`\`sql bars
\`\`\`

\`\`\`sql plain
\`\`\`
`

/** The words of a file's pages, as LibreOffice lays it out. */
async function printed(ending: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'zhangben-')), `a${ending}`)
  const made = await briefing(MARKDOWN, { bars: rowsOf(NAMES, [2023]), plain: rowsOf(NAMES, [2023]) })
  await writeBriefing(made, file, 'official')
  return wordsOf(toPaper(file))
}

describe.runIf(installed)('in LibreOffice', () => {
  it('a Word document opens: captions are numbered, references lead there, footnotes and annex are printed', async () => {
    const text = (await printed('.docx')).replace(/[ \u200b]+/g, ' ')
    expect(text).toMatch(/图 ?1\s*各单位的“三公”/)
    expect(text).toMatch(/表 ?1\s*一张表/)
    expect(text).toMatch(/见图 1 ?和表 1/)
    expect(text).toContain('附件：所用的数，各印在哪里')
    expect(text).toContain('《青云市报告 d0》')
    expect(text).not.toMatch(/Error: Reference/)
  })

  it('slides open: titles, names and sources are words', async () => {
    const text = await printed('.pptx')
    expect(text).toContain('各单位的“三公”')
    expect(text).toContain('来源：')
    expect(text).toContain('30.25')
  })
})
