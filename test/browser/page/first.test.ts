import { describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../../src/ingest/database.ts'
import { DROPOUTS, leftOutQueries } from '../../../src/notebook/left-out.ts'
import { queryFiles } from '../queries.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('first chart', () => {
  it('is on the screen before DuckDB has started', async () => {
    const page = await site.open('sangong')
    const times = await page.evaluate(() =>
      Object.fromEntries(performance.getEntriesByType('mark').map((m) => [m.name, Math.round(m.startTime)])),
    )
    console.log(
      `第一张图 ${times['first-chart']} 毫秒；DuckDB 开始启动 ${times['engine-start']} 毫秒，可用 ${times['engine-ready']} 毫秒`,
    )
    expect(times['first-chart']).toBeLessThan(times['engine-start']!)
    await page.close()
  })

  it('snapshot and live result are equal', async () => {
    const page = await site.open('sangong', '')
    const equal = await page.evaluate(async () => {
      const names = ['sangong', 'staffing', 'projects']
      return Promise.all(names.map((name) => fetch(`snapshots/${name}.json`).then((r) => r.json())))
    })
    const connection = await openData()
    const files = queryFiles()
    const queries = new Map([...files, ...leftOutQueries(files.values(), files.get(DROPOUTS))])
    for (const snapshot of equal) {
      for (const [name, result] of Object.entries(snapshot.results))
        expect(await runQuery(connection, queries.get(name)!, snapshot.values), name).toEqual(result)
    }
    await page.close()
  })
})

describe('the first visit', () => {
  it('tells in a line what the page is, over no chart, and how it is used when asked; once', async () => {
    const fresh = await site.browser.newContext({
      viewport: { width: 390, height: 800 },
      serviceWorkers: 'block',
    })
    const page = await fresh.newPage()
    await page.goto(`${site.url}#/sangong`)
    await page.waitForSelector('[class=welcome]')
    await page.waitForSelector('zb-chart svg')
    const box = (await page.locator('.welcome').boundingBox())!
    const chart = (await page.locator('zb-chart svg').first().boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(chart.y)
    await page.click('[data-action=how]')
    await page.waitForSelector('.welcome li')
    await page.click('[data-action=welcome]')
    await page.reload()
    await page.waitForSelector('[data-cell] svg')
    expect(await page.locator('[class=welcome]').count()).toBe(0)
    await fresh.close()
  })
})
