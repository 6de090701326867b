import { describe, expect, it } from 'vitest'
import { useSite } from '../use-site.ts'
import { fresh, run, values, write } from './cell.ts'

const site = useSite()

describe('cells that are run', () => {
  it('lets a cell use another, and runs what rests on a changed cell', async () => {
    const page = await fresh(site)
    await write(page, 'q1', "SELECT district, total FROM sangong WHERE stage = '决算'")
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT count(*) AS n FROM q1')
    expect(await page.locator('[data-block=q2] .block-head small').textContent()).toBe('用到 q1')
    await run(page, 'q2')
    const [[all]] = (await values(page, 'q2')) as [[string]]
    await write(page, 'q1', "SELECT district, total FROM sangong WHERE stage = '决算' LIMIT 1")
    await run(page, 'q1')
    await page.waitForFunction(
      () => document.querySelector('[data-cell=q2] tbody td')?.textContent?.trim() === '1',
    )
    expect(Number(all)).toBeGreaterThan(1)
  })

  it('names a circle of cells', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'SELECT * FROM q2')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT * FROM q1')
    await run(page, 'q2')
    await page.waitForSelector('[data-block=q2] .error')
    expect(await page.locator('[data-block=q2] .error').textContent()).toMatch(
      /单元互相引用成圈：q2 → q1 → q2/,
    )
  })

  it('shows an error at its place in the cell that has it, and the cell can be mended', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'SELECT district, total\nFROM sangong')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT district,\n  totl\nFROM q1')
    await run(page, 'q2')
    await page.waitForSelector('[data-block=q2] .cm-lintRange-error')
    expect(await page.locator('[data-block=q2] .cm-lintRange-error').textContent()).toBe('totl')
    expect(await page.locator('[data-block=q2] .error').textContent()).toMatch(/第 2 行/)
    await write(page, 'q2', 'SELECT district, total FROM q1')
    await run(page, 'q2')
    expect((await values(page, 'q2')).length).toBeGreaterThan(1)
  })

  it('draws a panel for each district, with the median of all', async () => {
    const page = await fresh(site)
    await write(
      page,
      'q1',
      "-- chart: bar x=total y=year facet=district rule=median label=万元\nSELECT district, CAST(fiscal_year AS VARCHAR) AS year, total FROM sangong WHERE stage = '决算' AND total IS NOT NULL",
    )
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] zb-chart svg [data-panel]')
    expect(await page.locator('[data-cell=q1] zb-chart svg [data-panel]').count()).toBe(3)
    expect(await page.locator('[data-cell=q1] zb-chart svg').first().textContent()).toMatch(/中位数/)
  })

  it('scrolls a table longer than a browser can draw to its last row', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'SELECT range AS n FROM range(500000)')
    await run(page, 'q1')
    await page.waitForSelector('.scroll.long tbody tr', { timeout: 60_000 })
    await page.$eval('.scroll.long', (box) => {
      box.scrollTop = box.scrollHeight
    })
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.scroll.long tbody tr:not(.spacer)')]
        .at(-1)
        ?.textContent?.includes('499,999'),
    )
    const hidden = await page.$eval('.scroll.long', (box) => {
      const last = [...box.querySelectorAll('tbody tr:not(.spacer)')].at(-1)!
      return last.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom
    })
    expect(hidden).toBeLessThanOrEqual(2)
  })

  it('reads only: a cell cannot take a table away from the others', async () => {
    const page = await fresh(site)
    await write(page, 'q1', 'DROP VIEW sangong')
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error')
    expect(await page.locator('[data-block=q1] .error').textContent()).toMatch(/只能读/)
    await write(page, 'q1', 'COMMIT; DROP VIEW sangong; BEGIN')
    await run(page, 'q1')
    await page.waitForFunction(() =>
      document.querySelector('[data-block=q1] .error')?.textContent?.includes('一条语句'),
    )
    await write(page, 'q1', 'SELECT count(*) > 0 AS there FROM sangong')
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['true']])
    await write(page, 'q1', 'PIVOT sangong ON stage USING count(*) GROUP BY district ORDER BY district')
    await run(page, 'q1')
    await page.waitForFunction(() => document.querySelectorAll('[data-cell=q1] tbody tr').length === 3)
  })

  it('says that memory ran out, and goes on', async () => {
    const page = await fresh(site)
    await write(page, 'q1', "SELECT list(repeat('x', 1000000) || i) FROM range(10000) t(i)")
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error', { timeout: 60_000 })
    expect(await page.locator('[data-block=q1] .error').textContent()).toMatch(/内存不够/)
    expect(await page.locator('.cm-content').textContent()).toContain('range(10000)')
    await write(page, 'q1', 'SELECT count(*) > 0 AS there FROM sangong')
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['true']])
  })
})
