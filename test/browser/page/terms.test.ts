import { expect, it } from 'vitest'
import { useSite } from '../use-site.ts'

const site = useSite()

it('in English, pointing at a term of the reports tells what it means; in Chinese nothing is told', async () => {
  const page = await site.visit('sangong', '[data-cell] svg')
  const pointAt = async (term: string) => {
    const place = await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(words) ?? -1
        const parent = node.parentElement!
        if (at < 0 || parent.closest('svg, option, details:not([open])') !== null) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + words.length)
        parent.scrollIntoView({ block: 'center' })
        const { left, top, width, height } = range.getBoundingClientRect()
        if (width > 0) return { x: left + width / 2, y: top + height / 2 }
      }
      return null
    }, term)
    expect(place, term).not.toBeNull()
    await page.mouse.move(place!.x, place!.y)
  }
  await pointAt('决算')
  expect(await page.locator('[role=tooltip]').count()).toBe(0)
  await page.evaluate(() => localStorage.setItem('zhangben.locale', 'en'))
  await page.reload()
  await page.waitForSelector('[data-cell] svg')
  await pointAt('决算')
  const told = page.locator('.term[role=tooltip]')
  await told.waitFor()
  expect(await told.locator('b').textContent()).toContain('决算')
  expect(await told.textContent()).toMatch(/final account/i)
  await page.keyboard.press('Shift')
  await told.waitFor({ state: 'detached' })
  await page.evaluate(() => localStorage.removeItem('zhangben.locale'))
})
