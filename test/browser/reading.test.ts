import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import axe from 'axe-core'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { readReports } from '../../src/reports/read.ts'
import { readSource } from '../../src/reports/source/index.ts'
import { formatTranscript, parseTranscript } from '../../src/reports/transcript.ts'
import { toPdf } from '../fixtures/formats.ts'
import { drawnPdf, song, utf16 } from '../fixtures/pdf.ts'
import { report } from '../fixtures/report.ts'
import { shortReport, toPrint, toScan } from '../fixtures/scan.ts'
import { drop } from './drop.ts'
import { downloaded, openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** A report with sentences whose words nobody knows. */
const TEXT = report().replace(
  '(一)政府采购',
  '另列专项，夜间值守照明贴补 12.30\n另有巡查车次 35\n(一)政府采购',
)

async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await drop(page, name, bytes)
  await page.waitForSelector('[data-document]')
}

/** A report brought to the page and laid open. */
async function room(text = TEXT): Promise<Page> {
  const page = await site.open('reports', '.drop')
  await bring(page, '运行中心.txt', new TextEncoder().encode(text))
  await page.click('[data-action=open]')
  await page.waitForSelector('.source-text .mark')
  return page
}

const count = async (page: Page, fate: string) =>
  Number(await page.textContent(`.legend [data-count=${fate}]`))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Presses n until the focus is on a number. */
async function walkTo(page: Page, number: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press('n')
    if ((await focused(page)) === number) return
  }
  throw new Error(`n never came to ${number}`)
}

