import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { parseQuery } from '../../src/model/query.ts'
import { DROPOUTS, leftOutQueries } from '../../src/notebook/left-out.ts'
import { toDocx, toGb18030, toPdf, toXlsx } from '../fixtures/formats.ts'
import { report } from '../fixtures/report.ts'
import { queryFiles } from './queries.ts'
import { downloaded, openSite, type Site } from './site.ts'

/** Every page of the site. */
const PAGES = [
  'sangong',
  'staffing',
  'projects',
  'budget',
  'procurement',
  'performance',
  'assets',
  'quality',
  'check',
  'unit',
  'ask',
  'reports',
]

let site: Site
let context: BrowserContext
let foreign: string[]
let errors: string[]
let open: Site['open']

beforeAll(async () => {
  site = await openSite()
  ;({ context, foreign, errors, open } = site)
})

afterAll(() => site?.close())

/** The table of a cell: rows as objects by heading, thousands and doubt marks taken out. */
async function rows(page: Page, cell: string): Promise<Record<string, string>[]> {
  const found = page.locator(`[data-cell=${cell}][data-from=live]`)
  await found.waitFor()
  const folded = found.locator('.data:not([open]) > summary')
  if ((await folded.count()) > 0) await folded.click()
  await found.locator('tbody tr').first().waitFor()
  return page.$eval(`[data-cell=${cell}] table`, (table) => {
    const clean = (node: Element) => (node.textContent ?? '').replace(/[▲,]/g, '').trim()
    const heads = [...table.querySelectorAll('thead th')].map(clean)
    return [...table.querySelectorAll('tbody tr')].map((tr) =>
      Object.fromEntries([...tr.querySelectorAll('td')].map((td, i) => [heads[i], clean(td)])),
    )
  })
}

async function download(page: Page, selector: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  return downloaded(file)
}

