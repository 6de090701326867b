import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_NOTE, pack, unpack } from '../../src/notebook/share.ts'

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

  it('one that comes out too large is refused before it has come out', async () => {
    const packed = deflateRawSync(Buffer.alloc(200_000_000)).toString('base64url')
    expect(packed.length).toBeLessThan(300_000)
    await expect(unpack(packed)).rejects.toThrow('超过 1 MB')
    const most = 'x'.repeat(LONGEST_NOTE)
    expect((await unpack(await pack(most))).length).toBe(LONGEST_NOTE)
  })
})
