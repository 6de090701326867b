import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesOf } from '../../src/reports/matches.ts'

describe('the matches of a pattern', () => {
  it.each([/\d+/g, /a*/g, /(?<=年)(\d)/g])('are those of matchAll, however often one asks: %s', (pattern) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '2', 'a', '年', ' ') }), (text) => {
        const expected = [...text.matchAll(pattern)].map((match) => [match.index, ...match])
        for (const _ of [1, 2]) expect(matchesOf(text, pattern).map((m) => [m.index, ...m])).toEqual(expected)
      }),
    )
  })
})
