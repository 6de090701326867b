import { describe, expect, it } from 'vitest'
import { download, rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('taking a chart along', () => {
  it('CSV opens in Excel', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'vehicle_cost')
    const csv = await download(page, '[data-cell=vehicle_cost] [data-take=csv]')
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv.toString()).toMatch(
      /江汉区大数据中心,江汉区,大数据中心,2018,决算,一般公共预算财政拨款,5\.65,3,1\.88,3,1,\r\n/,
    )
  })
})

describe('on paper', () => {
  it('shows charts, basis and sources, light, without the controls', async () => {
    const page = await site.visit('sangong')
    await page.waitForSelector('[data-cell=vehicle_cost] .picture svg')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    for (const gone of ['.head', '.inputs', '.actions'])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false)
    for (const there of [
      '[data-cell=vehicle_cost] .picture svg',
      '.basis',
      '[data-cell=vehicle_cost] .sources',
    ])
      expect(await page.locator(there).first().isVisible(), there).toBe(true)
    const ink = await page.evaluate(
      () => getComputedStyle(document.querySelector('[data-cell=vehicle_cost] .picture svg')!).color,
    )
    expect(ink).toBe('rgb(31, 35, 40)')
    expect(await page.$eval('body', () => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
  })
})

describe('the palette', () => {
  it('goes to a page by its name, from the keyboard, and shows the keys', async () => {
    const page = await site.visit('sangong')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('数据质量')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-cell=error_density]')
    await page.locator('main').focus()
    await page.keyboard.press('?')
    await page.waitForSelector('.palette kbd')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector<HTMLDialogElement>('.palette')?.open === false)
  })
})
