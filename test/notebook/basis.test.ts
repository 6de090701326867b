import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import { basisOf, factsBeneath } from '../../src/notebook/basis.ts'

const result = (...ids: string[][]): Result => ({
  columns: [
    { name: 'amount', type: 'decimal' },
    { name: 'fact_ids', type: 'list' },
  ],
  rows: ids.map((list) => ['1.00', list]),
})
const facts: Result = {
  columns: ['fact_id', 'stage', 'scope'].map((name) => ({ name, type: 'text' })),
  rows: [
    ['a', '决算', '财政拨款'],
    ['b', '年初预算', '财政拨款'],
    ['c', '决算', '全部资金'],
  ],
}

describe('the basis of a result', () => {
  it('is the stages and scopes of the facts beneath', () => {
    expect(basisOf(result(['a'], ['c']), facts)).toMatchObject({
      stages: ['决算'],
      scopes: ['全部资金', '财政拨款'],
      mixedStages: false,
      mixedScopes: true,
    })
  })

  it('is no mixture where each row sets one stage against another', () => {
    expect(basisOf(result(['a', 'b'], ['a', 'b']), facts).mixedStages).toBe(false)
    expect(basisOf(result(['a'], ['b']), facts).mixedStages).toBe(true)
  })

  it('asks for each fact once, and not for very many', () => {
    expect(factsBeneath(result(['a', 'b'], ['a']))).toEqual(['a', 'b'])
    expect(factsBeneath(result(Array.from({ length: 6000 }, (_, i) => `f${i}`)))).toEqual([])
  })
})
