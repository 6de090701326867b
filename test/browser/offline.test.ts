import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { PROJECT } from '../../src/ingest/paths.ts'
import { serve } from '../../src/ingest/serve.ts'
import { launch } from './chromium.ts'
import { run, write } from './note/cell.ts'

vi.setConfig({ testTimeout: 150_000 })

let browser: Browser
let context: BrowserContext
let folder: string
let site: { server: Server; url: string }

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhangben-site-'))
  cpSync(join(PROJECT, 'dist'), folder, { recursive: true })
  site = await serve(folder)
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
})
afterEach(async () => {
  await context.close()
  goDown()
  rmSync(folder, { recursive: true })
})

/** The server is gone, with every connection that a browser holds to it. */
function goDown(): void {
  site.server.close()
  site.server.closeAllConnections()
}

const names = (page: Page) => page.evaluate(() => caches.keys())
const soon = { timeout: 60_000, interval: 250 }

/** Waits until the whole of a version is kept. */
const kept = (page: Page) =>
  expect
    .poll(
      () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state),
      soon,
    )
    .toBe('activated')

/** A first visit, until the whole site is kept. */
async function visit(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}#/sangong`)
  await page.waitForSelector('zb-chart svg')
  await kept(page)
  return page
}

it('after one visit the whole site works without a server: pages, queries, the trail of a figure', async () => {
  const page = await visit()
  goDown()
  await page.reload()
  await page.waitForSelector('zb-chart svg')
  await page.goto(`${site.url}#/ask`)
  await page.waitForSelector('[data-block=q1] .cm-content')
  await write(page, 'q1', 'SELECT count(*) AS n FROM facts')
  await run(page, 'q1')
  await page.waitForSelector('[data-cell=q1] tbody tr', { timeout: 60_000 })
  await page.goto(`${site.url}#/quality`)
  await page.waitForSelector('[data-cell] tbody tr, zb-chart svg')
})

it('shows new data as soon as the network brings them', async () => {
  const page = await visit()
  writeFileSync(join(folder, 'data', 'datapackage.json'), '{"title":"新"}')
  const title = () => page.evaluate(async () => (await (await fetch('data/datapackage.json')).json()).title)
  expect(await title()).toBe('新')
  goDown()
  expect(await title()).not.toBe('新')
})

it('an update leaves an open page the files that it still needs, and takes the place of the copy', async () => {
  const page = await visit()
  const before = await names(page)
  // A new version: the parts that a page loads later have other names, and the old ones are gone.
  for (const name of readdirSync(join(folder, 'assets')))
    if (/^note-.*\.js$/.test(name)) rmSync(join(folder, 'assets', name))
  const script = join(folder, 'offline.js')
  const next = readFileSync(script, 'utf8')
    .replace(/"?version"?:\s*[`'"][0-9a-f]{12}[`'"]/, 'version:"abcdefabcdef"')
    .replace(/[`'"]assets\/note-[^`'"]+[`'"],/g, '')
  expect(next).toContain('abcdefabcdef')
  writeFileSync(script, next)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect.poll(() => names(page), soon).toContain('zhangben-site-abcdefabcdef')
  await kept(page)
  expect(await names(page)).toEqual(expect.arrayContaining(before))
  await page.evaluate(() => {
    location.hash = '#/ask'
  })
  await page.waitForSelector('[data-block=q1] .cm-content')
})

it('the copy can be removed, and stays away until it is wanted again', async () => {
  const page = await visit()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('离线副本')
  await page.keyboard.press('Enter')
  await expect.poll(() => names(page), soon).toEqual([])
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await page.reload()
  await page.waitForSelector('zb-chart svg')
  await page.waitForTimeout(1500)
  expect(await names(page)).toEqual([])
})
