import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { narrowed } from '../../src/notebook/narrow.ts'

const query = parseQuery(
  'q',
  "-- param: districts text = ''\n-- param: years_from integer = 2000\n-- param: years_to integer = 2100\n-- param: stage text = ''\nSELECT 1",
)
const result: Result = {
  columns: [
    { name: 'district', type: 'text' },
    { name: 'fiscal_year', type: 'integer' },
  ],
  rows: [
    ['丹霞区', 2019],
    ['青溪区', 2019],
    ['青溪区', 2020],
  ],
}
const start = { districts: '', years_from: '2000', years_to: '2100', stage: '' }
const left = (choice: Record<string, string>) =>
  narrowed(query, result, start, { ...start, ...choice })?.rows ?? null

describe('a narrower choice', () => {
  it('leaves out other districts and years', () => {
    expect(left({ districts: '青溪区' })).toEqual([
      ['青溪区', 2019],
      ['青溪区', 2020],
    ])
    expect(left({ districts: '青溪区,丹霞区', years_to: '2019' })).toHaveLength(2)
  })

  it('is not told from rows where something else was chosen, or more than they hold', () => {
    expect(left({ stage: '决算' })).toBeNull()
    expect(left({ years_from: '1990' })).toBeNull()
  })
})
