import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT } from '../../src/ingest/paths.ts'
import { serve } from '../../src/ingest/serve.ts'
import { launch } from './chromium.ts'

/** The README's picture, and with a folder as argument every page at two widths, light and dark. */
async function main(folder: string | undefined): Promise<void> {
  await build({ root: PROJECT, logLevel: 'warn' })
  const { server, url } = await serve(join(PROJECT, 'dist'))
  const browser = await launch()
  const shoot = async (
    page: string,
    width: number,
    scheme: 'light' | 'dark',
    path: string,
    fullPage: boolean,
  ) => {
    const tab = await browser.newPage({ viewport: { width, height: 820 }, colorScheme: scheme })
    await tab.addInitScript(() => localStorage.setItem('zhangben.welcome', 'yes'))
    await tab.goto(`${url}#/${page}`)
    await tab.waitForSelector(page === 'ask' ? '.schema details' : '[data-cell][data-from=live]')
    if (page === 'ask') {
      await tab.click('[data-action=run]')
      await tab.waitForSelector('[data-cell=q1] svg')
    }
    await tab.waitForTimeout(400)
    await tab.screenshot({ path, fullPage })
    await tab.close()
  }
  await shoot('sangong', 1200, 'light', join(PROJECT, 'test', 'browser', 'screenshot.png'), false)
  if (folder !== undefined) {
    for (const page of ['sangong', 'staffing', 'projects', 'ask']) {
      for (const width of [1440, 390]) {
        for (const scheme of ['light', 'dark'] as const)
          await shoot(page, width, scheme, join(folder, `${page}-${width}-${scheme}.png`), true)
      }
    }
  }
  await browser.close()
  server.close()
}

await main(process.argv[2])
