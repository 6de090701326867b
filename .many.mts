import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { canDraw, drawChart } from './src/charts/chart.ts'
import { markOf } from './src/charts/marks/index.ts'
import { nodeDocument } from './src/charts/node-document.ts'
import { markup } from './src/charts/svg.ts'
import { DARK, LIGHT } from './src/charts/theme.ts'
import { buildCity } from './src/ingest/city/city.ts'
import { openData, runQuery } from './src/ingest/database.ts'
import { HEADINGS } from './src/model/labels.ts'
import { launch } from './test/browser/chromium.ts'
import { queryFiles } from './test/browser/queries.ts'
const home = '/tmp/pl/many-home'
if (!existsSync(home)) await buildCity(join(home, 'data'), { units: 3000, years: 2, seed: 'many' })
process.env.ZHANGBEN_HOME = home
const connection = await openData(undefined, { kept: true })
mkdirSync('/tmp/pl/many', { recursive: true })
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 1500, height: 900 } })
const width = Number(process.argv[2] ?? 1100), dark = process.argv[3] === 'dark', followed = Number(process.argv[4] ?? 4)
const theme = dark ? DARK : LIGHT
const parts: string[] = []
for (const query of queryFiles().values()) {
  if (query.chart === null || markOf(query.chart.mark) === null) continue
  const result = await runQuery(connection, query)
  if (!canDraw(result, query.chart)) { parts.push(`<h3>${query.title}: none</h3>`); continue }
  const [id, name] = ['unit_id', 'unit'].map((c) => result.columns.findIndex((x) => x.name === c))
  const units = new Map(result.rows.map((r) => [r[id!], r[name!]]))
  const all = [...units].filter(([u]) => typeof u === 'string')
  const step = Math.max(1, Math.floor(all.length / Math.max(1, followed)))
  const basket = all.filter((_, i) => i % step === 0).slice(0, followed).map(([u, c], slot) => ({ unit_id: String(u), name: String(c), slot }))
  const d = drawChart(result, query.chart, { width, theme, basket, doubtful: new Set(), heading: (c) => query.headings[c] ?? HEADINGS[c] ?? c, label: query.name, document: nodeDocument() })
  parts.push(`<div><b>${query.name} ${query.title}</b> <small>${d.key.map((k) => k.name).join(' | ')} — ${d.notes.join(' ')}</small>${markup(d.svg)}</div>`)
}
const per = width > 600 ? 4 : 8
for (let i = 0; i < parts.length; i += per) {
  await page.setViewportSize({ width: width > 600 ? width + 40 : 4 * (width + 30), height: 900 })
  await page.setContent(`<body style="margin:10px;font:13px sans-serif;background:${theme.paper};color:${theme.ink}"><div style="display:grid;grid-template-columns:${width > 600 ? '1fr' : `repeat(4,${width}px)`};gap:18px">${parts.slice(i, i + per).join('')}</div></body>`)
  await page.screenshot({ path: `/tmp/pl/many/${width}-${dark ? 'd' : 'l'}-${followed}-${i / per}.png`, fullPage: true })
}
await browser.close(); connection.closeSync()
