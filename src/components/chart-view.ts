import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { type Drawn, drawChart } from '../charts/chart.ts'
import type { Box } from '../charts/labels.ts'
import { againIn, namedIn, nearest, type Step, stepFrom, type Target } from '../charts/target.ts'
import { DARK, LIGHT } from '../charts/theme.ts'
import { msg, str } from '../locale/msg.ts'
import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type Row } from '../model/result.ts'
import type { BasketUnit } from '../notebook/basket.ts'
import { Brush } from './brush.ts'
import './chart.css'
import { keyView } from './chart-key.ts'
import { outlineOf, scaleOf, tipView } from './chart-tip.ts'
import { BasketRequest, type Focus, FocusRequest, isDark, PageElement, TraceRequest } from './element.ts'

const STEPS: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
])

/**
 * A drawn result that follows the width it is given. Pointed at or stepped to with the arrow keys, a mark tells what it is;
 * a click or Enter asks for its trail, with Ctrl or ⌘ (or the key +) for its unit to be followed; a rectangle drawn over
 * marks makes the whole page look at them.
 */
export class ChartView extends PageElement {
  static override properties = {
    result: { attribute: false },
    spec: { attribute: false },
    basket: { attribute: false },
    doubtful: { attribute: false },
    heading: { attribute: false },
    label: { type: String },
    peersLabel: { type: String },
    looking: { attribute: false },
    tallest: { attribute: false },
    darkness: { attribute: false },
    follows: { attribute: false },
    width: { state: true },
    dark: { state: true },
    at: { state: true },
  }
  declare result: Result
  declare spec: ChartSpec
  /** The units that are followed, each in the colour of its slot. */
  declare basket: readonly BasketUnit[]
  declare doubtful: ReadonlySet<string>
  declare heading: (name: string) => string
  declare label: string
  /** What those outside the basket are called. */
  declare peersLabel: string
  declare looking: Focus | null
  /** The most that the picture may take, in px; what every chart may without. */
  declare tallest: number | null
  /** Whether it is to be drawn dark. */
  declare darkness: () => boolean
  /** Whether units can be followed where it stands. */
  declare follows: boolean
  declare width: number
  declare dark: boolean
  /** What is pointed at. */
  declare at: Target | null
  #drawn: Drawn | null = null
  #brush = new Brush()
  #resize = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width > 0 && Math.abs(width - this.width) > 4) this.width = width
  })
  #themeChange = () => {
    this.dark = this.darkness()
  }

  /** Paper is white: drawn light before the browser takes the page. */
  #onPaper = () => {
    this.dark = false
    this.performUpdate()
  }

  constructor() {
    super()
    this.width = 0
    this.tallest = null
    this.darkness = isDark
    this.follows = true
    this.dark = isDark()
    this.basket = []
    this.doubtful = new Set()
    this.heading = (name) => name
    this.label = ''
    this.peersLabel = ''
    this.looking = null
    this.at = null
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

  #draw(width: number, dark: boolean): Drawn {
    const { result, spec, basket, doubtful, heading, label, peersLabel, tallest } = this
    return drawChart(result, spec, {
      width,
      theme: dark ? DARK : LIGHT,
      basket,
      doubtful,
      heading,
      label,
      ...(peersLabel === '' ? {} : { peersLabel }),
      ...(tallest === null ? {} : { tallest }),
    })
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('darkness')) this.#themeChange()
    if (this.width === 0) this.width = Math.floor(this.getBoundingClientRect().width)
    if (changed.size === 1 && changed.has('at')) return
    this.#drawn = this.width > 0 ? this.#draw(this.width, this.dark) : null
    this.at = againIn(this.#drawn?.targets ?? [], this.at)
  }

  protected override updated(): void {
    if (this.#drawn !== null && performance.getEntriesByName('first-chart').length === 0)
      performance.mark('first-chart')
  }

  get #picture(): Element | null {
    return this.querySelector('.chart > .picture')
  }

  #point = (event: PointerEvent) => {
    const picture = this.#picture
    if (this.#drawn === null || picture === null || event.buttons !== 0) return
    const box = picture.getBoundingClientRect()
    const scale = scaleOf(picture, this.#drawn)
    this.at = nearest(
      this.#drawn.targets,
      (event.clientX - box.left) / scale,
      (event.clientY - box.top) / scale,
    )
  }

  #leave = () => {
    this.at = null
  }

  #click = (event: MouseEvent) => {
    if (this.#brush.dragged) return
    // A finger points and opens at once.
    this.#point(event as PointerEvent)
    if (event.ctrlKey || event.metaKey) this.#follow()
    else this.#open()
  }

  #open(): void {
    const ids = this.at?.datum.row.fact_ids
    if (!Array.isArray(ids) || ids.length === 0) return
    this.dispatchEvent(new TraceRequest(ids.map(String), this.#drawn!.valueOf(this.at!)))
  }

  #follow(): void {
    const id = this.at?.datum.row.unit_id
    if (typeof id === 'string' && this.follows) this.dispatchEvent(new BasketRequest(id))
  }

  #keys = (event: KeyboardEvent) => {
    const { targets } = this.#drawn ?? { targets: [] }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#follow()
    else if (event.key === 'Enter') this.#open()
    else if (event.key === '+') this.#follow()
    else if (event.key === 'Escape' && this.at !== null) {
      this.at = null
      event.stopPropagation()
    } else if (STEPS.has(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey)
      this.at = stepFrom(targets, this.at, event.key as Step)
    else return
    event.preventDefault()
  }

  #find = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value
    this.at = namedIn(this.#drawn?.targets ?? [], typed)
  }

  #press = (event: PointerEvent) => {
    this.#brush.start(event, event.currentTarget as HTMLElement, (part) => this.#look(part))
  }

  /** Looks at what lies within the rectangle: years where the chart runs over years, else units, else its own names. */
  #look(part: Box): void {
    const { mark, rowsIn } = this.#drawn!
    const rows = rowsIn(part)
    const { x = '', y = '' } = this.spec
    const has = (name: string) => columnAt(this.result, name) >= 0
    const column = mark.across ? x : has('unit') ? 'unit' : has('district') ? 'district' : y
    const nameOf = (row: Row) => String(row[column] ?? '')
    const values = [...new Set(rows.map(nameOf))].filter((value) => value !== '')
    if (values.length > 0) this.dispatchEvent(new FocusRequest({ column, values }))
  }

  protected override render(): TemplateResult {
    const drawn = this.#drawn
    if (drawn === null) return html`<div class="chart"></div>`
    const { at } = this
    const color = this.dark ? DARK.accent : LIGHT.accent
    return html`${keyView(this, drawn, this.#find)}
      <div class="chart" tabindex="0" role="group" aria-label=${msg(str`图，方向键逐个看，回车看出处：${this.label}`)} @click=${this.#click} @pointerdown=${this.#press} @pointermove=${this.#point} @pointerleave=${this.#leave} @keydown=${this.#keys} @blur=${this.#leave}>
        <div class="picture">${drawn.svg}</div>
        ${
          at === null
            ? nothing
            : html`${unsafeHTML(outlineOf(drawn, at, color))}${tipView(drawn, at, this.#picture === null ? 1 : scaleOf(this.#picture, drawn), this.#actions(at))}`
        }
      </div>
      <p class="heard" aria-live="polite">${at === null ? '' : drawn.tell(at).join(msg('，'))}</p>`
  }

  /** What a click on a mark does, in words. */
  #actions({ datum }: Target): string[] {
    const followed = datum.unit !== null
    return [
      Array.isArray(datum.row.fact_ids) && datum.row.fact_ids.length > 0 ? msg('点击看出处') : '',
      typeof datum.row.unit_id !== 'string' || !this.follows
        ? ''
        : followed
          ? msg('按住 Ctrl 点击，不再关注')
          : msg('按住 Ctrl 点击，关注这个单位'),
    ].filter((line) => line !== '')
  }
}

customElements.define('zb-chart', ChartView)
