import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'
import { hostPage } from './host.ts'

const site = useSite()

async function dialogOf(cell: string, address = 'sangong'): Promise<Page> {
  const page = await site.visit(address)
  await rows(page, cell)
  await page.click(`[data-cell=${cell}] [data-take=embed]`)
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('.leave textarea')?.value.length,
  )
  return page
}
const snippetOf = (page: Page) => page.locator('.leave textarea').inputValue()
const close = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.locator('zb-embed-dialog').waitFor({ state: 'detached' })
}

describe('the snippets of a chart', () => {
  it('are three, pinned to the data of today or always of the latest, with a live preview', async () => {
    const page = await dialogOf('vehicle_cost')
    await page.frameLocator('.leave iframe').locator('zhangben-chart .picture svg').waitFor()
    expect(await snippetOf(page)).toMatch(/^<zhangben-chart question="vehicle_cost" version="[0-9a-f]{12}">/)
    await page.check('.leave [value=latest]')
    expect(await snippetOf(page)).toMatch(/^<zhangben-chart question="vehicle_cost">/)
    await page.check('.leave [value=frame]')
    expect(await snippetOf(page)).toMatch(
      /^<iframe src="http[^"]*\/embed\/latest\/vehicle_cost\.html" title="每辆公务用车的年运行费" .*height="\d{3}"/,
    )
    await page.check('.leave [value=image]')
    expect(await snippetOf(page)).toMatch(
      /^<a href="http[^"]*#\/sangong\/vehicle_cost"><img src="http[^"]*\/embed\/latest\/vehicle_cost\.svg"/,
    )
    await page.check('.leave [value=png]')
    const preview = page.locator('.leave img.preview')
    expect(
      await preview.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(792 * 2)
    await close(page)
  })

  it('carry the choice that the page stands at', async () => {
    const page = await dialogOf('vehicle_cost', 'sangong?districts=洪山区')
    expect(await snippetOf(page)).toMatch(/ districts="洪山区"/)
    await close(page)
  })

  it('work as they are copied: a frame on another page grows to its content', async () => {
    const page = await dialogOf('sangong_trend')
    await page.check('.leave [value=frame]')
    await page.click('[data-copy=embed]')
    const snippet = await page.evaluate(() => navigator.clipboard.readText())
    const host = await hostPage(
      () => `<div style="width:360px">${snippet.replace(/height="\d+"/, 'height="90"')}</div>`,
    )
    const other = await site.browser.newPage()
    await other.goto(host.url)
    await other.frameLocator('iframe').locator('zhangben-chart .picture svg').waitFor()
    await other.waitForFunction(() => {
      const frame = document.querySelector('iframe')!
      return frame.clientHeight > 300
    })
    await other.close()
    host.close()
    await close(page)
  })

  it('of the made-up city say so', async () => {
    const page = await dialogOf('vehicle_cost', 'sangong?data=city')
    await page.frameLocator('.leave iframe').getByText('虚构的数据').first().waitFor()
    expect(await snippetOf(page)).toMatch(/ data="city"/)
    await close(page)
  })
})

it('a frame of earlier days still finds its chart', async () => {
  const page = await site.context.newPage()
  await page.goto(`${site.url}#/embed/sangong/vehicle_cost?districts=洪山区`)
  await page.getByText('n = 1 个单位').waitFor()
  await page.close()
})
