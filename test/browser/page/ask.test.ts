import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('自由查询', () => {
  async function type(page: Page, sql: string): Promise<void> {
    await page.click('.cm-content')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type(sql)
    await page.keyboard.press('Escape')
  }

  it('answers a query typed by hand, from the keyboard, exact to the cent', async () => {
    const page = await site.visit('ask', '.schema details')
    await type(page, 'SELECT district, sum(total) AS total FROM sangong WHERE stage = ')
    await page.keyboard.insertText("'决算' GROUP BY district ORDER BY district")
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('[data-cell=q1] tbody tr')
    expect((await rows(page, 'q1')).map((r) => Object.values(r))).toEqual([
      ['东西湖区', '3.00'],
      ['江汉区', '16.32'],
      ['洪山区', '6.87'],
    ])
  })

  it('completes tables and columns with their comments', async () => {
    const page = await site.visit('ask', '.schema details')
    await type(page, 'SELECT * FROM sang')
    await page.keyboard.press('Control+Space')
    await page.waitForSelector('.cm-tooltip-autocomplete li:has-text("sangong“三公”经费")')
  })

  it('explains a wrong query at its place', async () => {
    const page = await site.visit('ask', '.schema details')
    await type(page, 'SELECT totl FROM sangong')
    await page.click('[data-action=run]')
    expect(await page.locator('.error').textContent()).toMatch(/没有这一列：totl（第 1 行），是不是“total”？/)
    await page.waitForSelector('.cm-lintRange-error')
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('totl')
  })

  it('cancels a runaway join and answers the next query', async () => {
    const page = await site.visit('ask', '.schema details')
    await type(
      page,
      'SELECT count(*) FROM range(3000000) a, range(3000000) b WHERE a.range * b.range % 7 = 3',
    )
    await page.click('[data-action=run]')
    await page.waitForTimeout(800)
    await page.click('[data-action=cancel]')
    await page.waitForFunction(
      () => document.querySelector('.error')?.textContent?.includes('查询已取消'),
      null,
      { timeout: 15_000 },
    )
    await type(page, 'SELECT count(*) AS n FROM facts')
    await page.click('[data-action=run]')
    await page.waitForSelector('[data-cell=q1] tbody tr')
    expect(Number(Object.values((await rows(page, 'q1'))[0]!)[0])).toBeGreaterThan(900)
  })

  it('a query has no way to files or to the network', async () => {
    const page = await site.visit('ask', '.schema details')
    for (const sql of [
      "SELECT * FROM read_csv('http://example.invalid/x.csv')",
      "COPY facts TO 'x.csv'",
      'LOAD httpfs',
      'SET enable_external_access = true',
    ]) {
      await type(page, '')
      await page.keyboard.insertText(sql)
      await page.click('[data-action=run]')
      await page.waitForSelector('.error')
    }
  })
})