describe('the pages, served from a folder under a path', () => {
  it('三公: figures as the reports print them', async () => {
    const page = await open('sangong')
    const cost = await rows(page, 'vehicle_cost')
    expect(cost.find((r) => r.单位 === '江汉区大数据中心' && r.年度 === '2018')).toMatchObject({
      '运行费（万元）': '5.65',
      '保有量（辆）': '3',
      '每辆运行费（万元）': '1.88',
    })
    expect(cost.find((r) => r.单位 === '东西湖区大数据中心')).toMatchObject({
      '运行费（万元）': '3.00',
      '保有量（辆）': '—',
      '每辆运行费（万元）': '—',
    })
    expect(cost.find((r) => r.单位 === '洪山区大数据中心')).toMatchObject({ '运行费（万元）': '0.70' })
    const parts = await rows(page, 'sangong_parts')
    const hongshan = parts.filter((r) => r.单位 === '洪山区大数据中心' && r.年度 === '2019')
    expect(Object.fromEntries(hongshan.map((r) => [r.部分, r['金额（万元）']]))).toMatchObject({
      公车运行: '0.70',
      公务接待: '0.00',
    })
    const trend = await rows(page, 'sangong_trend')
    const at = (unit: string, year: string) => trend.find((r) => r.单位 === unit && r.年度 === year)
    expect(at('江汉区大数据中心', '2017')).toMatchObject({ '“三公”合计（万元）': '9.00', 来源: '推算' })
    expect(at('江汉区大数据中心', '2018')).toMatchObject({ '“三公”合计（万元）': '5.65', 来源: '文字' })
    expect(at('江汉区大数据中心', '2021')).toMatchObject({ '“三公”合计（万元）': '3.00', 阶段: '年初预算' })
    expect(at('洪山区大数据中心', '2018')).toMatchObject({ '“三公”合计（万元）': '6.17', 来源: '推算' })
    const stages = (await rows(page, 'sangong_budget_final')).filter(
      (r) => r.单位 === '江汉区大数据中心' && r.年度 === '2023',
    )
    expect(stages.map((r) => [r.阶段, r['“三公”合计（万元）'], r.来源])).toEqual([
      ['年初预算', '3.00', '文字'],
      ['全年预算', '1.67', '表'],
      ['决算', '1.67', '表'],
    ])
    expect(await page.locator('zb-chart svg').count()).toBeGreaterThanOrEqual(4)
    expect(await page.locator('.prose strong').first().textContent()).toMatch(
      /江汉区大数据中心 2018决算：1\.88.*东西湖区大数据中心（2019 年，3\.00 万元，没有公开，资产一节印着 0 辆）有运行费而没有保有量/,
    )
    await page.close()
  })

  it('人员: 7 of 21, 10, 28, and 10 of 21', async () => {
    const page = await open('staffing')
    const people = (await rows(page, 'posts')).map((r) => [r.单位, r.年度, r.人数, r.人])
    expect(people).toEqual([
      ['东西湖区大数据中心', '2019', '在职', '10'],
      ['江汉区大数据中心', '2018', '编制', '21'],
      ['江汉区大数据中心', '2018', '在职', '7'],
      ['江汉区大数据中心', '2020', '编制', '21'],
      ['江汉区大数据中心', '2020', '在职', '10'],
      ['洪山区大数据中心', '2019', '在职', '28'],
    ])
    await page.close()
  })

  it('项目: shares worked out from the amounts', async () => {
    const page = await open('projects')
    expect((await rows(page, 'project_share')).map((r) => r['项目占比（%）'])).toEqual([
      '90.07',
      '89.97',
      '86.49',
      '76.58',
      '72.02',
    ])
    const recurring = (await rows(page, 'recurring_project')).filter((r) => r.阶段 === '执行')
    expect(recurring.map((r) => [r.年度, r['金额（万元）']])).toEqual([
      ['2018', '1067.61'],
      ['2019', '1057.65'],
      ['2020', '910.15'],
      ['2023', '1085.45'],
    ])
    await page.close()
  })

  it('leads from a figure to the line that it was printed on, with the cars that another section counts', async () => {
    const page = await open('sangong')
    await rows(page, 'vehicle_cost')
    await page
      .locator('[data-cell=vehicle_cost] tbody tr', { hasText: '洪山区' })
      .locator('.figure')
      .first()
      .click()
    const fact = page.locator('.fact', { has: page.locator('h3 span:text-is("公务用车运行费")') }).first()
    await fact.waitFor()
    expect(await fact.textContent()).toMatch(
      /0\.70 万元.*公务用车运行费0\.7万元.*《武汉市洪山区城市数字化服务中心2019年度部门决算》.*第 415 行/s,
    )
    expect(await page.locator('.trace').textContent()).toMatch(/共有车辆1辆.*第 461 行/s)
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.close()
  })

  it('shows how a derived figure was worked out', async () => {
    const page = await open('sangong')
    await rows(page, 'sangong_trend')
    await page.locator('[data-cell=sangong_trend] tbody tr', { hasText: '2017' }).locator('.figure').click()
    await page.locator('.fact', { hasText: '5.65 + 3.35 = 9' }).first().waitFor()
    await page.locator('.fact', { hasText: '第 357 行' }).first().waitFor()
    await page.close()
  })

  it('an input runs what depends on it, and lives in the address', async () => {
    const page = await open('sangong')
    await rows(page, 'sangong_trend')
    await page.click('[data-choice=districts] summary')
    await page.getByLabel('洪山区', { exact: true }).check()
    await page.waitForFunction(
      () => document.querySelectorAll('[data-cell=sangong_trend] tbody tr').length === 2,
    )
    expect(decodeURIComponent(page.url())).toContain('#/sangong?districts=洪山区')
    const again = await open(page.url().split('#/')[1]!)
    expect((await rows(again, 'sangong_trend')).map((r) => r.年度)).toEqual(['2018', '2019'])
    await again.close()
    await page.close()
  })

  it('an empty choice says why it is empty', async () => {
    const page = await open('projects?years_from=2022&years_to=2022', '.empty')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.empty')].some((e) => e.textContent?.includes('没有报告印出这些数')),
    )
    await page.close()
  })
})

describe('first chart', () => {
  it('is on the screen before DuckDB has started', async () => {
    const page = await open('sangong')
    const times = await page.evaluate(() =>
      Object.fromEntries(performance.getEntriesByType('mark').map((m) => [m.name, Math.round(m.startTime)])),
    )
    console.log(
      `第一张图 ${times['first-chart']} 毫秒；DuckDB 开始启动 ${times['engine-start']} 毫秒，可用 ${times['engine-ready']} 毫秒`,
    )
    expect(times['first-chart']).toBeLessThan(times['engine-start']!)
    await page.close()
  })

  it('snapshot and live result are equal', async () => {
    const page = await open('sangong', '')
    const equal = await page.evaluate(async () => {
      const names = ['sangong', 'staffing', 'projects']
      return Promise.all(names.map((name) => fetch(`snapshots/${name}.json`).then((r) => r.json())))
    })
    const connection = await openData()
    const files = queryFiles()
    const queries = new Map([...files, ...leftOutQueries(files.values(), files.get(DROPOUTS))])
    for (const snapshot of equal) {
      for (const [name, result] of Object.entries(snapshot.results))
        expect(await runQuery(connection, queries.get(name)!, snapshot.values), name).toEqual(result)
    }
    await page.close()
  })
})

