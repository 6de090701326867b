import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../src/notebook/share.ts'

describe('a notebook in a link', () => {
  it('comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        const packed = await pack(text)
        expect(packed).toMatch(/^[\w-]*$/)
        expect(await unpack(packed)).toBe(text)
      }),
      { numRuns: 50 },
    )
  })

  it.each(['AAAA', '***', 'not a link'])('a spoilt one is told: %s', async (packed) => {
    await expect(unpack(packed)).rejects.toThrow('链接不完整或被改过')
  })
})
