import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { columnBefore, completions } from '../../src/components/complete-sql.ts'
import type { Lesson } from '../../src/components/completion.ts'

const column = (name: string, comment: string) => ({ name, type: 'VARCHAR', comment })
const lesson: Lesson = {
  tables: [
    { name: 'sangong', comment: '', view: true, columns: [column('unit', '单位'), column('total', '合计')] },
    { name: 'staffing', comment: '', view: true, columns: [column('in_post', '在职')] },
  ],
  functions: [{ word: 'trail', detail: 'ids', info: '出处合在一起' }],
  parameters: ['districts'],
  values: [{ word: '决算', detail: 'stage' }],
  valuesOf: async (table, name) => (table === 'sangong' && name === 'unit' ? ['甲中心', '乙局'] : []),
}

/** What is offered at the bar `|` of a text, in the order of the list. */
async function offered(text: string): Promise<string[]> {
  const pos = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  const found: CompletionResult[] = []
  for (const source of completions(lesson)) {
    const result = await source(new CompletionContext(state, pos, true))
    if (result) found.push(result)
  }
  return found
    .flatMap(({ options }) => options)
    .sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0))
    .map(({ label }) => label)
}

describe('completion of SQL', () => {
  it('puts the columns of the tables in FROM first, and no others', async () => {
    expect((await offered('SELECT to| FROM sangong')).slice(0, 2)).toEqual(['unit', 'total'])
    expect(await offered('SELECT to| FROM sangong')).not.toContain('in_post')
  })

  it('offers the values of the column inside its quotes, and nothing else there', async () => {
    expect(await offered("SELECT total FROM sangong WHERE unit = '|'")).toEqual(['甲中心', '乙局'])
    expect(await offered("SELECT total FROM sangong WHERE unit IN ('甲中心', '|')")).toEqual([
      '甲中心',
      '乙局',
    ])
  })

  it('offers what it knows where the column is not one of the tables', async () => {
    expect(await offered("SELECT total FROM sangong WHERE nothing = '|'")).toEqual(['决算'])
  })

  it('offers parameters after $, and functions with what they do', async () => {
    expect(await offered('SELECT $| FROM sangong')).toEqual(['$districts'])
    expect(await offered('SELECT tr| FROM sangong')).toContain('trail')
  })

  it.each([
    ["unit = '", 'unit'],
    ["s.unit <> '", 'unit'],
    ["unit NOT IN ('a', 'b", 'unit'],
    ["picked(district, '", 'district'],
    ["unit = 'a' AND '", null],
  ])('%s asks for values of %s', (text, name) => {
    expect(columnBefore(text)).toBe(name)
  })
})
