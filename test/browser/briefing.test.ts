import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { PROJECT } from '../../src/ingest/paths.ts'
import { downloaded, openSite, type Site } from './site.ts'

vi.setConfig({ testTimeout: 240_000 })

let site: Site
let page: Page
const missing: string[] = []

beforeAll(async () => {
  site = await openSite()
  site.context.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url())
  })
  page = await site.open('sangong', '[data-cell=vehicle_cost][data-from=live]')
})
afterAll(() => site?.close())

const sheet = () => page.locator('.briefing-sheet')
const settled = () => page.waitForSelector('.briefing-sheet:not(.busy) h1', { timeout: 60_000 })

async function saved(action: string): Promise<Record<string, Uint8Array>> {
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await page.click(`[data-action=${action}]`)
  return unzipSync(await downloaded(await coming))
}

it('collects charts, tables and a checked sentence from the pages', async () => {
  for (const name of ['vehicle_cost', 'sangong_trend', 'sangong_parts']) {
    await page.click(`[data-cell=${name}] [data-take=briefing]`)
    await page.locator(`[data-cell=${name}] .said`, { hasText: '已放进简报' }).waitFor()
  }
  await page.click('[data-cell=vehicle_cost] .more-forms summary')
  await page.click('[data-cell=vehicle_cost] [data-take=briefing-table]')
  await page.click('[data-cell=vehicle_cost] .data summary')
  await page.locator('[data-cell=vehicle_cost] tbody .figure').first().click()
  await page.click('.trace .sentence summary')
  await page.locator('zb-sentence .told').waitFor()
  expect(await page.locator('zb-sentence .told').textContent()).toMatch(/\d{4} 年.*¹。/)
  const boxes = page.locator('zb-sentence input')
  for (const box of await boxes.all()) if (!(await box.isChecked())) await box.check()
  expect(await page.locator('zb-sentence .refused').textContent()).toContain('写不成：条目不同')
  for (const box of (await boxes.all()).slice(1)) await box.uncheck()
  await page.click('zb-sentence [data-action=put]')
  await page.locator('zb-sentence .said', { hasText: '已放进简报' }).waitFor()
  await page.keyboard.press('Escape')
})

it('shows them as they will print, in the order that the person gives, with words between', async () => {
  await page.goto(`${site.url}#/briefing`)
  await settled()
  await page.waitForFunction(() => document.querySelectorAll('.briefing-sheet figure').length === 4)
  expect(await page.locator('.briefing-blocks > li').count()).toBe(5)
  expect(await sheet().locator('figcaption .label').allTextContents()).toEqual([
    '图 1',
    '图 2',
    '图 3',
    '表 1',
  ])
  await page.locator('.briefing-blocks > li').last().locator('[data-action=up]').focus()
  for (let n = 0; n < 4; n++) {
    await page.locator('.briefing-blocks > li[data-kind=prose] [data-action=up]').focus()
    await page.keyboard.press('Enter')
  }
  await page.locator('.briefing-blocks > li').first().locator('[data-action=write-below]').click()
  await page.locator('.briefing-blocks textarea').nth(1).fill('## 车\n\n见[图](#sangong_trend)。')
  await page.locator('.briefing-sheet h2', { hasText: '车' }).waitFor()
  expect(await sheet().locator('a[href="#shown-sangong_trend"]').textContent()).toBe('图 2')
  expect(await sheet().locator('.notes li').first().textContent()).toMatch(/《.*》.*第 \d+ 行/)
})

