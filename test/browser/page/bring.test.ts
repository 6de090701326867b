import { describe, expect, it } from 'vitest'
import { toDocx, toGb18030, toPdf, toXlsx } from '../../fixtures/formats.ts'
import { report } from '../../fixtures/report.ts'
import { drop } from '../drop.ts'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('a report brought to the page', () => {
  it('is read in the browser, shown, added to the comparisons, kept, and removed', async () => {
    const page = await site.open('sangong')
    await rows(page, 'sangong_trend')
    const pdf = await toPdf(report())
    const started = Date.now()
    await drop(page, '运行中心.pdf', pdf)
    await page.waitForSelector('[data-document]')
    expect(await page.locator('[data-document]').textContent()).toMatch(
      /城市运行服务中心2020年度部门决算.*新单位/s,
    )
    await page.click('[data-action=add]')
    await page.waitForFunction(() => document.body.textContent?.includes('已加入'))
    await page.goto(`${site.url}#/sangong`)
    await page.waitForFunction(
      () => document.querySelector('[data-cell=sangong_trend]')?.textContent?.includes('城市运行服务中心'),
      null,
      { timeout: 15_000 },
    )
    console.log(`拖入一份 PDF 到进入比较：${((Date.now() - started) / 1000).toFixed(1)} 秒`)
    await rows(page, 'sangong_trend')
    await page
      .locator('[data-cell=sangong_trend] tbody tr', { hasText: '城市运行服务中心' })
      .locator('.figure')
      .first()
      .click()
    await page.locator('.fact', { hasText: '城市运行服务中心2020年度部门决算' }).first().waitFor()
    await page.close()
    const again = await site.open('reports', '.shelf li')
    await again.click('[data-action=remove]')
    await again.waitForFunction(() => document.querySelector('.shelf') === null)
    await again.close()
  })

  it.each([
    ['a.docx', () => toDocx(report())],
    ['a.xlsx', () => toXlsx(report())],
    ['a.html', () => toGb18030(report())],
  ] as const)('reads %s by the same code', async (name, make) => {
    const page = await site.open('reports', '.drop')
    await drop(page, name, await make())
    await page.waitForSelector('[data-document]')
    expect(await page.locator('[data-document]').textContent()).toMatch(/三公/)
    await page.close()
  })

  it('says what is wrong with a file that is no report', async () => {
    const page = await site.open('reports', '.drop')
    await drop(page, '小说.txt', new TextEncoder().encode('从前有座山'))
    await page.waitForSelector('.error')
    expect(await page.locator('.error').textContent()).toMatch(/不是部门预算或部门决算/)
    await page.close()
  })
})
