import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canDraw, type Drawn, drawChart } from '../../src/charts/chart.ts'
import { MOST_KEYS, TALLEST } from '../../src/charts/forms.ts'
import { markOf } from '../../src/charts/marks/index.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { markup } from '../../src/charts/svg.ts'
import { LIGHT } from '../../src/charts/theme.ts'
import { buildCity } from '../../src/ingest/city/city.ts'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { HEADINGS } from '../../src/model/labels.ts'
import type { Query } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { badLabels } from './boxes.ts'
import { launch } from './chromium.ts'
import { queryFiles } from './queries.ts'

const ASKED = [...queryFiles().values()].filter(({ chart }) => chart !== null && markOf(chart.mark) !== null)
const FOLLOWED = 8

let browser: Browser
let page: Page
let connection: Awaited<ReturnType<typeof openData>>
const home = mkdtempSync(join(tmpdir(), 'zhangben-many-'))

beforeAll(async () => {
  await buildCity(join(home, 'data'), { units: 3000, years: 2, seed: 'many' })
  process.env.ZHANGBEN_HOME = home
  try {
    connection = await openData(undefined, { kept: true })
  } finally {
    delete process.env.ZHANGBEN_HOME
  }
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
}, 600_000)

afterAll(async () => {
  await browser?.close()
  connection?.closeSync()
  rmSync(home, { recursive: true })
})

/** A question's chart of everything, with the first units that it finds followed. */
function draw(result: Result, query: Query, width: number): Drawn {
  const [id, name] = ['unit_id', 'unit'].map((column) => result.columns.findIndex((c) => c.name === column))
  const units = new Map(result.rows.map((row) => [row[id!], row[name!]]))
  const basket = [...units]
    .filter(([unit]) => typeof unit === 'string')
    .slice(0, FOLLOWED)
    .map(([unit, called], slot) => ({ unit_id: String(unit), name: String(called), slot }))
  return drawChart(result, query.chart!, {
    width,
    theme: LIGHT,
    basket,
    doubtful: new Set(),
    heading: (column) => query.headings[column] ?? HEADINGS[column] ?? column,
    label: `${query.name} at ${width} px`,
    document: nodeDocument(),
  })
}

describe('the pages’ own charts over 3,000 units', () => {
  it.each(ASKED.map((query) => [query.name, query] as const))(
    '%s: no words cut off or on top of each other, height and key within bounds',
    async (_, query) => {
      const result = await runQuery(connection, query)
      if (!canDraw(result, query.chart)) {
        // What cannot be drawn is told in a table: too little, never too much.
        expect(result.rows.length).toBe(0)
        return
      }
      const drawn = [358, 760, 1100].map((width) => draw(result, query, width))
      for (const { height, key } of drawn) {
        expect(height).toBeLessThanOrEqual(TALLEST)
        expect(key.length).toBeLessThanOrEqual(MOST_KEYS)
      }
      await page.setContent(drawn.map(({ svg }) => `<div>${markup(svg)}</div>`).join(''))
      expect(await badLabels(page, 'svg')).toEqual([])
    },
    120_000,
  )
})
