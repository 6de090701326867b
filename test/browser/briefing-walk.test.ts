import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { installed, smallestOf, toPaper, wordsOf } from '../briefing/office.ts'
import { downloaded, openSite, type Site } from './site.ts'

vi.setConfig({ testTimeout: 300_000 })

/** Waits of a machine that does much else. */
const PATIENCE = { timeout: 90_000 }

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(async () => {
  await site.close()
  expect(site.foreign).toEqual([])
  expect(site.errors).toEqual([])
})

const cell = (name: string) => `[data-cell=${name}]`

/** Puts a chart, or its table, into the briefing: by the pointer, or from the keyboard. */
async function collect(page: Page, name: string, what: 'chart' | 'table', by: 'pointer' | 'keyboard') {
  const press = async (selector: string) => {
    const target = page.locator(`${cell(name)} ${selector}`)
    if (by === 'pointer') return target.click()
    await target.focus()
    await page.keyboard.press('Enter')
  }
  if (what === 'table') await press('.more-forms summary')
  await press(what === 'chart' ? '[data-take=briefing]' : '[data-take=briefing-table]')
  await page.locator(`${cell(name)} .said`, { hasText: '已放进简报' }).waitFor(PATIENCE)
}

/** Puts a sentence about a figure of a table into the briefing; resolves to it. `compared`: its plan and what became of it. */
async function say(page: Page, name: string, at: number, compared = false): Promise<string> {
  const table = page.locator(`${cell(name)} .data`)
  if (!(await table.evaluate((element) => (element as HTMLDetailsElement).open)))
    await table.locator('summary').first().click()
  await page
    .locator(`${cell(name)} tbody .figure`)
    .nth(at)
    .click()
  await page.click('.trace .sentence summary')
  const told = page.locator('zb-sentence .told')
  await told.waitFor(PATIENCE)
  if (compared) {
    for (const box of await page.locator('zb-sentence input').all()) await box.uncheck()
    for (const stage of ['决算', '年初预算'])
      await page
        .locator('zb-sentence label', { hasText: ` · ${stage} · ` })
        .first()
        .locator('input')
        .check()
    await page.locator('zb-sentence .told', { hasText: '%' }).waitFor(PATIENCE)
  }
  const sentence = (await told.textContent())!.replace('¹', '')
  await page.click('zb-sentence [data-action=put]')
  await page.locator('zb-sentence .said', { hasText: '已放进简报' }).waitFor(PATIENCE)
  await page.keyboard.press('Escape')
  return sentence
}

const settled = (page: Page) => page.waitForSelector('.briefing-sheet:not(.busy) h1', PATIENCE)

async function save(page: Page, action: string): Promise<Buffer> {
  const coming = page.waitForEvent('download', PATIENCE)
  await page.click(`[data-action=${action}]`)
  return downloaded(await coming)
}

describe.each([
  ['the five reports', ''],
  ['a city of 120 units', '?data=city'],
])('ten minutes’ briefing over %s', (_, query) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-walk-'))
  const sentences: string[] = []
  let page: Page

  it('is collected from the pages: three charts, two tables, four sentences', async () => {
    page = await site.open(`sangong${query}`, `${cell('sangong_budget_final')} [data-take=briefing]`)
    await collect(page, 'vehicle_cost', 'chart', 'pointer')
    await collect(page, 'sangong_parts', 'chart', 'keyboard')
    await collect(page, 'sangong_trend', 'chart', 'pointer')
    await collect(page, 'vehicle_cost', 'table', 'pointer')
    await collect(page, 'sangong_budget_final', 'table', 'keyboard')
    for (const [name, at] of [
      ['vehicle_cost', 0],
      ['vehicle_cost', 2],
      ['sangong_trend', 0],
    ] as const)
      sentences.push(await say(page, name, at))
    sentences.push(await say(page, 'sangong_trend', 1))
    for (const sentence of sentences) expect(sentence).toMatch(/20\d\d 年.*\d.*。$/)
  })

  it('is put in order and written between from the keyboard', async () => {
    await page.goto(`${site.url}#/briefing${query}`)
    await settled(page)
    const blocks = page.locator('.briefing-blocks > li')
    await expect.poll(() => blocks.count(), PATIENCE).toBe(9)
    for (let up = 0; up < 8; up++) {
      const row = blocks.nth(8 - up)
      await row.locator('[data-action=up]').focus()
      await page.keyboard.press('Enter')
    }
    await blocks.first().locator('[data-action=write-below]').focus()
    await page.keyboard.press('Enter')
    await page.locator('.briefing-blocks textarea').nth(1).focus()
    await page.keyboard.insertText('## 车和招待\n\n先看[图](#vehicle_cost)，再看[表](#vehicle_cost_2)。')
    await page.locator('.note-bar .title').fill('“三公”经费月报')
    await page.locator('.briefing-sheet h2', { hasText: '车和招待' }).waitFor(PATIENCE)
    await settled(page)
    const labels = page.locator('.briefing-sheet figcaption .label')
    await expect
      .poll(() => labels.allTextContents(), PATIENCE)
      .toEqual(['图 1', '图 2', '图 3', '表 1', '表 2'])
    expect(await page.locator('.briefing-sheet a[href="#shown-vehicle_cost_2"]').textContent()).toBe('表 1')
  })

  it('becomes Word, slides and a page with all of it', async () => {
    const docx = await save(page, 'docx')
    writeFileSync(join(folder, 'a.docx'), docx)
    const word = strFromU8(unzipSync(docx)['word/document.xml']!)
    expect(word.match(/SEQ Figure/g)).toHaveLength(3)
    expect(word.match(/SEQ Table/g)).toHaveLength(2)
    const pptx = await save(page, 'pptx')
    writeFileSync(join(folder, 'b.pptx'), pptx)
    const html = (await save(page, 'html')).toString()
    const bare = (text: string) => text.replace(/<[^>]*>/g, '').replace(/&quot;/g, '"')
    for (const sentence of sentences) {
      expect(bare(word)).toContain(sentence.replace(/。$/, ''))
      expect(bare(html)).toContain(sentence.replace(/。$/, ''))
    }
    writeFileSync(join(folder, 'c.pdf'), await page.pdf({ preferCSSPageSize: true }))
  })

  it.runIf(installed)(
    'is whole on paper: captions in order, no page of a heading alone, no letters too small on a slide',
    () => {
      const word = wordsOf(toPaper(join(folder, 'a.docx')))
      const text = word.replace(/[ \u200b]+/g, ' ')
      expect([...text.matchAll(/^\s*(图|表) ?(\d)[ 　]+\S/gm)].map(([, what, n]) => `${what} ${n}`)).toEqual(
        expect.arrayContaining(['图 1', '图 2', '图 3', '表 1', '表 2']),
      )
      expect(text).toContain('附件：所用的数，各印在哪里')
      for (const page of word.split('\f').slice(0, -1))
        expect(page.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(2)
      for (const { page, size, words } of smallestOf(toPaper(join(folder, 'b.pptx'))))
        expect(size, `slide ${page}: ${words}`).toBeGreaterThanOrEqual(8)
      const paper = wordsOf(join(folder, 'c.pdf'))
      for (const label of ['图 1', '图 3', '表 2']) expect(paper).toContain(label)
    },
  )
})
