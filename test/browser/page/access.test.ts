import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../../src/ingest/paths.ts'
import { PAGES, readyOf, speak } from '../pages.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

/** What axe-core finds wrong, with the first place of each. */
const violations = (page: Page) =>
  page.evaluate(async () => {
    type Axe = { run: (d: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    const found = await (window as unknown as { axe: Axe }).axe.run(document)
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
  })

describe('accessibility', () => {
  const axe = readFileSync(join(PROJECT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

  it.each(PAGES)(
    'axe finds no violation on %s, light and dark, in Chinese and English',
    async (name) => {
      const page = await site.visit(name, readyOf(name))
      await page.evaluate(axe)
      const bad: string[] = []
      for (const language of ['zh-CN', 'en'] as const) {
        await speak(page, language)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.waitForFunction(
            () =>
              document.querySelector('.busy') === null &&
              document.querySelector('.engine')?.textContent === '',
          )
          await page.waitForTimeout(300)
          for (const violation of await violations(page)) bad.push(`${language} ${colorScheme} ${violation}`)
        }
      }
      await speak(page, 'zh-CN')
      expect(bad).toEqual([])
    },
    180_000,
  )

  it('nothing is wider than a phone', async () => {
    const page = await site.visit('sangong')
    await page.setViewportSize({ width: 390, height: 800 })
    for (const name of PAGES) {
      await page.goto(`${site.url}#/${name}`)
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
      const cut = await page.$$eval(
        '.scroll.records',
        (tables) => tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length,
      )
      expect(cut, `tables of ${name} that run off`).toBe(0)
    }
  })
})
