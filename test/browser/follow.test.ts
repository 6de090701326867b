import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
}, 120_000)

afterAll(() => site?.close())

/** Waits until something reads as expected, on a slow machine too. */
const soon = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 15_000 })

it('a unit is followed from a table and from a chart by keyboard, has one colour in both, and is let go again', async () => {
  const page = await site.open('budget?data=city')
  const cell = page.locator('[data-cell=carry_over]')
  await cell.locator('.data > summary').click()
  const button = cell.locator('tbody .follow').first()
  const unit = (await cell.locator('tbody .look').first().textContent())!
  await button.click()
  await soon(() => button.getAttribute('aria-pressed')).toBe('true')
  const color = await button.evaluate((element) => getComputedStyle(element, '::before').backgroundColor)
  const dot = cell.locator('[data-mark=dot] path').first()
  await soon(() => dot.evaluate((element) => getComputedStyle(element).stroke)).toBe(color)
  await soon(() => cell.locator('[data-mark=label] text').first().textContent()).toContain(unit.slice(0, 6))

  // From the first mark some steps along the data; what is told of it is heard.
  await cell.locator('.chart').focus()
  for (const key of ['Home', 'PageDown', 'ArrowRight']) await page.keyboard.press(key)
  const heard = (await cell.locator('.heard').textContent())!
  expect(heard).toMatch(/占|%|万元/)
  await page.keyboard.press('+')
  await soon(() => cell.locator('[data-mark=dot] path').count()).toBe(2)

  await button.click()
  await soon(() => cell.locator('[data-mark=dot] path').count()).toBe(1)
  expect(await button.getAttribute('aria-pressed')).toBe('false')
  expect(site.errors).toEqual([])
}, 120_000)
