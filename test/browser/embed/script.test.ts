import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbedAsk, LATEST, scriptSnippet } from '../../../src/notebook/embed.ts'
import { openSite, type Site } from '../site.ts'
import { hostPage } from './host.ts'

let site: Site
let host: Awaited<ReturnType<typeof hostPage>>
let body = ''

const ask = (question: string, more: Partial<EmbedAsk> = {}): EmbedAsk => ({
  deployment: site.url,
  page: `${site.url}#/sangong/${question}`,
  question,
  title: question,
  version: LATEST,
  set: '',
  values: {},
  lang: 'zh-CN',
  live: false,
  height: 480,
  picture: 'svg',
  ...more,
})
const THREE = ['sangong_trend', 'vehicle_cost', 'vacancies']

/** The host's page with this in it, and every address that it asked for. */
async function show(html: string, options: { javaScriptEnabled?: boolean } = {}) {
  body = html
  const context = await site.browser.newContext({ serviceWorkers: 'block', ...options })
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  const page = await context.newPage()
  return { page, asked, open: () => page.goto(host.url), close: () => context.close() }
}

/** What a chart's element says, once it shows something of a kind. */
async function told(page: Page, kind: 'told' | 'chart' | 'frame' = 'told', at = 0): Promise<string> {
  const figure = page.locator('zhangben-chart').nth(at).locator(`figure[data-shown=${kind}]`)
  await figure.waitFor({ timeout: 20_000 })
  return ((await figure.textContent()) ?? '').replace(/\s+/g, ' ')
}

beforeAll(async () => {
  site = await openSite()
  host = await hostPage(() => body)
})

afterAll(async () => {
  host.close()
  await site.close()
})

describe('charts on a page of another origin', () => {
  it('are three with one script, and ask nothing but the deployment', async () => {
    const { page, asked, open, close } = await show(THREE.map((name) => scriptSnippet(ask(name))).join(''))
    await open()
    for (const at of THREE.keys())
      expect(await told(page, 'chart', at)).toMatch(/来源：.*账本 · \d{4}-\d\d-\d\d/)
    expect(await page.locator('zhangben-chart .picture svg').count()).toBe(3)
    expect(asked.filter((url) => url !== host.url && !url.startsWith(site.url))).toEqual([])
    expect(asked.filter((url) => /duckdb|wasm|parquet/.test(url))).toEqual([])
    expect(asked.filter((url) => url.endsWith('chart.js'))).toHaveLength(1)
    await close()
  })

  it('are stepped through by keyboard and tell a screen reader where one is', async () => {
    const { page, open, close } = await show(scriptSnippet(ask('vehicle_cost')))
    await open()
    await told(page, 'chart')
    await page.locator('zhangben-chart .chart').focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('zhangben-chart .heard').textContent()).toMatch(/单位：/)
    await close()
  })

  it('take parameters, and only what these leave is drawn', async () => {
    const { page, open, close } = await show(
      scriptSnippet(ask('vehicle_cost', { values: { districts: '洪山区' } })),
    )
    await open()
    expect(await told(page, 'chart')).toMatch(/区县：洪山区 · n = 1 个单位/)
    await close()
  })

  it('are pictures where scripts are off', async () => {
    const { page, open, close } = await show(THREE.map((name) => scriptSnippet(ask(name))).join(''), {
      javaScriptEnabled: false,
    })
    await open()
    const images = page.locator('zhangben-chart img')
    await images.nth(2).waitFor()
    for (const at of THREE.keys()) expect((await images.nth(at).boundingBox())?.height).toBeGreaterThan(100)
    await close()
  })
})

