import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

vi.setConfig({ testTimeout: 240_000 })

/** What the address says of the choice. */
const chosen = (page: Page) =>
  Object.fromEntries(new URLSearchParams(decodeURIComponent(page.url().split('?')[1] ?? '')))

const line = (page: Page) => page.locator('.left-out summary').textContent()

describe('a walk through the made-up city', () => {
  it('leads from the overview to a unit, to its peers, to the one that stands out, to the printed line', async () => {
    const page = await site.open('', '[data-cell=overview_map] svg')
    await page.click('[data-action=city]')
    await page.waitForSelector('.invented-bar')
    await page.waitForSelector('[data-cell=overview_doubts] tbody tr')
    expect(await page.title()).toMatch(/虚构/)
    const unit = (await page.locator('[data-cell=overview_doubts] .look').first().textContent()) ?? ''
    await page.locator('[data-cell=overview_doubts] .way').first().click()
    await page.waitForFunction(
      (name) => document.querySelector('.prose strong')?.textContent?.includes(name),
      unit,
      { timeout: 90_000 },
    )
    await page.waitForFunction(
      () => document.querySelectorAll('[data-cell=unit_place] tbody tr').length > 5,
      null,
      { timeout: 90_000 },
    )
    await page.locator('.city a', { hasText: '项目' }).click()
    await page.waitForSelector('[data-cell=project_share][data-from=live]', { timeout: 90_000 })
    expect(chosen(page)).toMatchObject({ data: 'city' })
    expect(chosen(page).peers).toMatch(/^kind:/)
    expect(chosen(page).basket).not.toBe('')
    expect(await page.locator('.head .chip').count()).toBe(1)
    await page.locator('[data-cell=project_share] .data summary').click()
    // Sorted by the share, the greatest stands first.
    const share = page.locator('[data-cell=project_share] thead button', { hasText: '占比' }).first()
    await share.click()
    if (await share.textContent().then((text) => !text!.includes('↓'))) await share.click()
    await page.locator('[data-cell=project_share] tbody .figure').first().click()
    await page
      .locator('.fact .place', { hasText: /第 \d+ 行/ })
      .first()
      .waitFor()
    await page.close()
  })

  it('takes four units into the basket from the keyboard, each in a colour of its own, kept in the link', async () => {
    const page = await site.open('sangong?data=city', '[data-cell] svg')
    await page.focus('.head .basket input')
    for (const words of ['dxqsjj', '望澜区图书馆', '碧溪区', '松陵区教育局']) {
      await page.keyboard.insertText(words)
      await page.waitForSelector('.head .basket [role=option]:not([aria-disabled])')
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    expect(await page.locator('.head .chip').count()).toBe(4)
    const colors = await page.$$eval('.head .chip .swatch', (all) =>
      all.map((one) => getComputedStyle(one).backgroundColor),
    )
    expect(new Set(colors).size).toBe(4)
    expect(chosen(page).basket!.split(',')).toHaveLength(4)
    const again = await site.open(page.url().split('#/')[1]!, '[data-cell] svg')
    await again.waitForFunction(() => document.querySelectorAll('.head .chip').length === 4)
    expect(
      await again.$$eval('.head .chip .swatch', (all) =>
        all.map((one) => getComputedStyle(one).backgroundColor),
      ),
    ).toEqual(colors)
    await again.close()
    await page.close()
  })

  it('compares like with like when asked, and says with n what that leaves out and why', async () => {
    const page = await site.open('staffing?data=city', '[data-cell] svg')
    await page.waitForFunction(() =>
      /n = \d/.test(document.querySelector('.left-out summary')?.textContent ?? ''),
    )
    const before = await line(page)
    await page.click('[data-choice=like]')
    await page.waitForFunction(
      (held) => {
        const now = document.querySelector('.left-out summary')?.textContent ?? ''
        return now.includes('同口径才比') && now !== held && document.querySelector('.left-out.busy') === null
      },
      before,
      { timeout: 90_000 },
    )
    const n = (text: string | null) => Number(/n = (\d+)/.exec(text ?? '')?.[1])
    expect(n(await line(page))).toBeLessThan(n(before))
    await page.click('.left-out summary')
    expect(await page.locator('.left-out tbody').textContent()).toMatch(/人数不是同年的|不是每年都有/)
    await page.click('[data-choice=like]')
    await page.waitForFunction(
      (held) => document.querySelector('.left-out summary')?.textContent === held,
      before,
    )
    await page.close()
  })
})

describe('what is typed into the search', () => {
  it('an amount finds every printing of it, and each leads to its line', async () => {
    const page = await site.open('overview', '[data-cell=overview_map] svg')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('3,087.79')
    await page.waitForSelector('.palette li', { timeout: 90_000 })
    const found = await page.locator('.palette li').allTextContents()
    expect(found.length).toBeGreaterThan(1)
    expect(found.every((one) => one.includes('3087.79') && /第 \d+ 行/.test(one))).toBe(true)
    const place = /第 \d+ 行/.exec(found[0]!)![0]
    await page.keyboard.press('Enter')
    await page.locator('.fact.focus .place', { hasText: place }).first().waitFor()
    await page.close()
  })

  it('a unit is found by its old name and by initials before the engine is up', async () => {
    const page = await site.context.newPage()
    await page.route('**/*.wasm', () => {})
    await page.goto(`${site.url}#/sangong`)
    await page.waitForSelector('[data-cell] svg')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('数字化信息中心')
    await page.locator('.palette li', { hasText: '曾用名' }).first().waitFor()
    await page.fill('.palette input', 'jhqdsj')
    await page.locator('.palette li', { hasText: '江汉区大数据中心' }).first().click()
    await page.waitForSelector('[data-cell=unit_years]')
    await page.close()
  })
})

describe('in the first second, while the engine’s file is held back', () => {
  it('a click on a figure opens the line that it is printed on, and a choice of a district is answered', async () => {
    const page = await site.context.newPage()
    await page.route('**/*.wasm', () => {})
    await page.goto(`${site.url}#/sangong`)
    await page.locator('[data-cell=vehicle_cost] .data summary').click()
    await page
      .locator('[data-cell=vehicle_cost] tbody tr', { hasText: '洪山区' })
      .locator('.figure')
      .first()
      .click()
    await page.locator('.fact .place', { hasText: '第 415 行' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.click('[data-choice=districts] summary')
    await page.getByLabel('洪山区', { exact: true }).check()
    await page.waitForFunction(
      () => document.querySelectorAll('[data-cell=vehicle_cost] tbody tr').length === 1,
    )
    expect(await page.evaluate(() => performance.getEntriesByName('engine-ready').length)).toBe(0)
    await page.close()
  })
})

describe('in the first second of the made-up city, while the engine’s file is held back', () => {
  it('a choice of a district is answered whole, and a click on a figure of it opens its line', async () => {
    const page = await site.context.newPage()
    await page.route('**/*.wasm', () => {})
    await page.goto(`${site.url}#/sangong?data=city`)
    await page.waitForSelector('[data-cell=vehicle_cost] svg')
    const said = () => page.locator('.prose strong').first().textContent()
    const before = await said()
    await page.click('[data-choice=districts] summary')
    await page.getByLabel('望澜区', { exact: true }).check()
    await page.waitForFunction(
      (held) => document.querySelector('.prose strong')?.textContent !== held,
      before,
    )
    await page.keyboard.press('Escape')
    await page.locator('[data-cell=vehicle_cost] .data summary').click()
    const rows = page.locator('[data-cell=vehicle_cost] tbody tr')
    expect(await rows.count()).toBeGreaterThan(3)
    for (const row of await rows.allTextContents()) expect(row).toContain('望澜区')
    await rows.first().locator('.figure').first().click()
    await page
      .locator('.fact .place', { hasText: /第 \d+ 行/ })
      .first()
      .waitFor()
    expect(await page.evaluate(() => performance.getEntriesByName('engine-ready').length)).toBe(0)
    await page.close()
  })
})

it('the console has no error', () => {
  expect(site.foreign).toEqual([])
  expect(site.errors).toEqual([])
})
