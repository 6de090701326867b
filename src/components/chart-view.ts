import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Drawn, drawChart, type Rectangle } from '../charts/chart.ts'
import { DARK, LIGHT } from '../charts/theme.ts'
import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type Row, valuesOf } from '../model/result.ts'
import { Brush } from './brush.ts'
import { type Focus, FocusRequest, isDark, PageElement, TraceRequest } from './element.ts'

/**
 * A drawn result that follows the width it is given. A click on a mark asks for its trail; a rectangle drawn over marks
 * makes the whole page look at them.
 */
export class ChartView extends PageElement {
  static override properties = {
    result: { attribute: false },
    spec: { attribute: false },
    units: { attribute: false },
    doubtful: { attribute: false },
    heading: { attribute: false },
    label: { type: String },
    looking: { attribute: false },
    width: { state: true },
    dark: { state: true },
  }
  declare result: Result
  declare spec: ChartSpec
  declare units: readonly string[]
  declare doubtful: ReadonlySet<string>
  declare heading: (name: string) => string
  declare label: string
  declare looking: Focus | null
  declare width: number
  declare dark: boolean
  #drawn: Drawn | null = null
  #brush = new Brush()
  #resize = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width > 0 && Math.abs(width - this.width) > 4) this.width = width
  })
  #themeChange = () => {
    this.dark = isDark()
  }

  /** Paper is white: drawn light before the browser takes the page. */
  #onPaper = () => {
    this.dark = false
    this.performUpdate()
  }

  constructor() {
    super()
    this.width = 0
    this.dark = isDark()
    this.units = []
    this.doubtful = new Set()
    this.heading = (name) => name
    this.label = ''
    this.looking = null
    this.listen(document, 'zb-theme', this.#themeChange)
    for (const query of ['(prefers-color-scheme: dark)', 'print'])
      this.listen(matchMedia(query), 'change', this.#themeChange)
    this.listen(window, 'beforeprint', this.#onPaper)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.style.display = 'block'
    this.#resize.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resize.disconnect()
  }

  /** The chart drawn light at a width for paper, to be taken along. */
  drawForExport(width = 760): Drawn {
    return this.#draw(width, false)
  }

  #draw(width: number, dark: boolean): Drawn {
    const { result, spec, units, doubtful, heading, label } = this
    return drawChart(result, spec, { width, theme: dark ? DARK : LIGHT, units, doubtful, heading, label })
  }

  protected override willUpdate(_: PropertyValues): void {
    if (this.width === 0) this.width = Math.floor(this.getBoundingClientRect().width)
    this.#drawn = this.width > 0 ? this.#draw(this.width, this.dark) : null
  }

  protected override updated(): void {
    if (this.#drawn !== null && performance.getEntriesByName('first-chart').length === 0)
      performance.mark('first-chart')
  }

  #click = () => {
    const row = this.#brush.dragged ? null : this.#drawn?.rowAt()
    if (!Array.isArray(row?.fact_ids)) return
    const measure = this.spec.mark === 'bar' || this.spec.mark === 'dumbbell' ? this.spec.x : this.spec.y
    this.dispatchEvent(new TraceRequest(row.fact_ids.map(String), String(row[measure ?? ''] ?? '')))
  }

  #press = (event: PointerEvent) => {
    this.#brush.start(event, event.currentTarget as HTMLElement, (part) => this.#look(part))
  }

  /** Looks at what lies within the rectangle: years where the chart runs over years, else units, else its own names. */
  #look(part: Rectangle): void {
    const rows = this.#drawn?.rowsIn(part) ?? []
    const { mark, x = '', y = '' } = this.spec
    const has = (name: string) => columnAt(this.result, name) >= 0
    const column =
      mark === 'line' || mark === 'stack' ? x : has('unit') ? 'unit' : has('district') ? 'district' : y
    const nameOf = (row: Row) => String(row[column] ?? '')
    const values = [...new Set(rows.map(nameOf))].filter((value) => value !== '')
    if (values.length > 0) this.dispatchEvent(new FocusRequest({ column, values }))
  }

  protected override render(): TemplateResult {
    if (this.#drawn === null) return html`<div class="chart"></div>`
    const { svg, key } = this.#drawn
    return html`${
      key.length > 1 || key.some((k) => k.shape !== 'fill')
        ? html`<ul class="key" aria-label=${msg('图例')}>
            ${key.map((entry) => html`<li>${this.#entry(entry)}</li>`)}
          </ul>`
        : nothing
    }
      <div class="chart" @click=${this.#click} @pointerdown=${this.#press}>${svg}</div>`
  }

  /** A name of the key; one that stands for values of a column is a button that makes the whole page look at it. */
  #entry(entry: Drawn['key'][number]): TemplateResult {
    const column = this.spec.color ?? ''
    const own = valuesOf(this.result, column).some((value) => String(value) === entry.name)
    const swatch = html`<span class="swatch" style=${`border-color:${entry.color};background:${entry.shape === 'fill' ? entry.color : 'transparent'};${entry.shape === 'square' ? 'border-radius:0' : ''}`}></span>`
    if (!own) return html`${swatch}${entry.name}`
    const held = this.looking?.column === column && this.looking.values.includes(entry.name)
    const ask = () => this.dispatchEvent(new FocusRequest(held ? null : { column, values: [entry.name] }))
    return html`<button class="entry" aria-pressed=${held} title=${held ? msg('看全部') : msg(str`全页只看 ${entry.name}`)} @click=${ask}>${swatch}${entry.name}</button>`
  }
}

customElements.define('zb-chart', ChartView)