describe('a chart that cannot be drawn says why', () => {
  it.each([
    ['an unknown question', { question: 'no_such' }, '账本里没有“no_such”这张图。'],
    ['an unknown parameter', { values: { distrcts: '江汉区' } }, '没有参数 distrcts；可用的是 '],
    [
      'a parameter of the wrong type',
      { values: { years_from: '去年' } },
      '参数 years_from 应为整数，给的是“去年”。',
    ],
    ['a version that is gone', { version: '0000000000' }, '这一版数据（0000000000）已经不在账本里了'],
    [
      'a choice that the snapshot does not tell',
      { values: { stage: '年初预算' } },
      '随图带来的数里没有这样选的（stage=年初预算）',
    ],
  ] as const)('%s', async (_, more, sentence) => {
    const { page, open, close } = await show(scriptSnippet(ask('vehicle_cost', more)))
    await open()
    const said = await told(page)
    expect(said).toContain(sentence)
    expect(said).toContain('打开账本')
    await close()
  })

  it('a snapshot of another version: a sentence, and the picture of then', async () => {
    const { page, open, close } = await show(scriptSnippet(ask('vehicle_cost')))
    await page.route('**/vehicle_cost.json', (route) =>
      route.fulfill({ json: { format: 99 }, headers: { 'Access-Control-Allow-Origin': '*' } }),
    )
    await open()
    expect(await told(page)).toContain('另一版账本存的')
    await expect
      .poll(async () => (await page.locator('zhangben-chart img').boundingBox())?.height)
      .toBeGreaterThan(100)
    await close()
  })

  it('the deployment down: a sentence with a link, with the script and without it', async () => {
    const { page, open, close } = await show(THREE.map((name) => scriptSnippet(ask(name))).join(''))
    await page.route('**/embed/latest/*', (route) => route.abort())
    await open()
    for (const at of THREE.keys()) expect(await told(page, 'told', at)).toMatch(/账本没有回答。.*打开账本/)
    await page.route('**/chart.js', (route) => route.abort())
    await page.reload()
    await page.getByText('图：vacancies，见账本。').waitFor()
    await close()
  })

  it('a deployment that lets no script read its files: its own page in a frame, as high as its content', async () => {
    const { page, open, close } = await show(scriptSnippet(ask('vehicle_cost')))
    // Only what the host's page asks itself is refused.
    await page.route('**/vehicle_cost.json', (route) =>
      route.request().frame() === page.mainFrame() ? route.abort() : route.continue(),
    )
    await open()
    await told(page, 'frame')
    const frame = page.frameLocator('zhangben-chart iframe')
    await frame.locator('zhangben-chart .picture svg').waitFor()
    await page.waitForFunction(
      () =>
        (document.querySelector('zhangben-chart')!.shadowRoot!.querySelector('iframe')?.clientHeight ?? 0) >
        200,
    )
    await close()
  })
})

it('charts in two languages stand on one page', async () => {
  const { page, open, close } = await show(
    scriptSnippet(ask('vehicle_cost')) + scriptSnippet(ask('vacancies', { lang: 'en' })),
  )
  await open()
  expect(await told(page, 'chart')).toMatch(/来源：/)
  await told(page, 'frame', 1)
  const frame = page.frameLocator('zhangben-chart iframe')
  await frame.getByText('Open in Zhangben').waitFor()
  await close()
})

it('a live chart loads DuckDB only when an input asks for more than its snapshot tells', async () => {
  const { page, asked, open, close } = await show(scriptSnippet(ask('vehicle_cost', { live: true })))
  await open()
  await told(page, 'chart')
  await page.locator('zhangben-chart select[name=districts]').selectOption('洪山区')
  await page.getByText('n = 1 个单位').waitFor()
  expect(asked.filter((url) => /duckdb|live\.js/.test(url))).toEqual([])
  await page.locator('zhangben-chart select[name=stage]').selectOption('决算')
  const frame = page.frameLocator('zhangben-chart iframe')
  await frame.locator('zhangben-chart .picture svg').waitFor({ timeout: 60_000 })
  expect(asked.some((url) => /duckdb/.test(url))).toBe(true)
  await close()
})
