import { html, nothing, type TemplateResult } from 'lit'
import { unsafeSVG } from 'lit/directives/unsafe-svg.js'
import type { Drawn } from '../charts/chart.ts'
import { MOST_BARS } from '../charts/forms.ts'
import type { KeyEntry } from '../charts/key.ts'
import { msg, str } from '../locale/msg.ts'
import { valuesOf } from '../model/result.ts'
import type { ChartView } from './chart-view.ts'
import { FocusRequest } from './element.ts'

/** What the colours and signs of a chart mean, by what rule it is drawn so, and in a crowd a field that finds one of its things. */
export function keyView(
  chart: ChartView,
  { key, notes, targets, joined }: Drawn,
  find: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (key.length < 2 && notes.length === 0 && key.every((entry) => entry.value !== null)) return nothing
  const things = new Set(targets.map((target) => target.row)).size
  const crowded = targets.length > MOST_BARS && (things > MOST_BARS || !joined)
  return html`<div class="key-row"><ul class="key" aria-label=${msg('图例')}>
        ${key.map((entry) => html`<li>${entryView(chart, entry)}</li>`)}
      </ul>${crowded ? html`<input class="button find-mark" type="search" placeholder=${msg('在图里找')} aria-label=${msg(str`在图“${chart.label}”里找`)} @input=${find} />` : nothing}</div>
      ${notes.length === 0 ? nothing : html`<p class="form-note">${notes.join('')}</p>`}`
}

/** A name of the key; one that stands for values of a column is a button that makes the whole page look at it. */
function entryView(chart: ChartView, { name, sign, value }: KeyEntry): TemplateResult {
  const { spec, result, looking } = chart
  const swatch = html`<svg class="swatch" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">${unsafeSVG(sign)}</svg>`
  const column = spec.color || 'unit'
  const own = value !== null && valuesOf(result, column).some((held) => String(held) === value)
  if (!own) return html`${swatch}${name}`
  const held = looking?.column === column && looking.values.includes(value)
  const ask = () => chart.dispatchEvent(new FocusRequest(held ? null : { column, values: [value] }))
  return html`<button class="entry" aria-pressed=${held} title=${held ? msg('看全部') : msg(str`全页只看 ${name}`)} @click=${ask}>${swatch}${name}</button>`
}