it('becomes a Word document and slides with the same captions, and a native chart', async () => {
  const word = strFromU8((await saved('docx'))['word/document.xml']!)
  expect([...word.matchAll(/SEQ (\w+)/g)].map(([, name]) => name)).toEqual([
    'Figure',
    'Figure',
    'Figure',
    'Table',
  ])
  const slides = Object.keys(await saved('pptx'))
  expect(slides.filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(3)
})

it('is there again after a reload, goes into a link, and is looked at before it is taken from one', async () => {
  await page.reload()
  await settled()
  expect(await page.locator('.briefing-blocks > li').count()).toBe(6)
  await page.click('[data-action=share]')
  await page.locator('.said', { hasText: '链接已复制' }).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.click('[data-action=clear]')
  expect(await page.locator('.briefing-blocks > li').count()).toBe(0)
  await page.goto(link)
  await page.click('.offer [data-action=take]')
  await settled()
  expect(await page.locator('.briefing-blocks > li').count()).toBe(6)
  await page.click('[data-action=undo]')
  expect(await page.locator('.briefing-blocks > li').count()).toBe(0)
})

it('is one in two tabs: what is collected or written in either is in both', async () => {
  const other = await site.context.newPage()
  await other.goto(`${site.url}#/briefing`)
  await other.waitForSelector('[data-add=prose]')
  await other.click('[data-add=prose]')
  await other.locator('.briefing-blocks textarea').last().fill('那边写的')
  await page.locator('.briefing-sheet', { hasText: '那边写的' }).waitFor()
  await page.click('[data-add=prose]')
  await page.locator('.briefing-blocks textarea').last().fill('这边写的')
  await other.locator('.briefing-sheet', { hasText: '这边写的' }).waitFor()
  expect(await other.locator('.briefing-sheet', { hasText: '那边写的' }).count()).toBe(1)
  await other.close()
})

it('carries the units that are followed into its .md, and draws with them when it comes back', async () => {
  await page.goto(`${site.url}#/sangong?basket=420112-bigdata`)
  await page.waitForFunction(() => document.querySelectorAll('.head .basket .chip').length === 1)
  await page.goto(`${site.url}#/briefing`)
  await settled()
  const coming = page.waitForEvent('download')
  await page.click('[data-action=markdown]')
  const text = new TextDecoder().decode(await downloaded(await coming))
  const [, followed] = /```input basket\n(?:.*\n)*?value: (.*)\n```/.exec(text) ?? []
  expect(followed).toBe('420112-bigdata')
  await page.click('[data-action=clear]')
  await page.setInputFiles('input[accept=".md"]', {
    name: '简报.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  })
  await page.locator('.briefing-blocks > li[data-kind=input]').waitFor()
  await page.click('[data-action=clear]')
})

it('a letter about the contradictions of one report is drafted by one click', async () => {
  await page.goto(`${site.url}#/check`)
  await page.waitForSelector('[data-cell=report_findings][data-from=live]', { timeout: 60_000 })
  const coming = page.waitForEvent('download')
  await page.click('[data-cell=report_findings] [data-take=letter]')
  const file = await coming
  expect(file.suggestedFilename()).toBe('账本-核对函.docx')
  const text = strFromU8(unzipSync(await downloaded(file))['word/document.xml']!)
  expect(text).toContain('关于核对部门预决算公开数据的函')
})

it('axe finds nothing, in both languages, and at 390 px nothing is wider than the page', async () => {
  const script = readFileSync(join(PROJECT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
  const bad: string[] = []
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((tongue) => localStorage.setItem('zhangben.locale', tongue), language)
    await page.evaluate(() =>
      localStorage.setItem(
        'zhangben.briefing',
        '---\ntitle: t\norder: 1\n---\n## x\n\n```sql vehicle_cost\n```\n\n```sql unit_years\n```\n',
      ),
    )
    await page.goto(`${site.url}#/briefing`)
    await page.reload()
    await settled()
    await page.setViewportSize({ width: 390, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.evaluate(script)
    const found = await page.evaluate(() =>
      (
        window as unknown as {
          axe: { run: (d: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
      ).axe.run(document),
    )
    for (const { id, nodes } of found.violations)
      bad.push(`${language} ${id}: ${nodes[0]?.html.slice(0, 160)}`)
  }
  expect(bad).toEqual([])
})

it('the console has no error, and nothing was asked of another origin', () => {
  expect(missing).toEqual([])
  expect(site.foreign).toEqual([])
  expect(site.errors).toEqual([])
})
