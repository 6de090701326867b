import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drop } from '../drop.ts'
import { useSite } from '../use-site.ts'
import { fresh, run, values, write } from './cell.ts'

const site = useSite()

describe('a notebook kept, shared and brought', () => {
  it('a hostile notebook does nothing when looked at, and reaches nobody when taken', async () => {
    const text = [
      '---\ntitle: 坏\norder: 1\n---',
      '<img src=x onerror="window.hit=1"><script>window.hit=1</script>',
      '![图](https://example.invalid/a.png) [点](javascript:window.hit=1)',
      "```sql q1\nSELECT * FROM 'https://example.invalid/b.csv'\n```",
    ].join('\n\n')
    const packed = deflateRawSync(Buffer.from(text)).toString('base64url')
    const page = await site.visit(`ask?note=${packed}`, '.offer')
    await page.click('[data-action=take]')
    await page.waitForSelector('[data-block=q1]')
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error')
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined()
    expect(await page.locator('.block .prose a[href^=javascript]').count()).toBe(0)
    expect(await page.locator('.block .prose img').count()).toBe(0)
  })

  it('is there after a reload, goes out as a link, and is shown before it is taken elsewhere', async () => {
    const page = await fresh(site)
    await page.fill('[aria-label=笔记的名字]', '车的账')
    await write(page, 'q1', 'SELECT 42 AS answer -- 车的账')
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('.schema details')
    expect(await page.inputValue('[aria-label=笔记的名字]')).toBe('车的账')
    expect(await page.locator('.cm-content').textContent()).toContain('42 AS answer')
    await page.click('[data-action=share]')
    await page.waitForFunction(() =>
      document.querySelector('.note-bar .said')?.textContent?.includes('已复制'),
    )
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const elsewhere = await site.browser.newContext({ serviceWorkers: 'block' })
    const other = await elsewhere.newPage()
    await other.goto(link)
    await other.waitForSelector('.offer')
    expect(await other.locator('.offer').textContent()).toMatch(/车的账[\s\S]*42 AS answer/)
    expect(await other.locator('[data-cell]').count()).toBe(0)
    await other.click('[data-action=take]')
    await other.waitForSelector('[data-block=q1]')
    await run(other, 'q1')
    expect(await values(other, 'q1')).toEqual([['42']])
    await elsewhere.close()
  })

  it('says that a spoilt link cannot be read', async () => {
    const page = await site.visit('ask?note=AAAA', '.error')
    expect(await page.locator('.error').textContent()).toMatch(/链接不完整或被改过/)
  })

  it('makes a table of a CSV, also after a reload', async () => {
    const page = await fresh(site)
    const path = join(tmpdir(), '人口.csv')
    writeFileSync(path, '区县,人口\n江汉区,"64.79"\n洪山区,172.71\n')
    await page.setInputFiles('.note-bar input[type=file]', path)
    await page.waitForSelector('[data-cell=q2] tbody tr')
    expect(await values(page, 'q2')).toEqual([
      ['江汉区', '64.79'],
      ['洪山区', '172.71'],
    ])
    await page.reload()
    await page.waitForSelector('.schema summary:text-is("人口")')
  })

  it('takes a CSV that is dropped on the page', async () => {
    const page = await site.visit('sangong')
    await drop(page, '面积.csv', new TextEncoder().encode('区县,面积\n江汉区,28.29\n'), 'main')
    await page.waitForSelector('.schema summary:text-is("面积")')
    await page.waitForFunction(() => document.querySelector('zb-note')?.textContent?.includes('28.29'))
  })

  it('goes on from a shipped page: one query, or the page whole, with its inputs as they stand', async () => {
    const page = await site.visit('sangong?districts=江汉区')
    await page.click('[data-cell=vehicle_cost] [data-take=sql]')
    await page.waitForSelector('.schema details')
    expect(await page.locator('.cm-content').textContent()).toContain("districts text = '江汉区'")
    await run(page, 'q1')
    expect((await values(page, 'q1')).every(([unit]) => unit?.includes('江汉区'))).toBe(true)
    await page.goto(`${site.url}#/sangong`)
    await page.waitForSelector('[data-cell=vehicle_cost]')
    await page.keyboard.press('Control+k')
    await page.fill('.palette input', '抄成')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.offer')
    await page.click('[data-action=take]')
    await page.waitForSelector('[data-block=sangong_parts]')
    await page.click('[data-action=run-all]')
    await page.waitForSelector('[data-cell=sangong_trend] svg')
    expect(await page.locator('.block .prose strong').first().textContent()).toMatch(/每辆车/)
  })
})
