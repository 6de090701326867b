import { join } from 'node:path'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import { PROJECT } from '../../src/ingest/paths.ts'
import { serve } from '../../src/ingest/serve.ts'
import { launch } from './chromium.ts'

/** The built page, served from a folder under a path, in a real Chromium. */
export interface Site {
  url: string
  browser: Browser
  context: BrowserContext
  /** Requests to other origins, and errors on the console. */
  foreign: string[]
  errors: string[]
  /** Opens `#/path` and waits for a selector. */
  open: (path: string, ready?: string) => Promise<Page>
  close: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  const site = await serve(join(PROJECT, 'dist'), { under: '/office/ledger/', frames: ['*'] })
  const browser = await launch()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // Its copy of the site would answer in place of the server; offline.test.ts lets it.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // Not the first visit: what it says would lie over the page.
  await context.addInitScript(() => {
    try {
      localStorage.setItem('zhangben.welcome', 'yes')
    } catch {}
  })
  const foreign: string[] = []
  const errors: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(new URL(site.url).origin) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url())
  })
  context.on('page', (page) => {
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
  })
  return {
    url: site.url,
    browser,
    context,
    foreign,
    errors,
    open: async (path, ready = '[data-cell][data-from=live]') => {
      const page = await context.newPage()
      await page.goto(`${site.url}#/${path}`)
      if (ready !== '') await page.waitForSelector(ready, { timeout: 30_000 })
      return page
    },
    close: async () => {
      await browser.close()
      site.server.close()
    },
  }
}

/** What was downloaded. The run's shared browser keeps its files to itself, so that it is read as a stream. */
export async function downloaded(file: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await file.createReadStream()) parts.push(part)
  return Buffer.concat(parts)
}
