import { describe, expect, it } from 'vitest'
import { PAGES, readyOf, speak } from '../pages.ts'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('in English', () => {
  it('says everything of the page in English, and keeps the reports’ own words', async () => {
    const page = await site.open('sangong')
    await speak(page, 'en')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Whose cars'))
    expect(await page.title()).toBe('三公 · Zhangben')
    expect(await page.locator('.prose strong').first().textContent()).toMatch(
      /^Too few units \(1\) can be compared by running costs per car in one year and scope, so none is ranked\. There are: 江汉区大数据中心 2023/,
    )
    await rows(page, 'vehicle_cost')
    const heads = await page.locator('[data-cell=vehicle_cost] th button').allTextContents()
    expect(heads).toContain('Running cost per vehicle (万元)')
    expect(await page.locator('[data-cell=contradictions] tbody').textContent()).toMatch(/line/i)
    await page.reload()
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Whose cars'))
    await speak(page, 'zh-CN')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('谁的车'))
    await page.close()
  })

  it('leaves no Chinese in buttons, headings and labels', async () => {
    const page = await site.open('sangong')
    await speak(page, 'en')
    for (const name of PAGES) {
      await page.goto(`${site.url}#/${name}`)
      await page.waitForSelector(readyOf(name))
      const chinese = () =>
        page.evaluate(() => {
          const own =
            /一般公共预算|财政拨款|全部资金|万元|元|三公|决算|预算|机关运行经费|中文|江汉区|东西湖区|洪山区|大数据中心|武汉市|城市数字化信息中心|城市数字化服务中心|年度部门/g
          const texts = [
            ...document.querySelectorAll(
              'h1, .cell > h2, legend, .actions button, .tabs a, .chooser, .head button, .note-bar button, .run button, .tools button, .adders button, summary, .note',
            ),
          ].map((element) => element.textContent ?? '')
          const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
            (element) =>
              element.closest('tbody, .edge, .key, svg, zb-input, .chip')
                ? []
                : ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
          )
          return [...texts, ...labels].filter((text) => /[\u4e00-\u9fff]/.test(text.replace(own, '')))
        })
      const terms = ['运维', '运行维护', '购岗', '年初', '全年', '编制', '比上年增减']
      // What is out of sight is told in the other language when there is time for it.
      await expect
        .poll(async () => (await chinese()).filter((text) => !terms.some((term) => text.includes(term))), {
          timeout: 20_000,
          message: name,
        })
        .toEqual([])
    }
    await page.evaluate(() => localStorage.removeItem('zhangben.locale'))
    await page.close()
  })
})