async function saved(page: Page, action: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-action=${action}]`)])
  return (await downloaded(download as Download)).toString()
}

describe('the reading room', () => {
  it('shows every number of the text by what became of it, and leads from number to fact and back', async () => {
    const page = await room()
    const all = await page.locator('.source-text .mark').count()
    const [fact, structure, left] = [
      await count(page, 'fact'),
      await count(page, 'structure'),
      await count(page, 'left'),
    ]
    expect(fact + structure + left).toBe(all)
    expect(left).toBeGreaterThanOrEqual(2)
    await page.click('.source-text .mark.fact >> nth=5')
    const value = (await page.textContent('.source-text [aria-current]'))!.replaceAll(',', '')
    expect(Number.parseFloat((await page.textContent('.facts [aria-current] .value'))!)).toBe(Number(value))
    await page.click('.facts .row >> nth=20')
    const row = Number.parseFloat((await page.textContent('.facts .row >> nth=20 >> .value'))!)
    expect(Number((await page.textContent('.source-text [aria-current]'))!.replaceAll(',', ''))).toBe(row)
    await page.close()
  })

  it('gives a left-out number its item from the keyboard alone; joined, kept, exported, read by the command line', async () => {
    const page = await room()
    const before = await count(page, 'left')
    await walkTo(page, '12.30')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.assign input[role=combobox]:focus')
    await page.waitForFunction(
      () => (document.querySelector('zb-item-field') as unknown as { items: unknown[] }).items.length > 60,
    )
    await page.keyboard.insertText('公务接待')
    await page.waitForSelector('.assign [role=option]')
    await page.keyboard.press('Enter')
    expect(await page.inputValue('.assign [name=subject]')).toBe('三公')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.assign', { state: 'detached' })
    expect(await focused(page)).toBe('12.30')

    await page.keyboard.press('Enter')
    await page.waitForSelector('.assign input[role=combobox]:focus')
    await page.keyboard.insertText('照明贴补')
    await page.fill('.assign [name=subject]', '支出')
    await page.fill('.assign [name=reason]', '原文另列专项')
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (n) => document.querySelector('[data-count=left]')?.textContent === String(n),
      before - 1,
    )
    expect(await focused(page)).toBe('12.30')
    expect(await page.textContent('.room [role=status]')).toContain('照明贴补')

    await walkTo(page, '35')
    await page.keyboard.press('x')
    await page.waitForSelector('.assign [name=reason]:focus')
    await page.keyboard.insertText('不是这个单位的车次')
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (n) => document.querySelector('[data-count=left]')?.textContent === String(n),
      before - 2,
    )

    const transcript = await saved(page, 'export')
    const facts = await page.$$eval('.facts [data-fact]', (rows) =>
      rows.map((row) => {
        const [, reason = ''] = row.querySelector('.proof')!.textContent!.split('由人订正：')
        return `${(row as HTMLElement).dataset.fact} ${reason}`
      }),
    )
    expect(facts.filter((fact) => fact.endsWith('原文另列专项'))).toHaveLength(1)

    await page.click('[data-action=add]')
    await page.waitForSelector('[data-action=compare]', { timeout: 30_000 })
    await page.click('[data-action=compare]')
    await page.waitForFunction(
      (name) => document.querySelector('[data-cell=sangong_trend]')?.textContent?.includes(name),
      '城市运行服务中心',
      { timeout: 30_000 },
    )
    await page.close()

    const again = await site.open('reports', '.shelf li')
    await again.click('[data-action=reopen]')
    await again.waitForSelector('.source-text .mark')
    expect(await again.textContent('.facts')).toContain('原文另列专项')
    expect(await count(again, 'left')).toBe(before - 2)
    await again.click('[data-action=leave]')
    await again.click('[data-action=remove]')
    await again.waitForFunction(() => document.querySelector('.shelf') === null)
    await again.close()

    expect(factsByCommandLine(transcript)).toEqual(facts.sort())
  })

  it('shows the printed page of a PDF with the number framed where it is printed', async () => {
    const page = await site.open('reports', '.drop')
    await bring(page, '运行中心.pdf', await toPdf(TEXT))
    await page.click('[data-action=open]')
    await page.waitForSelector('zb-source-page canvas[data-done]', { timeout: 60_000 })
    await page.focus('.room .source')
    await page.keyboard.press('p')
    const frame = page.locator('zb-source-page .frame[aria-current]')
    await frame.waitFor()
    expect(await page.evaluate(() => document.activeElement?.matches('.frame[aria-current]'))).toBe(true)
    const sheet = frame.locator('xpath=ancestor::*[@data-page]')
    await sheet.locator('canvas[data-done]').waitFor()
    const [box, around] = [(await frame.boundingBox())!, (await page.locator('.source').boundingBox())!]
    expect(box.y).toBeGreaterThan(around.y)
    expect(box.y + box.height).toBeLessThan(around.y + around.height)
    // The frame holds ink, and the paper beside it none.
    const ink = await sheet.evaluate((element) => {
      const canvas = element.querySelector('canvas')!
      const style = (element.querySelector('.frame[aria-current]') as HTMLElement).style
      const part = (value: string, whole: number) => Math.round((Number.parseFloat(value) / 100) * whole)
      const [x, y] = [part(style.left, canvas.width), part(style.top, canvas.height)]
      const [w, h] = [part(style.width, canvas.width), part(style.height, canvas.height)]
      const dark = (left: number) => {
        const { data } = canvas.getContext('2d')!.getImageData(left, y, w, h)
        return data.filter((value, i) => i % 4 === 0 && value < 128).length
      }
      return { inside: dark(x), margin: dark(0) }
    })
    expect(ink.inside).toBeGreaterThan(5)
    expect(ink.margin).toBe(0)
    const chosen = await page.textContent('.chosen .mark')
    await page.keyboard.press('t')
    await page.waitForSelector('.source-text [aria-current]')
    expect(await page.textContent('.source-text [aria-current]')).toBe(chosen)
    await page.close()
  })

  it('draws 汉字 whose font the file does not hold in one of the browser’s', async () => {
    const lines = [
      '2020年度青云市丹霞区城市运行服务中心部门决算',
      '2020年度“三公”经费支出决算12.50万元，其中公务接待费12.50万元。',
    ]
    const content = lines.map((line) => `0 -20 Td ${utf16(line)} Tj`).join(' ')
    const page = await site.open('reports', '.drop')
    await bring(page, '运行中心.pdf', drawnPdf(`BT /F 10 Tf 30 390 Td ${content} ET`, song('UniGB-UCS2-H')))
    await page.click('[data-action=open]')
    await page.waitForSelector('zb-source-page canvas[data-done]', { timeout: 60_000 })
    // The title's fifth letter, 年, behind four digits of half its width.
    const ink = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('zb-source-page canvas')!
      const point = canvas.width / 600
      const { data } = canvas.getContext('2d')!.getImageData(50 * point, 20 * point, 10 * point, 12 * point)
      return data.filter((value, i) => i % 4 === 0 && value < 128).length
    })
    expect(ink).toBeGreaterThan(10)
    await page.close()
  })

  it('shows a scan that came with the page, each number framed where it was recognised', async () => {
    const [scan, print] = [await toScan(shortReport()), await toPrint(shortReport())]
    const { text, layout } = await readSource('a.pdf', print, LIBRARIES)
    const hash = createHash('sha256').update(scan).digest('hex')
    const own = readReports(text, { hash, format: 'ocr' }, readRegistry())[0]!
    const figures = own.figures.map((figure) => ({ ...figure, mended: null }))
    const { report: told, remarks } = own
    const transcript = formatTranscript({ report: told, parts: 1, dropped: [], figures, remarks })
    const id = told.document_id
    const beside: Record<string, string | Buffer> = {
      [`transcripts/${id}.tsv`]: transcript,
      'originals/index.json': JSON.stringify({
        [id]: { file: 'a.pdf', name: '扫描.pdf', recognised: 'a.json' },
      }),
      'originals/a.pdf': Buffer.from(scan),
      'originals/a.json': JSON.stringify({ text, layout, format: 'ocr' }),
    }
    const page = await site.context.newPage()
    for (const [path, body] of Object.entries(beside))
      await page.route(`**/${path}`, (route) => route.fulfill({ body }))
    await page.goto(`${site.url}#/reports?document=${id}`)
    await page.waitForSelector('zb-source-page canvas[data-done]', { timeout: 60_000 })
    expect(await page.locator('zb-source-page .frame').count()).toBeGreaterThan(50)
    await page.locator('zb-facts [data-fact]').first().click()
    await page.locator('zb-source-page .frame[aria-current]').waitFor()
    expect(await page.textContent('.chosen .proof')).toMatch(/识别自图片/)
    await page.close()
  })

  it('opens from the trail of a figure at that number, from the transcript that came with the page', async () => {
    const page = await site.open('sangong')
    await page.click('[data-cell=sangong_trend] summary >> nth=0').catch(() => {})
    await page.locator('[data-cell=sangong_trend] tbody .figure').first().click()
    const fact = page.locator('.trace .fact.focus').first()
    await fact.waitFor()
    const value = (await fact.locator('h3 .value').textContent())!
    await fact.locator('[data-action=read]').click()
    await page.waitForSelector('.source-text [aria-current]')
    expect(await page.evaluate(() => document.querySelector('dialog.trace')?.hasAttribute('open'))).toBe(
      false,
    )
    const shown = (await page.textContent('.source-text [aria-current]'))!.replaceAll(',', '')
    expect(Number(shown)).toBe(Number.parseFloat(value))
    expect(await page.textContent('.source .note')).toContain('手上没有原文件')
    await page.click('[data-action=leave]')
    await page.waitForSelector('.drop')
    expect(await page.evaluate(() => location.hash)).not.toContain('document=')
    await page.close()
  })

  it('opens the printed page at a figure where the file was kept beside the page', async () => {
    const pdf = Buffer.from(await toPdf(report()))
    const page = await site.open('reports', '.drop')
    await bring(page, '运行中心.pdf', pdf)
    await page.click('[data-action=open]')
    await page.waitForSelector('zb-source-page canvas[data-done]', { timeout: 60_000 })
    const transcript = await saved(page, 'export')
    const { document_id: id } = parseTranscript(transcript, 'x').report
    await page.route(`**/transcripts/${id}.tsv`, (route) => route.fulfill({ body: transcript }))
    await page.route('**/originals/index.json', (route) =>
      route.fulfill({ json: { [id]: { file: 'kept.pdf', name: '运行中心.pdf' } } }),
    )
    await page.route('**/originals/kept.pdf', (route) => route.fulfill({ body: pdf }))
    const fact = await page.locator('.facts [data-fact]').nth(30).getAttribute('data-fact')
    const value = await page.locator('.facts [data-fact] .value').nth(30).textContent()
    await page.goto(`${site.url}#/reports?document=${id}&fact=${fact}&line=1`)
    await page.reload()
    await page.waitForSelector('zb-source-page .frame[aria-current]', { timeout: 60_000 })
    expect(await page.getAttribute('.facts [aria-current]', 'data-fact')).toBe(fact)
    const chosen = (await page.textContent('.chosen .mark'))!.replaceAll(',', '')
    expect(Number(chosen)).toBe(Math.abs(Number.parseFloat(value!)))
    await page.close()
  })

  it('offers a spreadsheet that is no report as a table', async () => {
    const page = await site.open('reports', '.drop')
    const book = xlsx.utils.book_new()
    const rows = [
      ['街道', '路灯（盏）'],
      ['丹霞街', 120],
      ['青云街', 85],
    ]
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), '清单')
    await drop(page, '路灯.xlsx', new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' })))
    await page.click('[data-action=table]', { timeout: 30_000 })
    await page.waitForFunction(
      () => document.querySelector('zb-note')?.textContent?.includes('丹霞街'),
      null,
      {
        timeout: 60_000,
      },
    )
    await page.close()
  })

  it('reads again by the year that a person says, and says why a year cannot be meant', async () => {
    const page = await room()
    await page.fill('.cover [name=year]', '2019')
    await page.press('.cover [name=year]', 'Tab')
    await page.waitForFunction(() => document.querySelector('#room-title')?.textContent?.includes('2019年度'))
    await page.fill('.cover [name=year]', '19')
    await page.press('.cover [name=year]', 'Tab')
    expect(await page.textContent('.cover .error')).toContain('四位年份')
    await page.fill('.cover [name=district]', '没有这个区')
    await page.press('.cover [name=district]', 'Tab')
    await page.waitForSelector('.room > .error')
    expect(await page.textContent('#room-title')).toContain('2019年度')
    await page.close()
  })

  it('keeps a name for the words of all reports, and exports it', async () => {
    const page = await room()
    await walkTo(page, '12.30')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.assign input[role=combobox]:focus')
    await page.keyboard.insertText('照明贴补')
    await page.keyboard.press('Escape')
    await page.fill('.assign [name=subject]', '支出')
    await page.check('.assign [name=reach][value=all]')
    await page.click('[data-action=assign]')
    await page.waitForSelector('[data-action=export-names]')
    expect(await saved(page, 'export-names')).toContain('夜间值守照明贴补,,支出,照明贴补,金额')
    await page.close()
    const other = await room(TEXT.replace('12.30', '15.60'))
    expect(await other.locator('.source-text .mark.left', { hasText: '15.60' }).count()).toBe(0)
    await other.close()
  })

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('has no violation of WCAG 2.2 AA at %i px, %s', async (width, colorScheme) => {
    const page = await room()
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.assign')
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run('.room', {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      }),
    )
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    await page.close()
  })
})

/** The ids of the printed facts that the command line makes of an exported transcript. */
function factsByCommandLine(transcript: string): string[] {
  const home = mkdtempSync(join(tmpdir(), 'zhangben-room-'))
  const run = (script: string, ...args: string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', `src/ingest/${script}.ts`, ...args], {
      cwd: PROJECT,
      env: { ...process.env, ZHANGBEN_HOME: home },
      encoding: 'utf8',
    })
  try {
    const file = join(home, 'exported.tsv')
    const query = join(home, 'facts.sql')
    writeFileSync(file, transcript)
    writeFileSync(
      query,
      "SELECT fact_id || ' ' || coalesce(mended, '') AS fact FROM facts WHERE origin <> 'derived'",
    )
    run('main', file)
    return run('query', query, '--format', 'csv').split('\n').slice(1).filter(Boolean).sort()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

it('no request went to another origin, and the console has no error', () => {
  expect(site.foreign).toEqual([])
  expect(site.errors).toEqual([])
})
