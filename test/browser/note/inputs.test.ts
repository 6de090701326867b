import { describe, expect, it } from 'vitest'
import { useSite } from '../use-site.ts'
import { fresh, run, values, write } from './cell.ts'

const site = useSite()

describe('inputs of a notebook', () => {
  it('binds an input, and a choice runs what uses it', async () => {
    const page = await fresh(site)
    await page.click('.adders [data-add=input]')
    await write(page, 'q1', 'SELECT unit FROM sangong WHERE district = $input1 GROUP BY unit')
    await page.waitForSelector('zb-input option[value=江汉区]', { state: 'attached' })
    await page.selectOption('zb-input select', '江汉区')
    await run(page, 'q1')
    expect((await values(page, 'q1')).flat().join()).toMatch(/江汉/)
    await page.selectOption('zb-input select', '洪山区')
    await page.waitForFunction(() =>
      document.querySelector('[data-cell=q1] tbody td')?.textContent?.includes('洪山'),
    )
  })

  it('shows the years that a range was set to, also after it was kept', async () => {
    const page = await fresh(site)
    await page.click('.adders [data-add=input]')
    await page.selectOption('[data-set=control]', 'range')
    await page.locator('zb-input-block select').last().selectOption('years')
    await page.waitForSelector('zb-input option[value="2019"]', { state: 'attached' })
    const [from] = await page.locator('zb-input select').all()
    await from!.selectOption('2019')
    expect(await from!.inputValue()).toBe('2019')
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('zb-input option[value="2019"]', { state: 'attached' })
    expect(await page.locator('zb-input select').first().inputValue()).toBe('2019')
  })

  it('searches by text, and switches', async () => {
    const page = await fresh(site)
    await page.click('.adders [data-add=input]')
    await page.selectOption('[data-set=control]', 'search')
    await page.click('.adders [data-add=input]')
    await page.locator('[data-set=control]').last().selectOption('toggle')
    await write(
      page,
      'q1',
      "SELECT DISTINCT district FROM units WHERE contains(district, $input1) OR $input2 = 'true' ORDER BY 1",
    )
    await page.fill('zb-input input[type=search]', '江汉')
    await page.waitForTimeout(300)
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['江汉区']])
    await page.click('zb-input [role=switch]')
    await page.waitForFunction(() => document.querySelectorAll('[data-cell=q1] tbody tr').length === 3)
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('.schema details')
    expect(await page.inputValue('zb-input input[type=search]')).toBe('江汉')
    expect(await page.getAttribute('zb-input [role=switch]', 'aria-checked')).toBe('true')
  })
})
