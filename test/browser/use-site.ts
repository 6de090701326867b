import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openSite, type Site } from './site.ts'

/** The site of a test file, with one page that its tests share: starting the engine takes seconds, going to another address does not. */
export interface SharedSite extends Site {
  /** Goes to `#/path` in the shared page, by way of another, so that the view is built anew; waits for a selector. */
  visit: (path: string, ready?: string) => Promise<Page>
}

/**
 * Opens the site before the file's tests and closes it after them. A test that failed takes the shared page with
 * it. When all have run, no request may have gone to another origin and no error may stand on the console.
 */
export function useSite(): SharedSite {
  const site = {} as SharedSite
  let shared: Page | null = null
  beforeAll(async () => {
    Object.assign(site, await openSite())
    site.visit = async (path, ready = '[data-cell][data-from=live]') => {
      if (shared === null || shared.isClosed()) {
        shared = await site.open(path, ready)
        return shared
      }
      await shared.goto(`${site.url}#/${path.startsWith('reports') ? 'ask' : 'reports'}`)
      await shared.goto(`${site.url}#/${path}`)
      if (ready !== '') await shared.waitForSelector(ready, { timeout: 30_000 })
      return shared
    }
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shared?.close()
  })
  afterAll(async () => {
    await site.close()
    expect(site.foreign).toEqual([])
    expect(site.errors).toEqual([])
  })
  return site
}
