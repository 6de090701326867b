import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../../src/ingest/paths.ts'
import { PAGES, readyOf } from '../pages.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('accessibility', () => {
  const axe = readFileSync(join(PROJECT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

  it.each(PAGES)('axe finds no violation on %s, light and dark', async (name) => {
    const page = await site.visit(name, readyOf(name))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.waitForFunction(
        () =>
          document.querySelector('.busy') === null && document.querySelector('.engine')?.textContent === '',
      )
      await page.waitForTimeout(300)
      await page.evaluate(axe)
      const found = await page.evaluate(() =>
        (
          window as unknown as { axe: { run: (d: Document) => Promise<{ violations: { id: string }[] }> } }
        ).axe.run(document),
      )
      expect(
        found.violations.map((v) => v.id),
        `${name} ${colorScheme}`,
      ).toEqual([])
    }
  })

  it('nothing is wider than a phone', async () => {
    const page = await site.visit('sangong')
    await page.setViewportSize({ width: 390, height: 800 })
    for (const name of PAGES) {
      await page.goto(`${site.url}#/${name}`)
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
    }
  })
})
