import { html, nothing, svg, type TemplateResult } from 'lit'
import { type Trend, trendPoints } from '../charts/cells.ts'
import { px } from '../charts/svg.ts'
import { msg, str } from '../locale/msg.ts'
import { formatNumber } from '../model/format.ts'
import { columnAt, type Result, toNumber, type Value } from '../model/result.ts'

const WIDTH = 64
const HEIGHT = 16
const PAD = 2
const SPREAD_WIDTH = 120
const PAD_SPREAD = 5

/** The line of a unit over the years, and where the row's own year stands on it. */
export function sparkline(trend: Trend | undefined, year: number | null): TemplateResult | typeof nothing {
  if (trend === undefined) return nothing
  const runs = trendPoints(trend, WIDTH - 2 * PAD, HEIGHT - 2 * PAD)
  const at = year === null ? -1 : trend.years.indexOf(year)
  const x = (at / Math.max(1, trend.years.length - 1)) * (WIDTH - 2 * PAD)
  const here = runs.flat().find((point) => Math.abs(point[0] - x) < 0.5)
  return html`<svg class="spark" viewBox=${`${-PAD} ${-PAD} ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT} aria-hidden="true">
    ${runs.map((run) =>
      run.length === 1
        ? svg`<circle cx=${px(run[0]![0])} cy=${px(run[0]![1])} r="1" />`
        : svg`<polyline points=${run.map(([a, b]) => `${px(a)},${px(b)}`).join(' ')} />`,
    )}
    ${here === undefined || at < 0 ? nothing : svg`<circle class="here" cx=${px(here[0])} cy=${px(here[1])} r="2" />`}
  </svg>`
}

const SPREAD = ['lowest', 'q1', 'median', 'q3', 'highest', 'value'] as const
/** Columns that the picture of a spread tells in place of their own. */
export const SPREAD_TELLS: ReadonlySet<string> = new Set(['lowest', 'q1', 'q3', 'highest'])

/** Where in a result a row's value and the spread of its peers stand; null where it has not all of them. */
export function spreadColumns(result: Result): readonly number[] | null {
  const at = SPREAD.map((name) => columnAt(result, name))
  return at.every((one) => one >= 0) ? at : null
}

/** A value among its peers: from the lowest to the highest, the middle half thick, the median a line, the value a dot. */
export function spread(row: readonly Value[], at: readonly number[]): TemplateResult | typeof nothing {
  const numbers = at.map((one) => toNumber(row[one]))
  const [lowest, q1, median, q3, highest, value] = numbers
  if (numbers.some((number) => number === null) || !(highest! > lowest!)) return nothing
  const x = (number: number) =>
    px(((number - lowest!) / (highest! - lowest!)) * (SPREAD_WIDTH - 2 * PAD_SPREAD))
  const middle = HEIGHT / 2
  const said = (number: number | null | undefined) => formatNumber(number!, { unit: '', decimals: 2 })
  const told = msg(
    str`最低 ${said(lowest)}，下四分位 ${said(q1)}，上四分位 ${said(q3)}，最高 ${said(highest)}`,
  )
  return html`<svg class="spread" viewBox=${`${-PAD_SPREAD} 0 ${SPREAD_WIDTH} ${HEIGHT}`} width=${SPREAD_WIDTH} height=${HEIGHT} role="img" aria-label=${told}>
    <title>${told}</title>
    <line x1="0" x2=${x(highest!)} y1=${middle} y2=${middle} />
    <rect x=${x(q1!)} width=${px(Math.max(1, Number(x(q3!)) - Number(x(q1!))))} y=${middle - 3} height="6" />
    <line class="median" x1=${x(median!)} x2=${x(median!)} y1=${middle - 5} y2=${middle + 5} />
    <circle cx=${x(value!)} cy=${middle} r="3.5" />
  </svg>`
}
