import { beforeEach, expect, it, vi } from 'vitest'
import { cellOf, collect, keptBriefing } from '../../../src/components/briefing/kept.ts'
import { parseQuery } from '../../../src/model/query.ts'

const held = new Map<string, string>()
beforeEach(() => {
  held.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => held.set(name, text),
  })
})

const query = parseQuery('trend', '-- title: 历年\n-- chart: line x=fiscal_year y=total\nSELECT 1')

it('keeps what is collected, in its order; a question that comes again gets a name of its own', () => {
  collect(cellOf(query, query.sql, 'chart'), '')
  collect({ kind: 'prose', text: '一句话[^a-b]。' }, '')
  collect(cellOf(query, query.sql, 'table'), '')
  const { blocks } = keptBriefing('')
  expect(blocks.map((block) => (block.kind === 'cell' ? block.name : block.kind))).toEqual([
    'trend',
    'prose',
    'trend_2',
  ])
})

it('a table is the same question with another chart line', () => {
  expect(cellOf(query, query.sql, 'table').sql).toBe('-- title: 历年\n-- chart: none\nSELECT 1')
  expect(cellOf(query, 'SELECT 1', 'table').sql).toBe('-- chart: none\nSELECT 1')
})

it('the made-up city has a briefing of its own', () => {
  collect({ kind: 'prose', text: '真的' }, '')
  collect({ kind: 'prose', text: '虚构' }, 'city')
  expect(keptBriefing('').blocks).toEqual([{ kind: 'prose', text: '真的' }])
  expect(keptBriefing('city').blocks).toEqual([{ kind: 'prose', text: '虚构' }])
})
