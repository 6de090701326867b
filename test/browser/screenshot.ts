import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { PROJECT, queriesPath } from '../../src/ingest/paths.ts'
import { serve } from '../../src/ingest/serve.ts'
import { DIST } from '../../src/ingest/site.ts'
import { launch } from './chromium.ts'

const NOTEBOOKS = readdirSync(queriesPath('notebooks')).map((file) => file.replace(/\.md$/, ''))

interface Shot {
  page: string
  width: number
  scheme: 'light' | 'dark'
  language: 'zh-CN' | 'en'
}

/** Every page with the five reports and with the made-up city, at two widths, light and dark, in both languages. */
function allShots(): Shot[] {
  const pages = [...NOTEBOOKS, 'ask', 'reports', ...NOTEBOOKS.map((name) => `${name}?data=city`)]
  return pages.flatMap((page) =>
    [1440, 390].flatMap((width) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        (['zh-CN', 'en'] as const).map((language) => ({ page, width, scheme, language })),
      ),
    ),
  )
}

/** Waits until everything that a page shows is drawn. */
async function settled(tab: Page, page: string): Promise<void> {
  if (page === 'ask') {
    await tab.waitForSelector('.schema details')
    await tab.click('[data-action=run]')
    await tab.waitForSelector('[data-cell=q1] svg')
  } else if (page === 'reports') await tab.waitForSelector('.drop')
  else {
    await tab.waitForFunction(() => {
      const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')]
      const charts = [...document.querySelectorAll('zb-chart')]
      return (
        cells.length > 1 &&
        cells.every((cell) => cell.dataset.from !== '') &&
        charts.every((chart) => chart.querySelector('svg') !== null)
      )
    })
  }
  await tab.waitForTimeout(400)
}

/** The README's picture, and with a folder as argument every page; more arguments are pages to be taken alone. */
async function main(folder: string | undefined, only: string[]): Promise<void> {
  await build({ root: PROJECT, logLevel: 'warn' })
  const { server, url } = await serve(DIST)
  const browser = await launch()
  const shoot = async ({ page, width, scheme, language }: Shot, path: string, fullPage: boolean) => {
    const tab = await browser.newPage({ viewport: { width, height: 820 }, colorScheme: scheme })
    await tab.addInitScript((tongue) => {
      localStorage.setItem('zhangben.welcome', 'yes')
      localStorage.setItem('zhangben.locale', tongue)
    }, language)
    // What is out of sight is drawn when it comes near: all of it is in sight.
    if (fullPage) await tab.setViewportSize({ width, height: 6000 })
    await tab.goto(`${url}#/${page}`)
    await settled(tab, page)
    await tab.setViewportSize({ width, height: 820 })
    await tab.screenshot({ path, fullPage })
    await tab.close()
  }
  if (folder === undefined) {
    const shot = { page: 'sangong', width: 1200, scheme: 'light', language: 'zh-CN' } as const
    await shoot(shot, join(PROJECT, 'test', 'browser', 'screenshot.png'), false)
  } else {
    mkdirSync(folder, { recursive: true })
    for (const shot of allShots()) {
      const { page, width, scheme, language } = shot
      if (only.length > 0 && !only.includes(page)) continue
      const name = [page.replace('?data=', '-'), width, scheme, language.slice(0, 2)].join('-')
      await shoot(shot, join(folder, `${name}.png`), true).catch((error) =>
        console.error(`${name}: ${(error as Error).message.split('\n')[0]}`),
      )
    }
  }
  await browser.close()
  server.close()
}

const [folder, ...only] = process.argv.slice(2)
await main(folder, only)
