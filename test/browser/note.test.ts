import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const open = () => site.open('ask', '.schema details')

/** Puts a query into a cell's editor, as a person pastes it. */
async function write(page: Page, cell: string, sql: string): Promise<void> {
  await page.click(`[data-block=${cell}] .cm-content`)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Escape')
}

async function run(page: Page, cell: string): Promise<void> {
  await page.click(`[data-block=${cell}] [data-action=run]`)
}

async function values(page: Page, cell: string): Promise<string[][]> {
  await page.waitForSelector(`[data-cell=${cell}] tbody tr`)
  return page.$eval(`[data-cell=${cell}] table`, (table) =>
    [...table.querySelectorAll('tbody tr')].map((tr) =>
      [...tr.querySelectorAll('td')].map((td) => (td.textContent ?? '').replace(/[▲,]/g, '').trim()),
    ),
  )
}

describe('a notebook of one’s own', () => {
  it('leads from the schema browser to a chart, and back to a printed line', async () => {
    const page = await open()
    await page.click('.schema summary:text-is("sangong")')
    await page.click('.schema details[open] [aria-label="stage 里有什么"]')
    await page.waitForSelector('.schema .summary')
    expect(await page.locator('.schema .summary').textContent()).toMatch(/决算/)
    await page.click('.schema details[open] [aria-label="total 里有什么"]')
    await page.waitForFunction(() => document.querySelectorAll('.schema .summary div').length > 8)
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] zb-chart svg')
    await page.click('.chart-form summary')
    await page.selectOption('[data-chart=mark]', 'line')
    expect(await page.locator('.cm-content').textContent()).toContain('-- chart: line')
    await page.click('[data-cell=q1] button.figure')
    await page.waitForSelector('zb-trace .evidence')
    expect(await page.locator('zb-trace .place').first().textContent()).toMatch(/第 \d+ 行/)
    await page.close()
  })

  it('lets a cell use another, and runs what rests on a changed cell', async () => {
    const page = await open()
    await write(page, 'q1', "SELECT district, total FROM sangong WHERE stage = '决算'")
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT count(*) AS n FROM q1')
    expect(await page.locator('[data-block=q2] .block-head small').textContent()).toBe('用到 q1')
    await run(page, 'q2')
    const [[all]] = (await values(page, 'q2')) as [[string]]
    await write(page, 'q1', "SELECT district, total FROM sangong WHERE stage = '决算' LIMIT 1")
    await run(page, 'q1')
    await page.waitForFunction(
      () => document.querySelector('[data-cell=q2] tbody td')?.textContent?.trim() === '1',
    )
    expect(Number(all)).toBeGreaterThan(1)
    await page.close()
  })

  it('names a circle of cells', async () => {
    const page = await open()
    await write(page, 'q1', 'SELECT * FROM q2')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT * FROM q1')
    await run(page, 'q2')
    await page.waitForSelector('[data-block=q2] .error')
    expect(await page.locator('[data-block=q2] .error').textContent()).toMatch(
      /单元互相引用成圈：q2 → q1 → q2/,
    )
    await page.close()
  })

  it('shows an error at its place in the cell that has it, and the cell can be mended', async () => {
    const page = await open()
    await write(page, 'q1', 'SELECT district, total\nFROM sangong')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT district,\n  totl\nFROM q1')
    await run(page, 'q2')
    await page.waitForSelector('[data-block=q2] .cm-lintRange-error')
    expect(await page.locator('[data-block=q2] .cm-lintRange-error').textContent()).toBe('totl')
    expect(await page.locator('[data-block=q2] .error').textContent()).toMatch(/第 2 行/)
    await write(page, 'q2', 'SELECT district, total FROM q1')
    await run(page, 'q2')
    expect((await values(page, 'q2')).length).toBeGreaterThan(1)
    await page.close()
  })

  it('binds an input, and a choice runs what uses it', async () => {
    const page = await open()
    await page.click('.adders [data-add=input]')
    await write(page, 'q1', 'SELECT unit FROM sangong WHERE district = $input1 GROUP BY unit')
    await page.waitForSelector('zb-input option[value=江汉区]', { state: 'attached' })
    await page.selectOption('zb-input select', '江汉区')
    await run(page, 'q1')
    expect((await values(page, 'q1')).flat().join()).toMatch(/江汉/)
    await page.selectOption('zb-input select', '洪山区')
    await page.waitForFunction(() =>
      document.querySelector('[data-cell=q1] tbody td')?.textContent?.includes('洪山'),
    )
    await page.close()
  })

  it('shows the years that a range was set to, also after it was kept', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await page.click('.adders [data-add=input]')
    await page.selectOption('[data-set=control]', 'range')
    await page.locator('zb-input-block select').last().selectOption('years')
    await page.waitForSelector('zb-input option[value="2019"]', { state: 'attached' })
    const [from] = await page.locator('zb-input select').all()
    await from!.selectOption('2019')
    expect(await from!.inputValue()).toBe('2019')
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('zb-input option[value="2019"]', { state: 'attached' })
    expect(await page.locator('zb-input select').first().inputValue()).toBe('2019')
    await page.close()
  })

  it('searches by text, and switches', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await page.click('.adders [data-add=input]')
    await page.selectOption('[data-set=control]', 'search')
    await page.click('.adders [data-add=input]')
    await page.locator('[data-set=control]').last().selectOption('toggle')
    await write(
      page,
      'q1',
      "SELECT DISTINCT district FROM units WHERE contains(district, $input1) OR $input2 = 'true' ORDER BY 1",
    )
    await page.fill('zb-input input[type=search]', '江汉')
    await page.waitForTimeout(300)
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['江汉区']])
    await page.click('zb-input [role=switch]')
    await page.waitForFunction(() => document.querySelectorAll('[data-cell=q1] tbody tr').length === 3)
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForSelector('.schema details')
    expect(await page.inputValue('zb-input input[type=search]')).toBe('江汉')
    expect(await page.getAttribute('zb-input [role=switch]', 'aria-checked')).toBe('true')
    await page.close()
  })

  it('leads from a sum back to every figure that was summed', async () => {
    const page = await open()
    await write(
      page,
      'q1',
      "SELECT district, sum(total) AS total FROM sangong WHERE stage = '决算' GROUP BY 1",
    )
    await run(page, 'q1')
    await page.click('[data-cell=q1] button.figure')
    await page.waitForSelector('zb-trace .summed')
    expect(await page.locator('zb-trace .body > p').last().textContent()).toMatch(/这个数由 \d+ 个/)
    await page.click('zb-trace .summed summary')
    expect(await page.locator('zb-trace .place').first().textContent()).toMatch(/第 \d+ 行/)
    expect(await page.locator('[data-cell=q1] .basis').first().textContent()).toMatch(
      /口径：决算 · .*财政拨款/,
    )
    await page.close()
  })

  it('carries the way back through a cell that uses another', async () => {
    const page = await open()
    await write(page, 'q1', "SELECT unit, total FROM sangong WHERE stage = '决算'")
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('.adders [data-add=sql]')
    await write(page, 'q2', 'SELECT unit, max(total) AS most FROM q1 GROUP BY unit')
    await run(page, 'q2')
    await page.click('[data-cell=q2] button.figure')
    await page.waitForSelector('zb-trace [data-fact]', { state: 'attached' })
    await page.close()
  })

  it('scrolls a table longer than a browser can draw to its last row', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await write(page, 'q1', 'SELECT range AS n FROM range(500000)')
    await run(page, 'q1')
    await page.waitForSelector('.scroll.long tbody tr', { timeout: 60_000 })
    await page.$eval('.scroll.long', (box) => {
      box.scrollTop = box.scrollHeight
    })
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.scroll.long tbody tr:not(.spacer)')]
        .at(-1)
        ?.textContent?.includes('499,999'),
    )
    const hidden = await page.$eval('.scroll.long', (box) => {
      const last = [...box.querySelectorAll('tbody tr:not(.spacer)')].at(-1)!
      return last.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom
    })
    expect(hidden).toBeLessThanOrEqual(2)
    await page.close()
  })

  it('reads only: a cell cannot take a table away from the others', async () => {
    const page = await open()
    await write(page, 'q1', 'DROP VIEW sangong')
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error')
    expect(await page.locator('[data-block=q1] .error').textContent()).toMatch(/只能读/)
    await write(page, 'q1', 'COMMIT; DROP VIEW sangong; BEGIN')
    await run(page, 'q1')
    await page.waitForFunction(() =>
      document.querySelector('[data-block=q1] .error')?.textContent?.includes('一条语句'),
    )
    await write(page, 'q1', 'SELECT count(*) > 0 AS there FROM sangong')
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['true']])
    await write(page, 'q1', 'PIVOT sangong ON stage USING count(*) GROUP BY district ORDER BY district')
    await run(page, 'q1')
    await page.waitForFunction(() => document.querySelectorAll('[data-cell=q1] tbody tr').length === 3)
    await page.close()
  })

  it('says that memory ran out, and goes on', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await write(page, 'q1', "SELECT list(repeat('x', 1000000) || i) FROM range(10000) t(i)")
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error', { timeout: 60_000 })
    expect(await page.locator('[data-block=q1] .error').textContent()).toMatch(/内存不够/)
    expect(await page.locator('.cm-content').textContent()).toContain('range(10000)')
    await write(page, 'q1', 'SELECT count(*) > 0 AS there FROM sangong')
    await run(page, 'q1')
    expect(await values(page, 'q1')).toEqual([['true']])
    await page.close()
  })

  it('completes functions and parameters', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await page.click('.adders [data-add=input]')
    await write(page, 'q1', 'SELECT pick')
    await page.keyboard.press('Control+Space')
    await page.waitForSelector('.cm-tooltip-autocomplete :text("picked")')
    await page.keyboard.press('Escape')
    await write(page, 'q1', 'SELECT $')
    await page.keyboard.type('inp')
    await page.waitForSelector('.cm-tooltip-autocomplete :text("$input1")')
    await page.close()
  })

  it('draws a panel for each district, with the median of all', async () => {
    const page = await open()
    await write(
      page,
      'q1',
      "-- chart: bar x=total y=year facet=district rule=median label=万元\nSELECT district, CAST(fiscal_year AS VARCHAR) AS year, total FROM sangong WHERE stage = '决算' AND total IS NOT NULL",
    )
    await run(page, 'q1')
    await page.waitForSelector('[data-cell=q1] zb-chart svg [data-panel]')
    expect(await page.locator('[data-cell=q1] zb-chart svg [data-panel]').count()).toBe(3)
    expect(await page.locator('[data-cell=q1] zb-chart svg').first().textContent()).toMatch(/中位数/)
    await page.close()
  })

  it('a hostile notebook does nothing when looked at, and reaches nobody when taken', async () => {
    const text = [
      '---\ntitle: 坏\norder: 1\n---',
      '<img src=x onerror="window.hit=1"><script>window.hit=1</script>',
      '![图](https://example.invalid/a.png) [点](javascript:window.hit=1)',
      "```sql q1\nSELECT * FROM 'https://example.invalid/b.csv'\n```",
    ].join('\n\n')
    const packed = deflateRawSync(Buffer.from(text)).toString('base64url')
    const page = await site.open(`ask?note=${packed}`, '.offer')
    await page.click('[data-action=take]')
    await page.waitForSelector('[data-block=q1]')
    await run(page, 'q1')
    await page.waitForSelector('[data-block=q1] .error')
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined()
    expect(await page.locator('.block .prose a[href^=javascript]').count()).toBe(0)
    expect(await page.locator('.block .prose img').count()).toBe(0)
    await page.close()
  })

  it('sets a figure of a cell into a sentence', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await write(page, 'q1', 'SELECT count(*) AS n FROM documents')
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('.adders [data-add=prose]')
    await page.fill('textarea.writing', '共 **{{q1.n}}** 份报告<script>alert(1)</script>')
    await page.click('[data-action=done]')
    expect(await page.locator('.block .prose').textContent()).toBe('共 5 份报告<script>alert(1)</script>\n')
    await page.close()
  })

  it('is there after a reload, goes out as a link, and is shown before it is taken elsewhere', async () => {
    const page = await open()
    await page.click('[data-action=new]')
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
    const elsewhere = await site.browser.newContext()
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
    await page.close()
  })

  it('says that a spoilt link cannot be read', async () => {
    const page = await site.open('ask?note=AAAA', '.error')
    expect(await page.locator('.error').textContent()).toMatch(/链接不完整或被改过/)
    await page.close()
  })

  it('makes a table of a CSV, also after a reload', async () => {
    const page = await open()
    await page.click('[data-action=new]')
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
    await page.close()
  })

  it('takes a CSV that is dropped on the page', async () => {
    const page = await site.open('sangong')
    const data = await page.evaluateHandle(() => {
      const held = new DataTransfer()
      held.items.add(new File(['区县,面积\n江汉区,28.29\n'], '面积.csv', { type: 'text/csv' }))
      return held
    })
    await page.dispatchEvent('main', 'drop', { dataTransfer: data })
    await page.waitForSelector('.schema summary:text-is("面积")')
    await page.waitForFunction(() => document.querySelector('zb-note')?.textContent?.includes('28.29'))
    await page.close()
  })

  it('goes on from a shipped page: one query, or the page whole, with its inputs as they stand', async () => {
    const page = await site.open('sangong?districts=江汉区')
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
    await page.close()
  })

  it('moves, copies, deletes and puts back', async () => {
    const page = await open()
    await page.click('[data-action=new]')
    await page.click('[data-block=q1] [data-action=copy]')
    await page.waitForSelector('[data-block=q2]')
    await page.click('[data-block=q2] [aria-label=上移]')
    const names = () =>
      page.$$eval('[data-block]', (blocks) => blocks.map((b) => (b as HTMLElement).dataset.block))
    expect(await names()).toEqual(['q2', 'q1'])
    await page.click('[data-block=q2] [data-action=delete]')
    expect(await names()).toEqual(['q1'])
    await page.click('[data-action=undo]')
    expect(await names()).toEqual(['q2', 'q1'])
    await page.close()
  })

  it('keeps the queries that were run, and finds them', async () => {
    const page = await open()
    await write(page, 'q1', 'SELECT 7 AS lucky')
    await run(page, 'q1')
    await values(page, 'q1')
    await page.click('[data-action=history]')
    await page.fill('.history input', 'lucky')
    expect(await page.locator('.history li').count()).toBe(1)
    await page.close()
  })

  it('tidies a query and shows its plan', async () => {
    const page = await open()
    await write(page, 'q1', 'select district,sum(total) t from sangong group by 1')
    await page.click('[data-block=q1] [data-action=tidy]')
    await page.waitForFunction(() =>
      document.querySelector('[data-block=q1] .cm-content')?.textContent?.includes('GROUP BY'),
    )
    await page.click('[data-block=q1] [data-action=explain]')
    await page.waitForSelector('.plan')
    expect(await page.locator('.plan').textContent()).toMatch(/GROUP_BY|AGGREGATE/)
    await page.close()
  })

  it('works from the keyboard alone', async () => {
    const page = await open()
    await page.focus('.adders [data-add=sql]')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content') === true)
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('SELECT 1 + 1 AS two')
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(
      () => document.querySelector('[data-block]:last-of-type tbody td')?.textContent?.trim() === '2',
    )
    await page.close()
  })

  it('fits a telephone: nothing wider than 390 pixels', async () => {
    const page = await open()
    await page.setViewportSize({ width: 390, height: 800 })
    await run(page, (await page.getAttribute('[data-block]', 'data-block')) ?? 'q1')
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.close()
  })

  it('typing never waits on the engine', async () => {
    const page = await open()
    await write(
      page,
      'q1',
      'SELECT count(*) FROM range(2000000) a, range(2000000) b WHERE a.range * b.range % 7 = 3',
    )
    await run(page, 'q1')
    await page.waitForTimeout(400)
    await page.click('.adders [data-add=sql]')
    await page.evaluate(() => {
      const state = window as unknown as { longest: number }
      state.longest = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) state.longest = Math.max(state.longest, entry.duration)
      }).observe({ type: 'longtask' })
    })
    await page.click('[data-block=q2] .cm-content')
    await page.keyboard.type('SELECT district, total FROM sangong', { delay: 15 })
    expect(await page.locator('[data-block=q2] .cm-content').textContent()).toContain('FROM sangong')
    const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
    console.log(`查询运行时打字，最长的任务 ${Math.round(longest)} 毫秒`)
    await page.click('[data-block=q1] [data-action=cancel]')
    await page.waitForSelector('[data-block=q1] .error')
    await page.close()
  })

  it('has no error on the console and asks nothing of others', () => {
    expect(site.errors).toEqual([])
    expect(site.foreign).toEqual([])
  })
})
