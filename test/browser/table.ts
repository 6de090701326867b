import type { Page } from 'playwright-core'
import { downloaded } from './site.ts'

/** The table of a cell: rows as objects by heading, thousands and doubt marks taken out. */
export async function rows(page: Page, cell: string): Promise<Record<string, string>[]> {
  const found = page.locator(`[data-cell=${cell}][data-from=live]`)
  await found.waitFor()
  const folded = found.locator('.data:not([open]) > summary')
  if ((await folded.count()) > 0) await folded.click()
  await found.locator('tbody tr').first().waitFor()
  return page.$eval(`[data-cell=${cell}] table`, (table) => {
    const clean = (node: Element) => (node.textContent ?? '').replace(/[▲,]/g, '').trim()
    const heads = [...table.querySelectorAll('thead th')].map(clean)
    return [...table.querySelectorAll('tbody tr')].map((tr) =>
      Object.fromEntries([...tr.querySelectorAll('td')].map((td, i) => [heads[i], clean(td)])),
    )
  })
}

/** What a click takes along. */
export async function download(page: Page, selector: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  return downloaded(file)
}
