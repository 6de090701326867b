import { describe, expect, it } from 'vitest'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('looking at one unit', () => {
  it('makes every chart and table of the page follow, where it has that column, and lets go again', async () => {
    const page = await site.visit('sangong')
    const all = (await rows(page, 'vehicle_cost')).length
    await page.click('[data-cell=vehicle_cost] .key .entry:has-text("洪山区大数据中心")')
    await page.waitForSelector('[data-cell=sangong_trend] .only')
    const units = new Set((await rows(page, 'sangong_trend')).map((r) => r.单位))
    expect([...units]).toEqual(['洪山区大数据中心'])
    expect((await rows(page, 'vehicle_cost')).length).toBeLessThan(all)
    await page.focus('[data-action=let-go]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.only', { state: 'detached' })
    expect((await rows(page, 'vehicle_cost')).length).toBe(all)
  })

  it('makes the sentence at its head follow too', async () => {
    const page = await site.visit('sangong')
    const said = () => page.locator('.prose strong').first().textContent()
    const whole = await said()
    expect(whole).toContain('江汉区大数据中心')
    await page.click('[data-cell=vehicle_cost] .key .entry:has-text("洪山区大数据中心")')
    await expect.poll(said).not.toContain('江汉区大数据中心')
    expect(await said()).toContain('洪山区大数据中心 2019决算：0.70')
    await page.keyboard.press('Escape')
    await expect.poll(said).toBe(whole)
  })

  it('follows a rectangle drawn over the years of a chart, and lets go with Esc', async () => {
    const page = await site.visit('sangong')
    const chart = page.locator('[data-cell=sangong_trend] .chart')
    await chart.scrollIntoViewIfNeeded()
    const box = (await chart.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.62, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 4, box.y + box.height - 40, { steps: 5 })
    await page.mouse.up()
    await page.waitForSelector('[data-action=let-go]')
    const years = (cell: string) => rows(page, cell).then((all) => new Set(all.map((r) => r.年度)))
    const held = await years('sangong_trend')
    expect(held.has('2018')).toBe(false)
    expect(held.has('2023')).toBe(true)
    expect([...(await years('vehicle_cost'))].every((year) => held.has(year))).toBe(true)
    expect(await page.locator('zb-trace dialog[open]').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-action=let-go]', { state: 'detached' })
  })

  it('follows a unit or year chosen in a table, from the keyboard', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'sangong_trend')
    await page.focus('[data-cell=sangong_trend] .look:text-is("2019")')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-action=let-go]')
    expect(new Set((await rows(page, 'vehicle_cost')).map((r) => r.年度))).toEqual(new Set(['2019']))
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-action=let-go]', { state: 'detached' })
  })

  it('makes a column of a table wider, with the pointer and the keyboard', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'vehicle_cost')
    const head = page.locator('[data-cell=vehicle_cost] thead th').first()
    const before = (await head.boundingBox())!.width
    await head.locator('.edge').focus()
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
    expect((await head.boundingBox())!.width).toBeGreaterThan(before + 50)
    await head.locator('.edge').dblclick()
    expect((await head.boundingBox())!.width).toBeCloseTo(before, 0)
  })
})
