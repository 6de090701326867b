import type { Page } from 'playwright-core'
import type { SharedSite } from '../use-site.ts'

/** A notebook of one's own, new, with one query. */
export async function fresh(site: SharedSite): Promise<Page> {
  const page = await site.visit('ask', '.schema details')
  await page.click('[data-action=new]')
  return page
}

/** Puts a query into a cell's editor, as a person pastes it. */
export async function write(page: Page, cell: string, sql: string): Promise<void> {
  await page.click(`[data-block=${cell}] .cm-content`)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Escape')
}

/** Runs a cell. */
export async function run(page: Page, cell: string): Promise<void> {
  await page.click(`[data-block=${cell}] [data-action=run]`)
}

/** The table of a cell, without thousands and marks of doubt. */
export async function values(page: Page, cell: string): Promise<string[][]> {
  await page.waitForSelector(`[data-cell=${cell}] tbody tr`)
  return page.$eval(`[data-cell=${cell}] table`, (table) =>
    [...table.querySelectorAll('tbody tr')].map((tr) =>
      [...tr.querySelectorAll('td')].map((td) => (td.textContent ?? '').replace(/[▲,]/g, '').trim()),
    ),
  )
}
