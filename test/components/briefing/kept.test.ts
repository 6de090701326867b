import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  cellOf,
  collect,
  keptBriefing,
  leaveBriefing,
  saveBriefing,
  withBasket,
} from '../../../src/components/briefing/kept.ts'
import { parseQuery } from '../../../src/model/query.ts'
import { formatNotebook, parseNotebook } from '../../../src/notebook/markdown.ts'
import type { Notebook } from '../../../src/notebook/notebook.ts'

const left = new Map<string, string>()
beforeEach(() => {
  left.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => left.get(name) ?? null,
    setItem: (name: string, text: string) => left.set(name, text),
    removeItem: (name: string) => left.delete(name),
  })
})

/** Each test keeps a briefing of its own. */
let turn = 0
const fresh = () => `test${turn++}`

const query = parseQuery('trend', '-- title: 历年\n-- chart: line x=fiscal_year y=total\nSELECT 1')
const prose = (text: string) => ({ kind: 'prose', text }) as const
const of = (...texts: string[]): Notebook => ({
  name: 'briefing',
  title: '简报',
  order: 99,
  blocks: texts.map(prose),
})
const textsIn = ({ blocks }: Notebook) =>
  blocks.map((block) => (block.kind === 'prose' ? block.text : block.name))

it('keeps what is collected, in its order; a question that comes again gets a name of its own', async () => {
  const data = fresh()
  await collect(cellOf(query, query.sql, 'chart'), data)
  await collect(prose('一句话[^a-b]。'), data)
  await collect(cellOf(query, query.sql, 'table'), data)
  expect(textsIn((await keptBriefing(data)).notebook)).toEqual(['trend', '一句话[^a-b]。', 'trend_2'])
})

it('a table is the same question with another chart line', () => {
  expect(cellOf(query, query.sql, 'table').sql).toBe('-- title: 历年\n-- chart: none\nSELECT 1')
  expect(cellOf(query, 'SELECT 1', 'table').sql).toBe('-- chart: none\nSELECT 1')
})

it('the made-up city has a briefing of its own', async () => {
  await collect(prose('真的'), '')
  await collect(prose('虚构'), 'city')
  expect(textsIn((await keptBriefing('')).notebook)).toEqual(['真的'])
  expect(textsIn((await keptBriefing('city')).notebook)).toEqual(['虚构'])
})

describe('two tabs', () => {
  it('collect at once: nothing is lost', async () => {
    const data = fresh()
    await Promise.all(['甲', '乙', '丙'].map((text) => collect(prose(text), data)))
    expect(textsIn((await keptBriefing(data)).notebook).sort()).toEqual(['丙', '乙', '甲'])
  })

  it('change one briefing: the blocks of both are kept, once each', async () => {
    const data = fresh()
    const { revision } = await saveBriefing({ notebook: of('甲', '乙'), revision: 0 }, data)
    await saveBriefing({ notebook: of('甲', '乙', '那边的'), revision }, data)
    const { notebook } = await saveBriefing({ notebook: of('乙', '甲', '这边的'), revision }, data)
    expect(textsIn(notebook)).toEqual(['甲', '乙', '那边的', '这边的'])
  })

  it('one that saves on what it saw last replaces it: what was deleted stays so', async () => {
    const data = fresh()
    const first = await saveBriefing({ notebook: of('甲', '乙'), revision: 0 }, data)
    const { notebook } = await saveBriefing({ ...first, notebook: of('乙') }, data)
    expect(textsIn(notebook)).toEqual(['乙'])
  })
})

it('what a tab had not saved when it was left is there the next time, and only once', async () => {
  const data = fresh()
  leaveBriefing(of('没有存完'), data)
  expect(textsIn((await keptBriefing(data)).notebook)).toEqual(['没有存完'])
  expect(left.size).toBe(0)
  leaveBriefing(of('没有存完', '又写'), data)
  expect(textsIn((await keptBriefing(data)).notebook)).toEqual(['没有存完', '又写'])
})

it('the units that are followed leave with it as an input, and come back', () => {
  const leaving = withBasket(of('甲'), 'u1,,u3')
  const back = parseNotebook('briefing', formatNotebook(leaving))
  expect(back.blocks.at(-1)).toMatchObject({ kind: 'input', name: 'basket', value: 'u1,,u3' })
  expect(withBasket(back, 'u9')).toBe(back)
  expect(withBasket(of('甲'), '')).toEqual(of('甲'))
})
