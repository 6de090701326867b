import { describe, expect, it } from 'vitest'
import { Draft } from '../../src/notebook/draft.ts'
import { formatNotebook } from '../../src/notebook/markdown.ts'
import type { Notebook } from '../../src/notebook/notebook.ts'

const notebook = (): Notebook => ({
  name: 'note',
  title: '甲',
  order: 99,
  blocks: [
    { kind: 'cell', name: 'q1', sql: 'SELECT 1' },
    { kind: 'input', name: 'year', control: 'range', label: '年度', options: 'years', value: '2000-2100' },
    { kind: 'prose', text: '话' },
  ],
})
const names = (draft: Draft) =>
  draft.blocks.map((block) => (block.kind === 'prose' ? block.text : block.name)).join()

describe('a notebook while it is written', () => {
  it('adds, moves, copies and removes, and takes each back', () => {
    const draft = new Draft(notebook())
    const [first] = draft.blocks
    draft.copy(first!.id)
    expect(names(draft)).toBe('q1,q2,year,话')
    draft.move(first!.id, 2)
    expect(names(draft)).toBe('q2,year,q1,话')
    draft.remove(first!.id)
    expect(names(draft)).toBe('q2,year,话')
    draft.undo()
    expect(names(draft)).toBe('q2,year,q1,话')
    draft.undo()
    draft.undo()
    expect(names(draft)).toBe('q1,year,话')
    expect(draft.canUndo).toBe(false)
  })

  it('keeps what was typed when a change of shape is taken back', () => {
    const draft = new Draft(notebook())
    const [first] = draft.blocks
    draft.add({ kind: 'prose', text: '' })
    draft.put(first!.id, { sql: 'SELECT 2' })
    draft.undo()
    expect(draft.cells[0]?.sql).toBe('SELECT 2')
    expect(draft.blocks).toHaveLength(3)
  })

  it('says when it changed, and apart when blocks came or went', () => {
    const draft = new Draft(notebook())
    const heard: string[] = []
    for (const event of ['change', 'shape']) draft.addEventListener(event, () => heard.push(event))
    draft.put(draft.blocks[0]!.id, { sql: 'x' })
    draft.remove(draft.blocks[2]!.id)
    expect(heard).toEqual(['change', 'change', 'shape'])
  })

  it('takes the values of its inputs along', () => {
    const draft = new Draft(notebook())
    draft.keepValues({ year_from: '2019', year_to: '2023' })
    expect(formatNotebook(draft.notebook)).toMatch(/value: 2019-2023/)
    expect(draft.parameters).toEqual(['year_from', 'year_to'])
  })

  it('gives names that no other block has', () => {
    const draft = new Draft(notebook())
    expect(draft.freshName()).toBe('q2')
    expect(draft.isTaken('year', draft.blocks[0]!.id)).toBe(true)
  })
})
