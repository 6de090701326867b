import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { briefingOf, readNotebook } from '../../src/briefing/notebook.ts'
import { writeBriefing } from '../../src/briefing/write.ts'
import { PROJECT, queriesPath } from '../../src/ingest/paths.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { pdfText } from '../../src/reports/source/pdf.ts'
import { launch } from './chromium.ts'

let browser: Browser
let page: Page
const asked: string[] = []
const errors: string[] = []

beforeAll(async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhangben-')), 'briefing.html')
  await writeBriefing(
    await briefingOf(readNotebook(queriesPath('notebooks', 'sangong.md'))),
    path,
    'official',
  )
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(pathToFileURL(path).href)
})
afterAll(() => browser?.close())

it('opens from a disk with charts, tables, footnotes and annex, and asks for nothing', async () => {
  expect(await page.locator('.picture svg svg').count()).toBe(4)
  expect(await page.locator('figure.table tbody tr').count()).toBeGreaterThan(3)
  expect(await page.locator('.notes li').count()).toBe(6)
  expect(await page.locator('.annex tbody td').count()).toBeGreaterThan(100)
  expect(asked.filter((url) => !/^(?:file|data):/.test(url))).toEqual([])
  expect(asked).toHaveLength(1)
})

it('sorts a table by a click on a heading, up and down', async () => {
  const years = () => page.locator('table.sortable tbody tr td:nth-child(3)').allTextContents()
  const head = page.locator('table.sortable th button', { hasText: '年度' })
  await head.click()
  const down = await years()
  expect(down).toEqual([...down].sort().reverse())
  await head.click()
  expect(await years()).toEqual([...down].reverse().sort())
})

it('tells of what is pointed at, and follows it to its line, by the keyboard too', async () => {
  const picture = page.locator('.picture').first()
  await picture.focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('.briefing-tip').textContent()).toMatch(/运行费（万元）：5\.65/)
  await page.keyboard.press('Enter')
  expect(await page.locator('.briefing-trail[open]').textContent()).toMatch(
    /第 345 行.*公务用车运行费5\.65万元/,
  )
  await page.keyboard.press('Escape')
  await picture.hover()
  await picture.click()
  await page.locator('.briefing-trail[open] article').first().waitFor()
  await page.locator('.briefing-trail button').click()
})

it('prints as PDF, the pages numbered, the annex with it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhangben-')), 'briefing.pdf')
  await writeBriefing(await briefingOf(readNotebook(queriesPath('notebooks', 'sangong.md'))), path, 'plain')
  const { text, layout } = await pdfText(new Uint8Array(readFileSync(path)), LIBRARIES.pdf)
  const pages = text.split('\f')
  expect(layout.pages.length).toBeGreaterThan(4)
  expect(pages[0]).toContain('这个数可靠吗')
  expect(pages.at(-1)).toContain('数据版本')
}, 120_000)

it('axe finds nothing', async () => {
  const script = readFileSync(join(PROJECT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
  await page.evaluate(script)
  const found = await page.evaluate(() =>
    (
      window as unknown as {
        axe: { run: (d: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run(document),
  )
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
})

it('no error is on the console', () => {
  expect(errors).toEqual([])
})
