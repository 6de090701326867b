import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { write } from './note/cell.ts'
import { useSite } from './use-site.ts'

const site = useSite()

/** Two tabs of one browser with the same new notebook open. */
async function twoTabs(): Promise<[Page, Page]> {
  const first = await site.open('ask', '.schema details')
  await first.click('[data-action=new]')
  await write(first, 'q1', 'SELECT 1')
  await first.waitForTimeout(500)
  const second = await site.open('ask', '.schema details')
  expect(await second.textContent('.cm-content')).toBe('SELECT 1')
  return [first, second]
}

const shows = (page: Page, sql: string) =>
  page.waitForFunction((sql) => document.querySelector('.cm-content')?.textContent === sql, sql)

describe('two tabs', () => {
  it('a tab that was not touched shows what the other saved, and does not write over it when it closes', async () => {
    const [first, second] = await twoTabs()
    await write(first, 'q1', 'SELECT 2 -- newer')
    await shows(second, 'SELECT 2 -- newer')
    await second.close({ runBeforeUnload: true })
    await first.reload()
    await first.waitForSelector('.cm-content')
    expect(await first.textContent('.cm-content')).toBe('SELECT 2 -- newer')
    await first.close()
  })

  it('changed in both, a notebook is shown twice, and both can be kept', async () => {
    const [first, second] = await twoTabs()
    // Both are changed before either hears of the other.
    await second.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await first.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await write(second, 'q1', 'SELECT 2 -- there')
    await second.waitForTimeout(500)
    await write(first, 'q1', 'SELECT 3 -- here')
    await first.waitForSelector('.conflict')
    expect(await first.locator('.conflict pre').allTextContents()).toEqual([
      expect.stringContaining('SELECT 3 -- here'),
      expect.stringContaining('SELECT 2 -- there'),
    ])
    await first.click('.conflict [data-action=both]')
    await first.waitForSelector('.conflict', { state: 'detached' })
    expect(await first.textContent('.cm-content')).toBe('SELECT 3 -- here')
    const names = await first.$$eval('select[aria-label=这个浏览器里的笔记] option', (options) =>
      options.map((option) => option.textContent?.replace(/（.*/, '')),
    )
    expect(names.slice(0, 2).sort()).toEqual(['新笔记', '新笔记 2'])
    await first.selectOption('select[aria-label=这个浏览器里的笔记]', { index: names.indexOf('新笔记') })
    await shows(first, 'SELECT 2 -- there')
    await first.close()
    await second.close()
  })
})
