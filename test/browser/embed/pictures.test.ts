import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDocument } from '../../../src/charts/node-document.ts'
import { pictureOf } from '../../../src/charts/picture.ts'
import { DIST } from '../../../src/ingest/site.ts'
import { parseQuery } from '../../../src/model/query.ts'
import type { Result, Value } from '../../../src/model/result.ts'
import type { EmbedSnapshot } from '../../../src/notebook/embed.ts'
import { exhibitOf } from '../../../src/notebook/exhibit.ts'
import { toShared } from '../../../src/notebook/sources.ts'
import { embedPicture } from '../../../src/site/embed-pictures.ts'
import { badLabels } from '../boxes.ts'
import { launch } from '../chromium.ts'

const WIDTHS = [420, 792, 1100]

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
})

afterAll(() => browser?.close())

/** The snapshots of every shipped chart: of the few units that are shipped, or of the city's 120. */
const snapshotsOf = (set: string): EmbedSnapshot[] => {
  const folder = join(DIST, set, 'embed', 'latest')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'choices.json')
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as EmbedSnapshot)
}

describe.each([
  ['three units', ''],
  ['120 units', 'city'],
])('the picture of every shipped chart, at %s', (_, set) => {
  it('carries title, basis, sources and the day; words are neither cut off nor on top of each other, at three widths', async () => {
    const snapshots = snapshotsOf(set)
    expect(snapshots.length).toBeGreaterThan(25)
    const bad: string[] = []
    for (const snapshot of snapshots) {
      const query = parseQuery(snapshot.name, snapshot.sql)
      const pictures = WIDTHS.map((width) => embedPicture(snapshot, width))
      for (const { svg, width } of pictures) {
        const said = svg.replace(/<desc>.*?<\/desc>|<title>.*?<\/title>/g, '').replace(/<[^>]*>/g, '')
        const missing = [query.title.slice(0, 8), '口径：', `制图：账本，${snapshot.made}`].filter(
          (part) => !said.includes(part),
        )
        const hasFigures = snapshot.result.columns.some(({ name }) => name === 'fact_ids')
        if (hasFigures && snapshot.result.rows.length > 0 && !said.includes('来源：')) missing.push('来源')
        if (set !== '' && !said.includes('虚构的数据')) missing.push('虚构的数据')
        if (svg.includes('▲') && !said.includes('▲报告在别处有不同的说法')) missing.push('▲')
        bad.push(...missing.map((part) => `${snapshot.name} at ${width}: no ${part}`))
      }
      await page.setContent(pictures.map(({ svg }) => `<div class="p">${svg}</div>`).join(''))
      bad.push(...(await badLabels(page, '.p > svg')).map((label) => `${snapshot.name}: ${label}`))
    }
    expect(bad).toEqual([])
  })
})

/** A chart of bars, a row each, drawn from these names. */
function barsOf(names: readonly string[], title = '丹霞区的车') {
  const rows: Value[][] = names.map((name, i) => [`u${i}`, name, 2023, `${i + 1}.50`, [`d${i}-1`]])
  const result: Result = {
    columns: [
      { name: 'unit_id', type: 'text' },
      { name: 'unit', type: 'text' },
      { name: 'fiscal_year', type: 'integer' },
      { name: 'total', type: 'decimal' },
      { name: 'fact_ids', type: 'list' },
    ],
    rows,
  }
  const head = `-- title: ${title}\n-- basis: 决算\n-- chart: bar x=total y=unit color=unit label=万元\nSELECT 1`
  const titles = new Map(names.map((name, i) => [`d${i}`, `${name}2023年度部门决算`]))
  const exhibit = exhibitOf(parseQuery('q', head), result, {
    values: {},
    shared: { ...toShared({}), titles },
    basket: [],
  })
  return WIDTHS.map((width) => pictureOf(exhibit, { width, date: '2026-01-31', document: nodeDocument() }))
}

describe('a picture of', () => {
  const long =
    '丹霞区人民政府办公室政务服务数据管理与信息化建设综合保障事务中心（原丹霞区电子政务管理办公室）'
  it.each([
    ['names with signs of markup', ['<b>甲 & "乙"</b>', "=cmd|' /C calc'!A0", '丙]]>']],
    ['names of more than 40 characters', [long, `${long}第二分中心`, '丁']],
    ['200 names', Array.from({ length: 200 }, (_, i) => `丹霞区第${i + 1}中学`)],
    ['one name', ['丹霞区教育局']],
    ['nothing', []],
  ] as const)('%s is well-formed and can be read', async (name, names) => {
    const pictures = barsOf(names)
    await page.setContent(pictures.map(({ svg }) => `<div class="p">${svg}</div>`).join(''))
    const broken = await page.evaluate(
      (all) =>
        all.filter((svg) =>
          new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror'),
        ),
      pictures.map(({ svg }) => svg),
    )
    expect(broken).toEqual([])
    expect(await badLabels(page, '.p > svg')).toEqual([])
    expect(await page.locator('b').count()).toBe(0)
    for (const { height } of pictures) expect(height).toBeLessThan(1000)
    if (name === 'nothing') expect(pictures[0]!.svg).toContain('这样选，没有可画的数。')
    if (name === '200 names') expect(pictures[1]!.svg).toMatch(/来源：.*等 200 份报告/)
  })
})
