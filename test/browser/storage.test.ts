import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { openFile } from '../../src/reports/open/file.ts'
import { report } from '../fixtures/report.ts'
import { run, values, write } from './note/cell.ts'
import { downloaded } from './site.ts'
import { useSite } from './use-site.ts'

const site = useSite()

/** A browser that has never been here, or that has had something put into it by an older version. */
async function visitor(
  prepare?: (page: Page) => Promise<void>,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await site.browser.newContext({ acceptDownloads: true, serviceWorkers: 'block' })
  await context.addInitScript(() => {
    try {
      localStorage.setItem('zhangben.welcome', 'yes')
    } catch {}
  })
  const page = await context.newPage()
  if (prepare !== undefined) {
    await page.goto(`${site.url}data/datapackage.json`)
    await prepare(page)
  }
  await page.goto(`${site.url}#/ask`)
  await page.waitForSelector('.schema details', { timeout: 60_000 })
  return { context, page }
}

const noteNames = (page: Page) =>
  page.$$eval('select[aria-label=这个浏览器里的笔记] option', (options) => options.map((o) => o.textContent))

/** What the version before the one store kept: notes and runs as text, reports and files in a database of version 3. */
async function keepAsBefore(page: Page, transcript: string): Promise<void> {
  await page.evaluate(async (transcript) => {
    const note = (id: string, title: string, sql: string) => ({
      id,
      title,
      text: `---\ntitle: ${title}\norder: 99\n---\n\`\`\`sql q1\n${sql}\n\`\`\`\n`,
      changed: `2024-05-0${id}T08:00:00.000Z`,
    })
    localStorage.setItem(
      'zhangben.notes',
      JSON.stringify([
        note('1', '旧账', 'SELECT 1 AS one'),
        { id: '2', title: 5 },
        note('3', '车', 'SELECT 3 AS three'),
      ]),
    )
    localStorage.setItem(
      'zhangben.runs',
      JSON.stringify([{ sql: 'SELECT 7 AS seven', at: '2024-05-01T08:00:00.000Z', rows: 1, ms: 3 }]),
    )
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('zhangben', 3)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('reports', { keyPath: 'documentId' })
        request.result.createObjectStore('files', { keyPath: 'table' })
        request.result.createObjectStore('originals', { keyPath: 'hash' })
        request.result.createObjectStore('item_names', { keyPath: ['label', 'unit_id'] })
      }
      request.onsuccess = () => resolve(request.result)
    })
    const transaction = database.transaction(['reports', 'files'], 'readwrite')
    const id = /# document_id: (.*)/.exec(transcript)![1]
    transaction.objectStore('reports').put({ documentId: id, title: '旧报告', transcript, source: 'x' })
    transaction
      .objectStore('reports')
      .put({ documentId: 'spoilt', title: '坏报告', transcript: '# 不是读本', source: '' })
    const bytes = new TextEncoder().encode('区县,人口\n江汉区,64.79\n')
    transaction.objectStore('files').put({ table: '人口', file: '人口.csv', bytes })
    transaction.objectStore('files').put({ table: '空', file: '空.csv', bytes: null })
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    database.close()
  }, transcript)
}

/** The transcript of a report of an invented unit. */
function transcriptOf(): string {
  const source = { text: report(), format: 'text' as const, layout: null, hash: 'x' }
  const knowledge = { ...readRegistry(), units: [], names: [] }
  return openFile(source, knowledge, [], []).reports[0]!.transcript
}

describe('what is kept in this browser', () => {
  it('is taken over from the version before; what is spoilt is put aside and the rest goes on', async () => {
    const transcript = transcriptOf()
    const { context, page } = await visitor((page) => keepAsBefore(page, transcript))
    expect(await noteNames(page)).toEqual(['车（2024-05-03）', '旧账（2024-05-01）'])
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['3']])
    await page.waitForSelector('.schema summary:text-is("人口")')
    const id = /# document_id: (.*)/.exec(transcript)![1]
    await write(page, 'q1', `SELECT title AS kept FROM documents WHERE document_id = '${id}'`)
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] th:has-text("kept")')
    expect((await values(page, 'q1')).flat().join()).toMatch(/年度部门决算/)
    await page.click('[data-action=history]')
    expect(await page.locator('.history li').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('SELECT 7 AS seven')]),
    )
    await page.waitForFunction(() => document.querySelectorAll('zb-aside li').length === 3)
    expect(await page.locator('zb-aside li').allTextContents()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^notes-/),
        expect.stringMatching(/^reports-/),
        expect.stringMatching(/^空\.csv|^files-/),
      ]),
    )
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('zb-aside li', { hasText: 'reports-' }).locator('[data-action=keep-aside]').click(),
    ])
    expect((await downloaded(file)).toString()).toBe('# 不是读本')
    await page.locator('zb-aside li').first().locator('[data-action=drop-aside]').click()
    await page.waitForFunction(() => document.querySelectorAll('zb-aside li').length === 2)
    expect(await page.evaluate(() => localStorage.getItem('zhangben.notes'))).toBeNull()
    await context.close()
  })

  it('holds an edit that was made just before a link was followed, or the page left', async () => {
    const { context, page } = await visitor()
    await page.click('[data-action=new]')
    await write(page, 'q1', 'SELECT 11 AS eleven')
    await page.evaluate(() => {
      location.hash = '#/ask?sql=SELECT%2012'
    })
    await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent === 'SELECT 12')
    await page.selectOption('select[aria-label=这个浏览器里的笔记]', { index: 1 })
    await page.waitForFunction(
      () => document.querySelector('.cm-content')?.textContent === 'SELECT 11 AS eleven',
    )
    await write(page, 'q1', 'SELECT 13 AS thirteen')
    await page.goto('about:blank')
    await page.goto(`${site.url}#/ask`)
    await page.waitForSelector('.cm-content')
    expect(await page.textContent('.cm-content')).toBe('SELECT 13 AS thirteen')
    await context.close()
  })

  it('a fenced block without a name, or backticks in a comment, empty no notebook', async () => {
    const { context, page } = await visitor()
    await page.click('[data-action=new]')
    await write(page, 'q1', '-- ```\nSELECT 1 AS one\n-- ```')
    await page.click('.adders [data-add=prose]')
    await page.fill('textarea.writing', '```sql\nSELECT 2\n```')
    await page.click('[data-action=done]')
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('[data-block=q1] .cm-content')
    expect(await page.locator('[data-block=q1] .cm-line').allTextContents()).toEqual([
      '-- ```',
      'SELECT 1 AS one',
      '-- ```',
    ])
    expect(await page.textContent('.block .prose code')).toBe('SELECT 2\n')
    await context.close()
  })

  it('a browser that keeps nothing says so, and everything else works', async () => {
    const context = await site.browser.newContext({ serviceWorkers: 'block' })
    await context.addInitScript(() => {
      const deny = {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      }
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, deny)
    })
    const page = await context.newPage()
    await page.goto(`${site.url}#/sangong`)
    await page.waitForSelector('[data-cell][data-from=live]', { timeout: 60_000 })
    await page.goto(`${site.url}#/ask`)
    await page.waitForSelector('[data-block=q1]')
    expect(await page.textContent('[role=alert]')).toMatch(/不让网页保存/)
    await write(page, 'q1', 'SELECT 5 AS five')
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['5']])
    await context.close()
  })
})
