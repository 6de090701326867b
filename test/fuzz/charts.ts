import { canDraw, drawChart } from '../../src/charts/chart.ts'
import { markOf } from '../../src/charts/marks/index.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { markup } from '../../src/charts/svg.ts'
import { LIGHT } from '../../src/charts/theme.ts'
import { formatChart, parseQuery } from '../../src/model/query.ts'
import { CASES, heading } from '../charts/rows.ts'
import { assembled, damaged, pick, tally } from './tally.ts'

const PIECES = [
  'x=',
  'y=',
  'color=',
  'facet=',
  'sort=',
  'max=',
  'rule=',
  'scale=',
  'text=',
  'label=',
  'missing=',
  'symbol=',
  'amount ',
  'unit ',
  'fiscal_year ',
  'median ',
  'zero ',
  'desc ',
  'off ',
  '-1 ',
  '1e999 ',
  'NaN ',
  '0 ',
  '"',
  '""',
  '="',
  '=',
  ' ',
  'a',
  '<svg onload=x> ',
  '](',
  '万元 ',
  '\u0000',
  '__proto__=x ',
  'constructor=x ',
]

const lines = Object.values(CASES).map(({ spec }) => formatChart(spec))

/** Chart lines at random over results of every shape: true where each is drawn or left undrawn, and written as it was read. */
export function fuzzCharts(count: number, seed: number): Promise<boolean> {
  const document = nodeDocument()
  return tally('图的写法', count, seed, (random) => {
    const line = random.chance(0.3)
      ? `-- chart: ${assembled(PIECES, random, 300)}`
      : damaged(pick(random, lines), PIECES, random)
    const { chart } = parseQuery('q', `${line.replace(/[\r\n]/g, ' ')}\nSELECT 1`)
    if (chart === null || markOf(chart.mark) === null) return
    const again = parseQuery('q', formatChart(chart)).chart
    if (JSON.stringify(again) !== JSON.stringify(chart))
      throw new Error(`${JSON.stringify(chart)} was written ${formatChart(chart)}`)
    const result = pick(random, Object.values(CASES)).rows(pick(random, [1, 3, 15, 40]))
    if (!canDraw(result, chart)) return
    const drawn = drawChart(result, chart, {
      width: pick(random, [760, 360, 60]),
      theme: LIGHT,
      basket: [],
      doubtful: new Set(),
      heading,
      label: 'chart',
      document,
    })
    if (/<svg onload|NaN|Infinity/.test(markup(drawn.svg)))
      throw new Error(`${line}: ${/.{60}(?:NaN|Infinity|<svg onload).{20}/.exec(markup(drawn.svg))?.[0]}`)
  })
}
