import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/ingest/paths.ts'
import { openSite, type Site } from './site.ts'

const PAGES = readdirSync(join(PROJECT, 'queries', 'notebooks')).map((file) => file.replace(/\.md$/, ''))
/** Five screens of 1440 × 900. */
const HIGHEST = 4500

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

for (const [what, data] of [
  ['the five reports', ''],
  ['the made-up city', 'city'],
] as const)
  describe(`with ${what}, at 1440`, () => {
    it.each(PAGES)(`%s is read in five screens (${HIGHEST} px)`, async (name) => {
      const page = await site.open(`${name}${data === '' ? '' : `?data=${data}`}`)
      await page.waitForFunction(() => {
        const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')]
        return cells.length > 0 && cells.every((cell) => cell.dataset.from === 'live')
      })
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const first = await page.evaluate(
        () => performance.getEntriesByName('first-chart')[0]?.startTime ?? Number.NaN,
      )
      const redrawn = await page.evaluate(async () => {
        const view = document.querySelector('zb-page') as unknown as {
          page: EventTarget & {
            values: Record<string, string>
            set: (v: Record<string, string>) => Promise<void>
          }
          updateComplete: Promise<boolean>
        }
        if (!('years_from' in view.page.values)) return Number.NaN
        const started = performance.now()
        await view.page.set({ years_from: '2019' })
        await view.updateComplete
        return performance.now() - started
      })
      console.log(
        `${what} ${name}: ${height} px; first chart ${Math.round(first)} ms; a year chosen and redrawn ${Math.round(redrawn)} ms`,
      )
      expect(height).toBeLessThanOrEqual(HIGHEST)
      await page.close()
    })
  })
