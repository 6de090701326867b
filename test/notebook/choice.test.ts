import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/model/query.ts'
import { choiceOf, startOf, takenBy } from '../../src/notebook/choice.ts'
import { parseNotebook } from '../../src/notebook/markdown.ts'

const queries = [
  parseQuery('a', "-- param: districts text = ''\n-- param: stage text = '决算'\nSELECT 1"),
  parseQuery(
    'b',
    "-- param: districts text = ''\n-- param: stage text = ''\n-- param: top integer = 5\nSELECT 1",
  ),
]

describe('the choice', () => {
  it('has what some question of the page takes', () => {
    expect([...takenBy(queries)]).toEqual(['districts', 'stage'])
  })

  it('goes along from page to page; a page’s own inputs do not', () => {
    expect(choiceOf({ districts: '丹霞区', unit: 'a', basket: 'a,b' })).toEqual({
      districts: '丹霞区',
      basket: 'a,b',
    })
  })

  it('starts as the questions declare it, each its own way where they differ, and as inputs say', () => {
    const notebook = parseNotebook('p', '```input unit\ncontrol: one\nvalue: 甲\n```\n')
    expect(startOf(notebook, queries)).toEqual({ districts: '', top: '5', unit: '甲' })
  })
})
