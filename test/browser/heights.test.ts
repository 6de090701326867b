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
    const address = (name: string) => `${name}${data === '' ? '' : `?data=${data}`}`

    it.each(PAGES)(
      `%s is read in five screens (${HIGHEST} px)`,
      async (name) => {
        const page = await site.open(address(name), '[data-cell]')
        await page.waitForFunction(
          () => {
            const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')]
            return cells.length > 1 && cells.every((cell) => cell.dataset.from !== '')
          },
          null,
          { timeout: 90_000 },
        )
        // As high as it gets: what is out of sight is drawn when there is time for it.
        await page.setViewportSize({ width: 1440, height: 5000 })
        await page.waitForFunction(() =>
          [...document.querySelectorAll('zb-chart')].every((chart) => chart.querySelector('svg') !== null),
        )
        await page.setViewportSize({ width: 1440, height: 900 })
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        console.log(`${what}, ${name}: ${height} px`)
        expect(height).toBeLessThanOrEqual(HIGHEST)
        await page.close()
      },
      180_000,
    )

    it('how soon the first chart stands, and how long a choice takes', async () => {
      const page = await site.open(address('sangong'), '[data-cell] svg')
      const first = await page.evaluate(() => performance.getEntriesByName('first-chart')[0]!.startTime)
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll<HTMLElement>('[data-cell]')].every(
            (cell) => cell.dataset.from === 'live',
          ),
        null,
        { timeout: 120_000 },
      )
      const times = await page.evaluate(async () => {
        const view = document.querySelector('zb-page') as unknown as {
          page: { set: (values: Record<string, string>) => Promise<void> }
          updateComplete: Promise<boolean>
        }
        const taken: number[] = []
        for (const years_from of ['2020', '2021', '2022', '2000']) {
          const started = performance.now()
          await view.page.set({ years_from })
          await view.updateComplete
          taken.push(Math.round(performance.now() - started))
        }
        return taken
      })
      console.log(`${what}: first chart ${Math.round(first)} ms; choices redrawn in ${times.join(', ')} ms`)
      expect(times).toHaveLength(4)
      await page.close()
    }, 240_000)
  })
