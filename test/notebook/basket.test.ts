import { describe, expect, it } from 'vitest'
import { EMPTY_BASKET, inBasket, startBasket, withoutUnit, withUnit } from '../../src/notebook/basket.ts'

describe('the units that one follows', () => {
  it('keep their colours when another goes, and the next one takes the free colour', () => {
    const left = withoutUnit('a,b,c', 'b')
    expect(inBasket(left)).toEqual([
      { unit_id: 'a', slot: 0 },
      { unit_id: 'c', slot: 2 },
    ])
    expect(withUnit(left, 'd')).toBe('a,d,c')
  })

  it('are eight at most, each once', () => {
    const full = 'a,b,c,d,e,f,g,h'
    expect(withUnit(full, 'i')).toBe(full)
    expect(withUnit('a', 'a')).toBe('a')
  })

  it('emptied by hand is not the basket that a page starts from', () => {
    expect(withoutUnit('a', 'a')).toBe(EMPTY_BASKET)
    expect(inBasket(EMPTY_BASKET)).toEqual([])
    expect(withUnit(EMPTY_BASKET, 'a')).toBe('a')
  })

  it('are all units where these are few, none where they are many', () => {
    expect(startBasket(['a', 'b', 'c'])).toBe('a,b,c')
    expect(startBasket(Array.from({ length: 9 }, (_, i) => `u${i}`))).toBe('')
  })
})
