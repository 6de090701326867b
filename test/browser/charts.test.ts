import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_KEYS, TALLEST } from '../../src/charts/forms.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { badLabels } from './boxes.ts'
import { openSite, type Site } from './site.ts'

const PAGES = readdirSync(join(PROJECT, 'queries', 'notebooks')).map((file) => file.replace(/\.md$/, ''))

/** How many charts a page has at least, whatever is chosen. */
const PICTURES: Readonly<Record<string, number>> = {
  sangong: 4,
  staffing: 4,
  projects: 4,
  budget: 4,
  quality: 3,
}

let site: Site

beforeAll(async () => {
  site = await openSite()
}, 120_000)

afterAll(() => site?.close())

/** Opens a page as high as it is, so that every chart is in sight, and waits for the charts of all its cells. */
async function openWhole(name: string, width: number, data: string) {
  const page = await site.open(
    `${name}${data === '' ? '' : `?data=${data}`}`,
    '[data-cell] .cell, [data-cell]',
  )
  await page.setViewportSize({ width, height: 6000 })
  await page.waitForFunction((least) => {
    const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')]
    const charts = [...document.querySelectorAll('zb-chart')]
    return (
      charts.length >= least &&
      cells.every((cell) => cell.dataset.from !== '') &&
      charts.every((chart) => chart.querySelector('.picture svg') !== null)
    )
  }, PICTURES[name] ?? 1)
  return page
}

for (const [what, data] of [
  ['the five reports', ''],
  ['the made-up city', 'city'],
] as const)
  describe(`the charts of every page, with ${what}, at three widths`, () => {
    for (const name of PAGES)
      it(`${name}: no words cut off or on top of each other, no chart higher than ${TALLEST} px, no key of more than ${MOST_KEYS}`, async () => {
        const bad: string[] = []
        let drawn = 0
        for (const width of [390, 900, 1440]) {
          const page = await openWhole(name, width, data)
          for (const one of await badLabels(page, 'zb-chart .picture svg')) bad.push(`${width} px: ${one}`)
          const sizes = await page.$$eval('zb-chart', (charts) =>
            charts.map((chart) => ({
              cell: chart.closest('[data-cell]')?.getAttribute('data-cell'),
              height: chart.querySelector('.picture svg')?.getBoundingClientRect().height ?? 0,
              key: chart.querySelectorAll('.key li').length,
            })),
          )
          drawn += sizes.length
          for (const { cell, height, key } of sizes) {
            if (height > TALLEST) bad.push(`${width} px: ${cell} is ${height} px high`)
            if (key > MOST_KEYS) bad.push(`${width} px: ${cell} has a key of ${key}`)
          }
          await page.close()
        }
        expect(bad).toEqual([])
        expect(drawn).toBeGreaterThanOrEqual(3 * (PICTURES[name] ?? 1))
      }, 120_000)
  })
