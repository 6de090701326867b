import { expect, it } from 'vitest'
import { sizes } from './sizes.ts'

/** The most that may go over the wire, in KB gzipped: what they are now and a little more. A chart that left the page should come down to 120. */
const MOST = { embed: 165, first: 240, engine: 8200 }

it.each(['embed', 'first', 'engine'] as const)('what the page sends stays small: %s', (part) => {
  expect(sizes()[part] / 1024).toBeLessThanOrEqual(MOST[part])
})
