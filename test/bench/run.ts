import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { main, runCommand } from '../../src/ingest/arguments.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { serve } from '../../src/ingest/serve.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { pdfText } from '../../src/reports/source/pdf.ts'
import { launch } from '../browser/chromium.ts'
import { sizes } from '../browser/sizes.ts'
import { toPdf } from '../fixtures/formats.ts'
import { report } from '../fixtures/report.ts'
import { reading } from './reading.ts'

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const percentile = (values: number[], p: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * p)] ?? Number.NaN

const FOLDER = join(PROJECT, '.cache', 'bench')

/** The PDFs that are read: one that the project prints, and the published ones where they are there. */
async function pdfs(): Promise<string[]> {
  mkdirSync(FOLDER, { recursive: true })
  const printed = join(FOLDER, 'printed.pdf')
  writeFileSync(printed, await toPdf(report()))
  const published = join(PROJECT, '..', 'shared', 'reports', 'pdf')
  const names = existsSync(published) ? readdirSync(published).filter((name) => name.endsWith('.pdf')) : []
  return [printed, ...names.map((name) => join(published, name))]
}

/** PDF pages a second, beside poppler's `pdftotext -layout` on the same files in turn, and the memory that reading took. */
async function pdfPages(): Promise<void> {
  const library = LIBRARIES.pdf
  const rounds = 8
  for (const path of await pdfs()) {
    const bytes = new Uint8Array(readFileSync(path))
    await pdfText(bytes.slice(), library)
    let [pages, own, other] = [0, 0, 0]
    for (let i = 0; i < rounds; i++) {
      const started = performance.now()
      pages += (await pdfText(bytes.slice(), library)).layout.pages.length
      own += performance.now() - started
      const begun = performance.now()
      try {
        execFileSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 1e8 })
        other += performance.now() - begun
      } catch {
        other = Number.NaN
      }
    }
    const second = (took: number) => (Number.isNaN(took) ? '—' : ((1000 * pages) / took).toFixed(0))
    console.log(
      `读 PDF ${basename(path)}：${second(own)} 页/秒，含找表格；pdftotext -layout ${second(other)} 页/秒，是它的 ${(other / own).toFixed(2)} 倍（含每次启动）；内存峰值 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    )
  }
}

/** First chart from the snapshot against a page that waits for DuckDB, same data, same run, cold caches. */
async function firstChart(): Promise<void> {
  await build({ root: PROJECT, logLevel: 'error' })
  const { server, url } = await serve(join(PROJECT, 'dist'))
  const browser = await launch()
  const helper = 'globalThis.__name ??= (f) => f' // what the compiler wraps functions in
  let sent = 0
  const folder = join(PROJECT, 'dist')
  server.on('request', ({ url: path }) => {
    const file = join(folder, path === '/' ? 'index.html' : (path ?? ''))
    sent += existsSync(file) ? statSync(file).size : 0
  })
  const runs: { chart: number; live: number; bytesAtChart: number; bytesAtLive: number }[] = []
  for (let i = 0; i < 7; i++) {
    sent = 0
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    })
    await context.addInitScript(helper)
    const page = await context.newPage()
    await page.goto(`${url}#/sangong`)
    await page.waitForSelector('[data-cell=sangong_trend][data-from=live]')
    const seen = await page.evaluate(() => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const chart = at('first-chart')
      const bytesAtChart = resources
        .filter((r) => r.responseEnd <= chart)
        .reduce((sum, r) => sum + r.encodedBodySize, 0)
      return { chart, live: at('engine-ready'), bytesAtChart }
    })
    runs.push({ ...seen, bytesAtLive: sent })
    await context.close()
  }
  const chart = median(runs.map((r) => r.chart))
  const live = median(runs.map((r) => r.live))
  const bytes = [median(runs.map((r) => r.bytesAtChart)), median(runs.map((r) => r.bytesAtLive))] as const
  console.log(
    `第一张图：快照 ${Math.round(chart)} 毫秒，等 DuckDB ${Math.round(live)} 毫秒，快 ${(live / chart).toFixed(1)} 倍；字节 ${(bytes[0] / 1e6).toFixed(2)} MB 对 ${(bytes[1] / 1e6).toFixed(1)} MB，少 ${(bytes[1] / bytes[0]).toFixed(0)} 倍（7 次中位数，冷缓存）`,
  )
  await inputs(browser, url)
  await millionRows(browser, url)
  await browser.close()
  server.close()
}