describe('the palette', () => {
  it('goes to a page by its name, from the keyboard, and shows the keys', async () => {
    const page = await open('sangong')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('数据质量')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-cell=error_density]')
    await page.locator('main').focus()
    await page.keyboard.press('?')
    await page.waitForSelector('.palette kbd')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector<HTMLDialogElement>('.palette')?.open === false)
    await page.close()
  })
})

describe('in English', () => {
  it('says everything of the page in English, and keeps the reports’ own words', async () => {
    const page = await open('sangong')
    await page.click('[data-action=locale]')
    await page.waitForSelector('html[lang=en]')
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
    await page.click('[data-action=locale]')
    await page.waitForSelector('html[lang=zh-CN]')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('谁的车'))
    await page.close()
  })

  it('leaves no Chinese in buttons, headings and labels', async () => {
    const page = await open('sangong')
    await page.click('[data-action=locale]')
    await page.waitForSelector('html[lang=en]')
    for (const name of PAGES) {
      await page.goto(`${site.url}#/${name}`)
      await page.waitForSelector(
        name === 'ask' ? '.schema details' : name === 'reports' ? '.drop' : '[data-cell][data-from=live]',
      )
      const chinese = () =>
        page.evaluate(() => {
          const own = /万元|元|三公|决算|预算|机关运行经费|中文|江汉区|东西湖区|洪山区|大数据中心/g
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
      const terms = ['运维', '购岗', '年初', '全年', '编制', '比上年增减']
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

describe('the first visit', () => {
  it('tells in a line what the page is, over no chart, and how it is used when asked; once', async () => {
    const fresh = await site.browser.newContext({ viewport: { width: 390, height: 800 } })
    const page = await fresh.newPage()
    await page.goto(`${site.url}#/sangong`)
    await page.waitForSelector('[class=welcome]')
    await page.waitForSelector('zb-chart svg')
    const box = (await page.locator('.welcome').boundingBox())!
    const chart = (await page.locator('zb-chart svg').first().boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(chart.y)
    await page.click('[data-action=how]')
    await page.waitForSelector('.welcome li')
    await page.click('[data-action=welcome]')
    await page.reload()
    await page.waitForSelector('[data-cell] svg')
    expect(await page.locator('[class=welcome]').count()).toBe(0)
    await fresh.close()
  })
})

describe('on paper', () => {
  it('shows charts, basis and sources, light, without the controls', async () => {
    const page = await open('sangong')
    await page.waitForSelector('[data-cell=vehicle_cost] .picture svg')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    for (const gone of ['.head', '.inputs', '.actions'])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false)
    for (const there of [
      '[data-cell=vehicle_cost] .picture svg',
      '.basis',
      '[data-cell=vehicle_cost] .sources',
    ])
      expect(await page.locator(there).first().isVisible(), there).toBe(true)
    const ink = await page.evaluate(
      () => getComputedStyle(document.querySelector('[data-cell=vehicle_cost] .picture svg')!).color,
    )
    expect(ink).toBe('rgb(31, 35, 40)')
    expect(await page.$eval('body', () => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    await page.close()
  })
})

describe('looking at one unit', () => {
  it('makes every chart and table of the page follow, where it has that column, and lets go again', async () => {
    const page = await open('sangong')
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
    await page.close()
  })

  it('follows a rectangle drawn over the years of a chart, and lets go with Esc', async () => {
    const page = await open('sangong')
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
    await page.close()
  })

  it('follows a unit or year chosen in a table, from the keyboard', async () => {
    const page = await open('sangong')
    await rows(page, 'sangong_trend')
    await page.focus('[data-cell=sangong_trend] .look:text-is("2019")')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-action=let-go]')
    expect(new Set((await rows(page, 'vehicle_cost')).map((r) => r.年度))).toEqual(new Set(['2019']))
    await page.close()
  })

  it('makes a column of a table wider, with the pointer and the keyboard', async () => {
    const page = await open('sangong')
    await rows(page, 'vehicle_cost')
    const head = page.locator('[data-cell=vehicle_cost] thead th').first()
    const before = (await head.boundingBox())!.width
    await head.locator('.edge').focus()
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
    expect((await head.boundingBox())!.width).toBeGreaterThan(before + 50)
    await head.locator('.edge').dblclick()
    expect((await head.boundingBox())!.width).toBeCloseTo(before, 0)
    await page.close()
  })
})

describe('queries', () => {
  it('every file in queries/ gives the same rows in Node and in the browser', async () => {
    const page = await open('ask', '.schema details')
    const connection = await openData()
    for (const [name, query] of queryFiles()) {
      const node = await runQuery(connection, query)
      const live = await page.evaluate(
        ([q]) =>
          (
            document.querySelector('zb-note') as unknown as {
              engine: { run: (q: unknown) => Promise<unknown> }
            }
          ).engine.run(q),
        [query],
      )
      expect(live, name).toEqual(JSON.parse(JSON.stringify(node)))
    }
    const views =
      "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY ALL"
    for (const [name] of (await runQuery(connection, parseQuery('views', views))).rows as [string][]) {
      const query = {
        ...queryFiles().values().next().value!,
        name,
        sql: `SELECT * FROM ${name} ORDER BY ALL`,
        parameters: [],
      }
      const live = await page.evaluate(
        ([q]) =>
          (
            document.querySelector('zb-note') as unknown as {
              engine: { run: (q: unknown) => Promise<unknown> }
            }
          ).engine.run(q),
        [query],
      )
      expect(live, name).toEqual(JSON.parse(JSON.stringify(await runQuery(connection, query))))
    }
    await page.close()
  })
})

describe('自由查询', () => {
  async function type(page: Page, sql: string): Promise<void> {
    await page.click('.cm-content')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type(sql)
    await page.keyboard.press('Escape')
  }

  it('answers a query typed by hand, from the keyboard, exact to the cent', async () => {
    const page = await open('ask', '.schema details')
    await type(page, 'SELECT district, sum(total) AS total FROM sangong WHERE stage = ')
    await page.keyboard.insertText("'决算' GROUP BY district ORDER BY district")
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('[data-cell=q1] tbody tr')
    expect((await rows(page, 'q1')).map((r) => Object.values(r))).toEqual([
      ['东西湖区', '3.00'],
      ['江汉区', '16.32'],
      ['洪山区', '6.87'],
    ])
    await page.close()
  })

  it('completes tables and columns with their comments', async () => {
    const page = await open('ask', '.schema details')
    await type(page, 'SELECT * FROM sang')
    await page.keyboard.press('Control+Space')
    await page.waitForSelector('.cm-tooltip-autocomplete li')
    expect(await page.locator('.cm-tooltip-autocomplete').textContent()).toMatch(/sangong“三公”经费/)
    await page.close()
  })

  it('explains a wrong query at its place', async () => {
    const page = await open('ask', '.schema details')
    await type(page, 'SELECT totl FROM sangong')
    await page.click('[data-action=run]')
    expect(await page.locator('.error').textContent()).toMatch(/没有这一列：totl（第 1 行），是不是“total”？/)
    await page.waitForSelector('.cm-lintRange-error')
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('totl')
    await page.close()
  })

  it('cancels a runaway join and answers the next query', async () => {
    const page = await open('ask', '.schema details')
    await type(
      page,
      'SELECT count(*) FROM range(3000000) a, range(3000000) b WHERE a.range * b.range % 7 = 3',
    )
    await page.click('[data-action=run]')
    await page.waitForTimeout(800)
    await page.click('[data-action=cancel]')
    await page.waitForFunction(
      () => document.querySelector('.error')?.textContent?.includes('查询已取消'),
      null,
      { timeout: 15_000 },
    )
    await type(page, 'SELECT count(*) AS n FROM facts')
    await page.click('[data-action=run]')
    await page.waitForSelector('[data-cell=q1] tbody tr')
    expect(Number(Object.values((await rows(page, 'q1'))[0]!)[0])).toBeGreaterThan(900)
    await page.close()
  })

  it('a query has no way to files or to the network', async () => {
    const page = await open('ask', '.schema details')
    for (const sql of [
      "SELECT * FROM read_csv('http://example.invalid/x.csv')",
      "COPY facts TO 'x.csv'",
      'LOAD httpfs',
      'SET enable_external_access = true',
    ]) {
      await type(page, '')
      await page.keyboard.insertText(sql)
      await page.click('[data-action=run]')
      await page.waitForSelector('.error')
    }
    await page.close()
  })
})

describe('accessibility', () => {
  const axe = readFileSync(join(PROJECT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

  it.each(PAGES)('axe finds no violation on %s, light and dark', async (name) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(
        name,
        name === 'ask' ? '.schema details' : name === 'reports' ? '.drop' : '[data-cell][data-from=live]',
      )
      await page.emulateMedia({ colorScheme })
      await page.waitForFunction(
        () =>
          document.querySelector('.busy') === null && document.querySelector('.engine')?.textContent === '',
      )
      await page.waitForTimeout(300)
      await page.evaluate(axe)
      const found = await page.evaluate(() =>
        (
          window as unknown as { axe: { run: (d: Document) => Promise<{ violations: { id: string }[] }> } }
        ).axe.run(document),
      )
      expect(
        found.violations.map((v) => v.id),
        `${name} ${colorScheme}`,
      ).toEqual([])
      await page.close()
    }
  })

  it('nothing is wider than a phone', async () => {
    const page = await open('sangong')
    await page.setViewportSize({ width: 390, height: 800 })
    for (const name of PAGES) {
      await page.goto(`${site.url}#/${name}`)
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
    }
    await page.close()
  })
})

describe('taking a chart along', () => {
  it('SVG and PNG carry title, basis and sources', async () => {
    const page = await open('sangong')
    await rows(page, 'sangong_trend')
    const svg = (await download(page, '[data-cell=sangong_trend] [data-take=svg]')).toString()
    expect(svg).toMatch(/“三公”经费合计，历年/)
    expect(svg).toMatch(/口径：决算.*n = 3 个单位/)
    expect(svg.replace(/<[^>]*>/g, '')).toMatch(/来源：.*武汉市江汉区大数据中心2023年度部门决算/)
    expect(svg).not.toMatch(/foreignObject|var\(--/)
    const png = await download(page, '[data-cell=sangong_trend] [data-take=png]')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1584)
    await page.close()
  })

  it('CSV opens in Excel', async () => {
    const page = await open('sangong')
    await rows(page, 'vehicle_cost')
    const csv = await download(page, '[data-cell=vehicle_cost] [data-take=csv]')
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv.toString()).toMatch(
      /江汉区大数据中心,江汉区,大数据中心,2018,决算,一般公共预算财政拨款,5\.65,3,1\.88,3,1,\r\n/,
    )
    await page.close()
  })

  it('the snippet shows just this chart with these inputs, without DuckDB where the snapshot holds', async () => {
    const page = await open('sangong')
    await rows(page, 'vehicle_cost')
    await page.click('[data-cell=vehicle_cost] [data-take=iframe]')
    const snippet = await page.evaluate(() => navigator.clipboard.readText())
    expect(snippet).toMatch(
      /^<iframe src="http[^"]*#\/embed\/sangong\/vehicle_cost" title="每辆公务用车的年运行费"/,
    )
    const host = await context.newPage()
    await host.setContent(snippet)
    const frame = host.frameLocator('iframe')
    await frame.locator('[data-cell=vehicle_cost] .picture svg').waitFor()
    expect(await frame.locator('[data-cell]').count()).toBe(1)
    expect(await frame.locator('.sources').textContent()).toMatch(/^来源：/)
    await host.close()
    await page.close()
  })
})

describe('a report brought to the page', () => {
  const bring = async (page: Page, name: string, bytes: Uint8Array) => {
    const transfer = await page.evaluateHandle(
      ([file, content]) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(content as number[])], file as string))
        return data
      },
      [name, [...bytes]] as const,
    )
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  }

  it('is read in the browser, shown, added to the comparisons, kept, and removed', async () => {
    const page = await open('sangong')
    await rows(page, 'sangong_trend')
    const pdf = await toPdf(report())
    const started = Date.now()
    await bring(page, '运行中心.pdf', pdf)
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
    const again = await open('reports', '.shelf li')
    await again.click('[data-action=remove]')
    await again.waitForFunction(() => document.querySelector('.shelf') === null)
    await again.close()
  })

  it.each([
    ['a.docx', () => toDocx(report())],
    ['a.xlsx', () => toXlsx(report())],
    ['a.html', () => toGb18030(report())],
  ] as const)('reads %s by the same code', async (name, make) => {
    const page = await open('reports', '.drop')
    await bring(page, name, await make())
    await page.waitForSelector('[data-document]')
    expect(await page.locator('[data-document]').textContent()).toMatch(/三公/)
    await page.close()
  })

  it('says what is wrong with a file that is no report', async () => {
    const page = await open('reports', '.drop')
    await bring(page, '小说.txt', new TextEncoder().encode('从前有座山'))
    await page.waitForSelector('.error')
    expect(await page.locator('.error').textContent()).toMatch(/不是部门预算或部门决算/)
    await page.close()
  })
})

it('no request went to another origin, and the console has no error', () => {
  expect(foreign).toEqual([])
  expect(errors).toEqual([])
})
