import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawChart } from '../../src/charts/chart.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { markup } from '../../src/charts/svg.ts'
import { LIGHT } from '../../src/charts/theme.ts'
import { basketFor, CASES, heading, SIZES } from '../charts/rows.ts'
import { badLabels } from './boxes.ts'
import { launch } from './chromium.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
}, 120_000)

afterAll(() => browser?.close())

it('the measure sees words that are cut off and words on top of each other', async () => {
  const word = (x: number, y: number, text: string) => `<text x="${x}" y="${y}">${text}</text>`
  await page.setContent(
    `<svg width="200" height="60" aria-label="x" font-size="12">${word(5, 20, '甲乙丙')}${word(20, 24, '丁')}${word(180, 50, '戊己庚')}</svg>`,
  )
  expect(await badLabels(page, 'svg')).toEqual(['x: “甲乙丙” is on top of “丁”', 'x: “戊己庚” is cut off'])
})

describe('words in a picture, set by a browser, are neither cut off nor on top of each other', () => {
  for (const [name, { rows, spec }] of Object.entries(CASES))
    it(`${name}, at every number of rows, at three widths`, async () => {
      const pictures = SIZES.flatMap((n) =>
        [358, 760, 1100].map((width) => {
          const drawn = drawChart(rows(n), spec, {
            width,
            theme: LIGHT,
            basket: basketFor(n),
            doubtful: new Set(['d2-1']),
            heading,
            label: `${n} rows at ${width} px`,
            document: nodeDocument(),
          })
          return markup(drawn.svg)
        }),
      )
      await page.setContent(pictures.map((svg) => `<div>${svg}</div>`).join(''))
      expect(await badLabels(page, 'svg')).toEqual([])
    }, 60_000)
})
