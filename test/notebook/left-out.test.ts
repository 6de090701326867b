import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { leftOutQueries, toLeftOut } from '../../src/notebook/left-out.ts'

const dropouts = parseQuery('dropouts', "-- param: measure text = ''\nSELECT $measure")
const asking = (name: string, measure: string) => parseQuery(name, `-- measure: ${measure}\nSELECT 1`)

describe('what drops out of a page’s comparisons', () => {
  it('is asked once for every measure that the page compares', () => {
    const asked = leftOutQueries(
      [asking('a', 'spending'), asking('b', 'vacancy'), asking('c', 'spending'), parseQuery('d', 'SELECT 1')],
      dropouts,
    )
    expect([...asked].map(([name, query]) => [name, query.parameters[0]!.value])).toEqual([
      ['left_out_spending', 'spending'],
      ['left_out_vacancy', 'vacancy'],
    ])
  })

  it('comes with how many are compared, and each reason with its counts', () => {
    const result: Result = {
      columns: ['reason', 'rows', 'units', 'examples', 'of_rows', 'kept', 'fact_ids'].map((name) => ({
        name,
        type: 'text',
      })),
      rows: [
        ['not held', 3, 2, '甲局 2020', 9, 5, []],
        ['stage', 1, 1, '乙局 2021', 9, 5, ['d-1']],
      ],
    }
    expect(toLeftOut(result)).toEqual({
      kept: 5,
      of: 9,
      reasons: [
        { reason: 'not held', rows: 3, units: 2, examples: '甲局 2020', fact_ids: [] },
        { reason: 'stage', rows: 1, units: 1, examples: '乙局 2021', fact_ids: ['d-1'] },
      ],
    })
    expect(toLeftOut({ ...result, rows: [] })).toBeNull()
  })
})
