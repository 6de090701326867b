import { describe, expect, it } from 'vitest'
import { useSite } from '../use-site.ts'
import { fresh, run, values, write } from './cell.ts'

const site = useSite()

describe('writing a notebook', () => {
  it('completes functions and parameters', async () => {
    const page = await fresh(site)
    await page.click('.adders [data-add=input]')
    await write(page, 'q1', 'SELECT pick')
    await page.keyboard.press('Control+Space')
    await page.waitForSelector('.cm-tooltip-autocomplete :text("picked")')
    await page.keyboard.press('Escape')
    await write(page, 'q1', 'SELECT $')
    await page.keyboard.type('inp')
    await page.waitForSelector('.cm-tooltip-autocomplete :text("$input1")')
  })

  it('sets a figure of a cell into a sentence', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'SELECT count(*) AS n FROM documents')
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('.adders [data-add=prose]')
    await page.fill('textarea.writing', '共 **{{q1.n}}** 份报告<script>alert(1)</script>')
    await page.click('[data-action=done]')
    expect(await page.locator('.block .prose').textContent()).toBe('共 5 份报告<script>alert(1)</script>\n')
  })

  it('moves, copies, deletes and puts back', async () => {
    const page = await fresh(site)
    await page.click('[data-block=q1] [data-action=copy]')
    await page.waitForSelector('[data-block=q2]')
    await page.click('[data-block=q2] [aria-label=上移]')
    const names = () =>
      page.$$eval('[data-block]', (blocks) => blocks.map((b) => (b as HTMLElement).dataset.block))
    expect(await names()).toEqual(['q2', 'q1'])
    await page.click('[data-block=q2] [data-action=delete]')
    expect(await names()).toEqual(['q1'])
    await page.click('[data-action=undo]')
    expect(await names()).toEqual(['q2', 'q1'])
  })

  it('keeps the queries that were run, and finds them', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'SELECT 7 AS lucky')
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('[data-action=history]')
    await page.fill('.history input', 'lucky')
    expect(await page.locator('.history li').count()).toBe(1)
  })

  it('tidies a query and shows its plan', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'select district,sum(total) t from sangong group by 1')
    await page.click('[data-block=q1] [data-action=tidy]')
    await page.waitForFunction(() =>
      document.querySelector('[data-block=q1] .cm-content')?.textContent?.includes('GROUP BY'),
    )
    await page.click('[data-block=q1] [data-action=explain]')
    await page.waitForSelector('.plan')
    expect(await page.locator('.plan').textContent()).toMatch(/GROUP_BY|AGGREGATE/)
  })

  it('works from the keyboard alone', async () => {
    const page = await fresh(site)
    await page.focus('.adders [data-add=sql]')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content') === true)
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('SELECT 1 + 1 AS two')
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(
      () => document.querySelector('[data-block]:last-of-type tbody td')?.textContent?.trim() === '2',
    )
  })

  it('fits a telephone: nothing wider than 390 pixels', async () => {
    const page = await fresh(site)
    await page.setViewportSize({ width: 390, height: 800 })
    await run(page, (await page.getAttribute('[data-block]', 'data-block')) ?? 'q1')
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  it('typing never waits on the engine', async () => {
    const page = await fresh(site)
    await write(
      page,
      'q1',
      'SELECT count(*) FROM range(2000000) a, range(2000000) b WHERE a.range * b.range % 7 = 3',
    )
    await run(page, 'q1')
    await page.waitForTimeout(400)
    await page.click('.adders [data-add=sql]')
    await page.evaluate(() => {
      const state = window as unknown as { longest: number }
      state.longest = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) state.longest = Math.max(state.longest, entry.duration)
      }).observe({ type: 'longtask' })
    })
    await page.click('[data-block=q2] .cm-content')
    await page.keyboard.type('SELECT district, total FROM sangong', { delay: 15 })
    expect(await page.locator('[data-block=q2] .cm-content').textContent()).toContain('FROM sangong')
    const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
    console.log(`查询运行时打字，最长的任务 ${Math.round(longest)} 毫秒`)
    await page.click('[data-block=q1] [data-action=cancel]')
    await page.waitForSelector('[data-block=q1] .error')
  })
})
