import { expect, it } from 'vitest'
import { sizes } from './sizes.ts'

/** The most that may go over the wire, in KB gzipped: a chart on another page at most 120, the others what they are now and a little more. */
const MOST = { embed: 120, first: 240, engine: 8200 }

it.each(['embed', 'first', 'engine'] as const)('what the page sends stays small: %s', (part) => {
  expect(sizes()[part] / 1024).toBeLessThanOrEqual(MOST[part])
})
