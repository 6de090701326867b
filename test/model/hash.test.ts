import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortHash } from '../../src/model/hash.ts'

/** FNV-1a as it is defined, over 64-bit integers. */
function defined(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(36).padStart(13, '0').slice(-10)
}

describe('the short key of a text', () => {
  it('is 64-bit FNV-1a of its UTF-8, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(shortHash(text)).toBe(defined(text))
      }),
    )
    for (const text of ['', 'a', '“三公”经费 5.65', '\ud800', '𠮷野'])
      expect(shortHash(text)).toBe(defined(text))
  })
})
