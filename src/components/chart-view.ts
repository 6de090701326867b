import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Drawn, drawChart } from '../charts/chart.ts'
import { DARK, LIGHT } from '../charts/theme.ts'
import type { ChartSpec } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { type Focus, FocusRequest, isDark, PageElement, TraceRequest } from './element.ts'

/** A drawn result that follows the width it is given; a click on a mark asks for its trail. */
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
  #resize = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width > 0 && Math.abs(width - this.width) > 4) this.width = width
  })
  #themeChange = () => {
    this.dark = isDark()
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
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.style.display = 'block'
    this.#resize.observe(this)
    document.addEventListener('zb-theme', this.#themeChange)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.#themeChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resize.disconnect()
    document.removeEventListener('zb-theme', this.#themeChange)
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.#themeChange)
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
    const row = this.#drawn?.rowAt()
    if (Array.isArray(row?.fact_ids))
      this.dispatchEvent(
        new TraceRequest(
          row.fact_ids.map(String),
          String(
            row[this.spec.mark === 'bar' || this.spec.mark === 'dumbbell' ? this.spec.x! : this.spec.y!] ??
              '',
          ),
        ),
      )
  }

  protected override render(): TemplateResult {
    if (this.#drawn === null) return html`<div class="chart"></div>`
    const { svg, key } = this.#drawn
    return html`${
      key.length > 1 || key.some((k) => k.shape !== 'fill')
        ? html`<ul class="key" aria-label="图例">
            ${key.map((entry) => html`<li>${this.#entry(entry)}</li>`)}
          </ul>`
        : nothing
    }
      <div class="chart" @click=${this.#click}>${svg}</div>`
  }

  /** A name of the key; one that stands for values of a column is a button that makes the whole page look at it. */
  #entry(entry: Drawn['key'][number]): TemplateResult {
    const column = this.spec.color ?? ''
    const at = this.result.columns.findIndex((c) => c.name === column)
    const own = at >= 0 && this.result.rows.some((row) => String(row[at]) === entry.name)
    const swatch = html`<span class="swatch" style=${`border-color:${entry.color};background:${entry.shape === 'fill' ? entry.color : 'transparent'};${entry.shape === 'square' ? 'border-radius:0' : ''}`}></span>`
    if (!own) return html`${swatch}${entry.name}`
    const held = this.looking?.column === column && this.looking.value === entry.name
    const ask = () => this.dispatchEvent(new FocusRequest({ column, value: entry.name }))
    return html`<button class="entry" aria-pressed=${held} title=${held ? '全部都看' : `全页只看${entry.name}`} @click=${ask}>${swatch}${entry.name}</button>`
  }
}

customElements.define('zb-chart', ChartView)
