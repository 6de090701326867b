import { expect, it } from 'vitest'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

it('a selection of the page is copied with charts as pictures, tables as tables, prose as it is, and no buttons', async () => {
  const page = await site.visit('sangong')
  await rows(page, 'vehicle_cost')
  await page.waitForSelector('[data-cell=contradictions] table')
  const charts = await page.locator('main zb-chart').count()
  await page.bringToFront()
  await page.evaluate(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('.page')!)
    getSelection()!.removeAllRanges()
    getSelection()!.addRange(range)
  })
  // At once, before a picture can be made, and when it is there.
  for (const wait of [0, 3000]) {
    await page.evaluate(() => navigator.clipboard.writeText('before'))
    await page.waitForTimeout(wait)
    await page.keyboard.press('Control+c')
    const copied = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read()
        if (item === undefined || !item.types.includes('text/html')) return null
        const html = await (await item.getType('text/html')).text()
        const found = new DOMParser().parseFromString(html, 'text/html')
        return {
          pictures: [...found.querySelectorAll('img')].map(
            ({ src, alt }) => `${src.slice(0, 14)} ${alt.slice(0, 12)}`,
          ),
          tables: [...found.querySelectorAll('table')].map((table) => table.textContent ?? ''),
          said: found.body.textContent ?? '',
          tools: found.querySelectorAll('button, input, select, svg').length,
        }
      })
    await expect.poll(async () => (await copied())?.pictures.length, { timeout: 20_000 }).toBe(charts)
    const { pictures, tables, said, tools } = (await copied())!
    expect(pictures[0]).toBe('data:image/png 每辆公务用车的年运行费。')
    expect(tables[0]).toContain('江汉区大数据中心')
    expect(tables.join()).not.toMatch(/fact_ids|unit_id/)
    expect(said).toContain('谁的车最贵，这个数可靠吗')
    expect(said).not.toContain('改它的 SQL')
    expect(tools).toBe(0)
  }
})