/** From a choice to every chart of the page redrawn: made at once, and foreseen because the pointer was on it. */
async function inputs(browser: Awaited<ReturnType<typeof launch>>, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${url}#/sangong`)
  await page.waitForSelector('[data-cell=sangong_trend][data-from=live]')
  const times: number[][] = await page.evaluate(async () => {
    const view = document.querySelector('zb-page') as unknown as {
      page: {
        set: (v: Record<string, string>) => Promise<void>
        foresee: (v: Record<string, string>[]) => Promise<void>
      }
      updateComplete: Promise<unknown>
    }
    const spent: number[][] = [[], []]
    const districts = ['江汉区', '洪山区', '东西湖区', '江汉区,洪山区', '洪山区,东西湖区', '']
    for (let i = 0; i < 96; i++) {
      const choice = { districts: districts[i % 6]!, years_from: String(1990 + Math.floor(i / 6)) }
      if (i % 2 === 1) await view.page.foresee([choice])
      const started = performance.now()
      await view.page.set(choice)
      await view.updateComplete
      await new Promise(requestAnimationFrame)
      spent[i % 2]!.push(performance.now() - started)
    }
    return spent
  })
  const told = (spent: number[]) =>
    `中位数 ${Math.round(median(spent))} 毫秒，95% 在 ${Math.round(percentile(spent, 0.95))} 毫秒内`
  console.log(
    `改一个输入到全页重画：${told(times[0]!)}；指针先停在选项上（结果已预先算好）：${told(times[1]!)}（各 ${times[0]!.length} 次，每次新值）`,
  )
  await page.close()
}

/** A table of a million rows, scrolled from end to end in steps: the longest time between two frames. */
async function millionRows(browser: Awaited<ReturnType<typeof launch>>, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${url}#/ask`)
  await page.waitForSelector('.schema details')
  await page.click('[data-block=q1] .cm-content')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(
    "SELECT range AS n, range * 7 % 1000003 AS m, 'row ' || range AS name, range / 3.0 AS x FROM range(1000000)",
  )
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.scroll.long tbody tr', { timeout: 120_000 })
  await page.waitForTimeout(1500)
  const frames: number[] = await page.evaluate(async () => {
    const box = document.querySelector('.scroll.long')!
    const gaps: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let i = 0; i < 300; i++) {
      box.scrollTop += i < 200 ? 160 : box.scrollHeight / 100
      const now = await new Promise<number>(requestAnimationFrame)
      gaps.push(now - last)
      last = now
    }
    return gaps
  })
  const shown = await page.locator('.scroll.long tbody tr:not(.spacer)').last().textContent()
  console.log(
    `一百万行的表滚到底（300 帧）：中位数 ${Math.round(median(frames))} 毫秒一帧，95% 在 ${Math.round(percentile(frames, 0.95))} 毫秒内，最长 ${Math.round(Math.max(...frames))} 毫秒；末行 ${shown?.replace(/\s+/g, ' ').trim()}`,
  )
  await page.close()
}

/** What the page sends over the wire. */
function sizesSaid(): void {
  const { embed, first, engine } = sizes()
  console.log(
    `嵌入的一张图（程序和快照）${(embed / 1024).toFixed(0)} KB，首页程序 ${(first / 1024).toFixed(0)} KB，DuckDB ${(engine / 1e6).toFixed(1)} MB（都是 gzip）`,
  )
}

const BENCH = {
  call: 'npm run bench --',
  about: '量速度，各和它要比的放在一起',
  operands: [0, 0],
  options: {
    table: { type: 'boolean', help: '只量一百万行的表' },
    reading: { type: 'boolean', help: '只量读报告' },
  },
} as const

async function tableAlone(): Promise<void> {
  await build({ root: PROJECT, logLevel: 'error' })
  const { server, url } = await serve(join(PROJECT, 'dist'))
  const browser = await launch()
  await millionRows(browser, url)
  await browser.close()
  server.close()
}

await main(() =>
  runCommand(BENCH, process.argv.slice(2), async ({ table, reading: read }) => {
    if (table) await tableAlone()
    else if (read) {
      await reading()
      await pdfPages()
    } else {
      await reading()
      await pdfPages()
      await firstChart()
      sizesSaid()
    }
    return 0
  }),
)
