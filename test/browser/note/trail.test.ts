import { describe, expect, it } from 'vitest'
import { useSite } from '../use-site.ts'
import { fresh, run, values, write } from './cell.ts'

const site = useSite()

describe('the way back to the line', () => {
  it('leads from the schema browser to a chart, and back to a printed line', async () => {
    const page = await fresh(site)
    await page.click('.schema summary:text-is("sangong")')
    await page.click('.schema details[open] [aria-label="stage 里有什么"]')
    await page.waitForSelector('.schema .summary')
    expect(await page.locator('.schema .summary').textContent()).toMatch(/决算/)
    await page.click('.schema details[open] [aria-label="total 里有什么"]')
    await page.waitForFunction(() => document.querySelectorAll('.schema .summary div').length > 8)
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] zb-chart svg')
    await page.click('.chart-form summary')
    await page.selectOption('[data-chart=mark]', 'line')
    expect(await page.locator('.cm-content').textContent()).toContain('-- chart: line')
    await page.click('[data-cell=q1] button.figure')
    await page.waitForSelector('zb-trace .evidence')
    expect(await page.locator('zb-trace .place').first().textContent()).toMatch(/第 \d+ 行/)
  })

  it('leads from a sum back to every figure that was summed', async () => {
    const page = await fresh(site)
    await write(
      page,
      'q1',
      "SELECT district, sum(total) AS total FROM sangong WHERE stage = '决算' GROUP BY 1",
    )
    await run(page, 'q1')
    await page.click('[data-cell=q1] button.figure')
    await page.waitForSelector('zb-trace .summed')
    expect(await page.locator('zb-trace .body > p').last().textContent()).toMatch(/这个数由 \d+ 个/)
    await page.click('zb-trace .summed summary')
    expect(await page.locator('zb-trace .place').first().textContent()).toMatch(/第 \d+ 行/)
    expect(await page.locator('[data-cell=q1] .basis').first().textContent()).toMatch(
      /口径：决算 · .*财政拨款/,
    )
  })

  it('carries the way back through a cell that uses another', async () => {
    const page = await fresh(site)
    await write(page, 'q1', "SELECT unit, total FROM sangong WHERE stage = '决算'")
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT unit, max(total) AS most FROM q1 GROUP BY unit')
    await run(page, 'q2')
    await page.click('[data-cell=q2] button.figure')
    await page.waitForSelector('zb-trace [data-fact]', { state: 'attached' })
  })
})
