import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cjkFontFiles } from '../../../src/briefing/fonts.ts'
import { download, rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

/** The dialog that saves a chart as a picture. */
async function dialogOf(cell: string, address = 'sangong'): Promise<Page> {
  const page = await site.visit(address)
  await rows(page, cell)
  await page.click(`[data-cell=${cell}] [data-take=picture]`)
  await page.locator('zb-picture-dialog img.preview').waitFor()
  return page
}

const close = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.locator('zb-picture-dialog').waitFor({ state: 'detached' })
}

describe('a chart as a picture', () => {
  it('carries title, basis by name, marks, note, sources and the day, as text in a CJK font', async () => {
    const page = await dialogOf('sangong_trend')
    const svg = (await download(page, '[data-save=svg]')).toString()
    const said = svg.replace(/<[^>]*>/g, '')
    for (const part of [
      '“三公”经费合计，历年',
      /口径：决算.*财政拨款.*n = 3 个单位/,
      '推算（空心、虚线）',
      '预算（方块）',
      '没有报告的年度断开',
      /来源：.*武汉市江汉区大数据中心2023年度部门决算/,
      /制图：账本，\d{4}-\d\d-\d\d/,
    ])
      expect(said).toMatch(part)
    expect(svg).toMatch(/font-family="&quot;Noto Sans CJK SC&quot;/)
    expect(svg).not.toMatch(/foreignObject|var\(--/)
    await close(page)
  })

  it('explains the mark of a doubt', async () => {
    const page = await dialogOf('vehicle_cost')
    const said = (await download(page, '[data-save=svg]')).toString().replace(/<[^>]*>/g, '')
    expect(said).toMatch(/▲报告在别处有不同的说法/)
    await close(page)
  })

  it('is a PNG of one, two or four times its size, on white or on nothing, laid out for its own width', async () => {
    const page = await dialogOf('vehicle_cost')
    const sizeOf = (png: Buffer) => png.readUInt32BE(16)
    expect(sizeOf(await download(page, '[data-save=png]'))).toBe(792 * 2)
    await page.check('zb-picture-dialog [name=scale][value="4"]')
    expect(sizeOf(await download(page, '[data-save=png]'))).toBe(792 * 4)
    await page.check('zb-picture-dialog [name=wide][value="420"]')
    await page.check('zb-picture-dialog [name=scale][value="1"]')
    await page.check('zb-picture-dialog [name=ground][value="transparent"]')
    const png = await download(page, '[data-save=png]')
    expect(sizeOf(png)).toBe(420)
    const corner = await page.evaluate(
      async (bytes) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
        canvas.drawImage(bitmap, 0, 0)
        return [...canvas.getImageData(0, 0, 1, 1).data]
      },
      [...png],
    )
    expect(corner).toEqual([0, 0, 0, 0])
    await close(page)
  })

  it.runIf(cjkFontFiles().length > 0)(
    'is SVG with outlines for words after a font that the person chooses, and says what a font lacks',
    async () => {
      const page = await dialogOf('vehicle_cost')
      await page.check('zb-picture-dialog [name=letters][value=outline]')
      await page.click('[data-save=svg]')
      await page.getByText('轮廓照一个字体的字形画：请先选字体').waitFor()
      const input = page.locator('zb-picture-dialog input[type=file]')
      await input.setInputFiles({ name: 'no.ttf', mimeType: 'font/ttf', buffer: Buffer.from('no font') })
      await page.getByText('字体：no.ttf').waitFor()
      await page.click('[data-save=svg]')
      await page.getByText('读不出这个字体：应为 .ttf、.otf 或 .ttc 文件').waitFor()
      await input.setInputFiles(cjkFontFiles())
      await page.locator('[data-font=chosen]', { hasText: /：(?!no\.ttf)/ }).waitFor()
      const svg = (await download(page, '[data-save=svg]')).toString()
      expect(svg).not.toContain('<text')
      expect(svg).toMatch(/<title>每辆公务用车的年运行费<\/title><desc>.*来源：/)
      await close(page)
    },
    120_000,
  )

  it.runIf(cjkFontFiles().length > 0)(
    'takes the font from the machine, where the person lets it',
    async () => {
      // What is granted replaces what was.
      await site.context.grantPermissions(['local-fonts', 'clipboard-read', 'clipboard-write'])
      const page = await dialogOf('vehicle_cost')
      await page.check('zb-picture-dialog [name=letters][value=outline]')
      await page.click('[data-font=local]')
      await page.getByText('字体：NotoSansCJKsc-Regular').waitFor()
      expect((await download(page, '[data-save=svg]')).toString()).not.toContain('<text')
      await close(page)
    },
    120_000,
  )

  it('goes to the clipboard', async () => {
    const page = await dialogOf('vehicle_cost')
    await page.bringToFront()
    await page.click('[data-save=copy]')
    await page.getByText('图片已复制').waitFor()
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    )
    expect(types).toEqual(['image/png'])
    await close(page)
  })
})

describe('a link to a chart', () => {
  it('leads to the chart with its choice, not only to the page', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'sangong_budget_final')
    await page.click('[data-cell=sangong_budget_final] [data-take=link]')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/#\/sangong\/sangong_budget_final$/)
    const other = await site.context.newPage()
    await other.goto(link)
    await other.waitForSelector('[data-cell=sangong_budget_final] .picture svg')
    await other.waitForFunction(() => {
      const { top } = document.querySelector('[data-cell=sangong_budget_final]')!.getBoundingClientRect()
      return top >= 0 && top < 300
    })
    await other.close()
  })
})
