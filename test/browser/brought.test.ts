import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fresh, run, values, write } from './note/cell.ts'
import { useSite } from './use-site.ts'

const site = useSite()

/** Gives the notebook a file, as a person picks one. */
const bring = (page: Page, name: string, text: string) =>
  page.setInputFiles('.note-bar input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })

describe('a table that a person brought', () => {
  it('stands beside a table of the same name, is renamed, read otherwise, and removed', async () => {
    const page = await fresh(site)
    await bring(
      page,
      'facts.csv',
      '代码,2023,2022,数,数\n0101,1,2,420103199001010011,4\n0102,3,4,420103199001010012,5,6\n',
    )
    await page.waitForSelector('[data-table=facts_2]')
    expect(await values(page, 'q2')).toEqual([
      ['0101', '1', '2', '420103199001010011', '4', '—'],
      ['0102', '3', '4', '420103199001010012', '5', '6'],
    ])
    expect(await page.locator('[data-table=facts_2] .warning').allTextContents()).toEqual(
      expect.arrayContaining([
        '有以 0 开头的数，像是编号，当作文字',
        '列名 数 有两个，后一个叫作 数_2',
        '1 行比列名多出几格，多出的放在后面加的列里',
      ]),
    )
    await write(page, 'q1', 'SELECT count(*) > 1000 AS base FROM facts')
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] th:has-text("base")')
    expect(await values(page, 'q1')).toEqual([['true']])
    await page.selectOption('[data-table=facts_2] [data-column=代码]', 'number')
    await page.waitForSelector(
      '[data-table=facts_2] [data-column=代码] option[value=number][selected], [data-table=facts_2]',
    )
    await page.fill('[data-table=facts_2] input', 'sangong')
    await page.press('[data-table=facts_2] input', 'Tab')
    await page.waitForSelector('.brought .error')
    await page.fill('[data-table=facts_2] input', '名册')
    await page.press('[data-table=facts_2] input', 'Tab')
    await page.waitForSelector('[data-table=名册]')
    await page.reload()
    await page.waitForSelector('[data-table=名册]', { timeout: 30_000 })
    expect(await page.inputValue('[data-table=名册] [data-column=代码]')).toBe('number')
    await page.click('[data-table=名册] [data-action=drop-table]')
    await page.waitForSelector('[data-table=名册]', { state: 'detached' })
    await page.reload()
    await page.waitForSelector('.schema details')
    expect(await page.locator('[data-table]').count()).toBe(0)
  })

  it('says what it costs before it is read, where it is wide', async () => {
    const page = await fresh(site)
    const head = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join()
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.message())
        void dialog.dismiss()
      })
    })
    await bring(page, '宽.csv', `${head}\n1\n`)
    expect(await asked).toMatch(/宽\.csv 有 2 行、10000 列，读进来约占 \d+ MB 内存/)
    expect(await page.locator('[data-table]').count()).toBe(0)
  })
})

describe('a notebook that came with a link', () => {
  it('stays another’s, also after a reload, until its owner says otherwise; its links ask', async () => {
    const page = await fresh(site)
    const text =
      '---\ntitle: 来的\norder: 1\n---\n[看](https://example.invalid/?d={{q1.n}})\n\n```sql q1\nSELECT 4711 AS n\n```\n'
    const { deflateRawSync } = await import('node:zlib')
    await page.goto(`${site.url}#/ask?note=${deflateRawSync(Buffer.from(text)).toString('base64url')}`)
    await page.waitForSelector('.offer')
    expect(await page.textContent('.offer .addresses')).toContain('https://example.invalid/')
    await page.click('[data-action=take]')
    await page.waitForSelector('.warning.foreign')
    await run(page, 'q1')
    await values(page, 'q1')
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('.warning.foreign')
    const link = page.locator('.block .prose a')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(await link.getAttribute('href')).not.toContain('4711')
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.message())
        void dialog.dismiss()
      })
    })
    await link.click()
    expect(await asked).toContain('https://example.invalid/')
    await page.click('[data-action=own]')
    await page.waitForSelector('.warning.foreign', { state: 'detached' })
    await page.waitForTimeout(300)
    await page.reload()
    await page.waitForSelector('.block .prose a')
    expect(await page.locator('.warning.foreign').count()).toBe(0)
  })
})
