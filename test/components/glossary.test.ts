import { describe, expect, it } from 'vitest'
import terms from '../../src/locale/terms.json' with { type: 'json' }

describe('the glossary', () => {
  it('has a meaning without Chinese for every term, and no term twice', () => {
    for (const [term, meaning] of Object.entries(terms)) {
      expect(term).toMatch(/^[一-龥]+$/)
      expect(meaning, term).toMatch(/^[\x20-\x7e“”]+$/)
    }
  })
})
