import type { BrowserContext, Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { run, values, write } from './note/cell.ts'
import { useSite } from './use-site.ts'

const site = useSite()

/** A browser of its own, in which something of the site goes wrong. */
async function visitor(path: string, wrong: (context: BrowserContext) => Promise<unknown>): Promise<Page> {
  const context = await site.browser.newContext({ serviceWorkers: 'block' })
  await wrong(context)
  const page = await context.newPage()
  await page.goto(`${site.url}#/${path}`)
  return page
}

const WASM = '**/duckdb-eh-*.wasm'
const WORKER = '**/duckdb-worker-*.js'

const notFound = (route: Route) =>
  route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>404</h1>' })

/** Runs a query of one's own and waits for its answer. */
async function answers(page: Page): Promise<void> {
  await page.waitForSelector('[data-block=q1] .cm-content')
  await write(page, 'q1', 'SELECT 6 * 7 AS answer')
  await run(page, 'q1')
  await page.waitForSelector('[data-cell=q1] tbody tr, [data-block=q1] .error', { timeout: 50_000 })
}

describe('the engine comes back', () => {
  it('where the server gives its program a wrong type', async () => {
    const page = await visitor('ask', (context) =>
      context.route(WASM, async (route) => {
        const response = await route.fetch()
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-type': 'application/octet-stream' },
        })
      }),
    )
    await answers(page)
    expect(await values(page, 'q1')).toEqual([['42']])
    await page.context().close()
  })

  it.each([
    ['its program is not found', WASM, notFound, /查询引擎取不到（404）/],
    [
      'a page comes instead of its program',
      WASM,
      (route: Route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }),
      /不是查询引擎/,
    ],
    ['its worker is not found', WORKER, notFound, /查询引擎的程序没有取到/],
  ] as const)('after %s, once it can be had again', async (_, what, wrong, told) => {
    const page = await visitor('ask', (context) => context.route(what, wrong))
    await answers(page)
    expect(await page.textContent('[data-block=q1] .error')).toMatch(told)
    await page.context().unroute(what)
    await page.click('[data-block=q1] [data-action=retry]')
    expect(await values(page, 'q1')).toEqual([['42']])
    await page.context().close()
  })

  it('after its worker ended in the middle of a query; what waits is answered', async () => {
    const page = await visitor('ask', async () => {})
    await answers(page)
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT 2 AS two')
    await write(
      page,
      'q1',
      'SELECT count(*) FROM range(3000000) a, range(3000000) b WHERE a.range * b.range % 7 = 3',
    )
    await run(page, 'q1')
    await run(page, 'q2')
    const worker = page.workers().find((each) => each.url().includes('duckdb-worker'))!
    await worker.evaluate(() => self.close())
    await page.waitForSelector('[data-block=q1] .error', { timeout: 50_000 })
    expect(await page.textContent('[data-block=q1] .error')).toMatch(/中途停了[\s\S]*再试一次/)
    expect(await values(page, 'q2')).toEqual([['2']])
    await page.context().close()
  })
})

describe('a query of one’s own', () => {
  it('changes nothing that outlives it, and its words restart nothing', async () => {
    const page = await visitor('ask', async () => {})
    await answers(page)
    const started = () => page.evaluate(() => performance.getEntriesByName('engine-start').length)
    for (const sql of [
      'SET schema = kept',
      'USE memory',
      'SET VARIABLE a = 1',
      'PREPARE p AS SELECT 1',
      'CALL pragma_version()',
      'CREATE TEMP TABLE t AS SELECT 1',
      'SELECT 1; SET VARIABLE a = 1',
      'SELECT 1) ; SET VARIABLE a = 1; SELECT * FROM (SELECT 1',
      "SELECT error('RuntimeError: memory access out of bounds')",
    ]) {
      await write(page, 'q1', sql)
      await run(page, 'q1')
      await page.waitForFunction(
        () =>
          document.querySelector('[data-block=q1] .error') !== null &&
          document.querySelector('[data-block=q1] [data-action=run]:disabled') === null,
      )
      await write(page, 'q1', 'SELECT 1 AS clear')
      await run(page, 'q1')
      await page.waitForSelector('[data-block=q1] .error', { state: 'detached' })
    }
    await write(
      page,
      'q1',
      "SELECT getvariable('a') IS NULL AS clean, current_schema() AS schema; -- the end",
    )
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] th:has-text("clean")')
    expect(await values(page, 'q1')).toEqual([['true', 'main']])
    await write(page, 'q1', 'PIVOT sangong ON stage USING count(*) GROUP BY district ORDER BY district')
    await run(page, 'q1')
    await page.waitForFunction(() => document.querySelectorAll('[data-cell=q1] tbody tr').length === 3)
    await write(page, 'q1', 'SELECT district,\n  totl\nFROM sangong')
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .cm-lintRange-error')
    expect(await page.textContent('[data-block=q1] .cm-lintRange-error')).toBe('totl')
    expect(await started()).toBe(1)
    await page.context().close()
  })
})

describe('never a blank page', () => {
  it('where a part of the page is gone after a new version was put up', async () => {
    const page = await visitor('sangong', (context) => context.route('**/assets/note-*.js', notFound))
    await page.waitForSelector('[data-cell] svg')
    await page.evaluate(() => {
      location.hash = '#/ask'
    })
    await page.waitForSelector('.outdated button')
    expect(await page.textContent('.outdated')).toMatch(/网站可能刚更新过/)
    await page.context().unroute('**/assets/note-*.js')
    await page.click('.outdated button')
    await page.waitForSelector('[data-block=q1]')
    await page.context().close()
  })

  it.each(['%E0%A4%A', 'sangong?districts=%E0%A4%A', 'nothing', '?', 'ask?note='])('#/%s', async (path) => {
    const page = await visitor(path, async () => {})
    await page.waitForSelector('main [data-cell], main [data-block], main .offer, main .error')
    await page.context().close()
  })

  it.each([
    '{"values":5}',
    '[]',
    '{"values":{},"results":{"sangong_total":{"columns":1}}}',
    '<!doctype html>',
  ])('where the snapshot is another version’s: %s', async (body) => {
    const page = await visitor('sangong', (context) =>
      context.route('**/snapshots/*.json', (route) =>
        route.fulfill({ status: 200, contentType: 'application/json', body }),
      ),
    )
    await page.waitForSelector('[data-cell][data-from=live] svg', { timeout: 50_000 })
    await page.context().close()
  })
})
