import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { canDraw } from '../charts/chart.ts'
import { say } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { HEADINGS } from '../model/labels.ts'
import type { Query } from '../model/query.ts'
import { columnAt, type Result } from '../model/result.ts'
import { basisWords } from '../notebook/basis-words.ts'
import type { BasketUnit } from '../notebook/basket.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import type { CellState } from '../notebook/page.ts'
import { doubtsOf, type Shared, sourcesOf } from '../notebook/sources.ts'
import { warningsOf } from '../notebook/warnings.ts'
import './cell.css'
import './chart-view.ts'
import {
  CollectRequest,
  copyText,
  type Focus,
  PageElement,
  retryButton,
  type TakeForm,
  TakeRequest,
} from './element.ts'
import type { EmbedWish } from './embed-wish.ts'
import { Sight } from './sight.ts'
import './table.ts'

/** More reports than this are counted, and named when asked for. */
const MOST_TITLES = 2

/** One question on the page: title, basis, chart, table, sources, and the ways to take it along. */
export class CellView extends PageElement {
  static override properties = {
    query: { attribute: false },
    state: { attribute: false },
    shared: { attribute: false },
    link: { attribute: false },
    sql: { attribute: false },
    values: { attribute: false },
    basket: { attribute: false },
    quietly: { type: Boolean },
    wish: { attribute: false },
    looking: { attribute: false },
    said: { state: true },
    opened: { state: true },
  }
  declare query: Query
  declare state: CellState
  declare shared: Shared
  /** The address that shows this chart on its page, with these inputs. */
  declare link: () => string
  /** What is needed to embed it; a cell of one's own cannot be. */
  declare wish: (() => EmbedWish) | null
  /** The query with what the page's inputs stand at; a cell of one's own needs none. */
  declare sql: (() => string) | null
  /** What the page's parameters stand at. */
  declare values: Readonly<Record<string, string>>
  /** The units that one follows, each in its colour. */
  declare basket: readonly BasketUnit[]
  /** Where the page itself tells what unlike things are compared. */
  declare quietly: boolean
  /** What the page looks at; rows of other values are left out where the result has that column. */
  declare looking: Focus | null
  declare said: string
  /** The table under a chart is made when it is unfolded; null until that was chosen. */
  declare opened: boolean | null
  #doubts: ReadonlySet<string> = new Set()
  #sight = new Sight(this)
  #focused: { of: Result; focus: Focus; result: Result } | null = null

  constructor() {
    super()
    this.sql = null
    this.wish = null
    this.values = {}
    this.basket = []
    this.quietly = false
    this.said = ''
    this.opened = null
    this.looking = null
  }

  /** Out of sight, a change is drawn when there is time for it. */
  protected override shouldUpdate(_: PropertyValues): boolean {
    return this.#sight.mayDraw()
  }

  protected override willUpdate(_: PropertyValues): void {
    const result = this.#result
    if (result !== null) this.#doubts = doubtsOf(result, this.shared, this.#doubts)
  }

  #heading = (name: string): string => msg(this.query.headings[name] ?? HEADINGS[name] ?? name)

  get #follows(): boolean {
    const { result } = this.state
    return this.looking !== null && result !== null && columnAt(result, this.looking.column) >= 0
  }

  /** The result, or of it what the page looks at. */
  get #result(): Result | null {
    const focus = this.looking
    const { result } = this.state
    if (result === null || focus === null || !this.#follows) return result
    if (this.#focused?.of !== result || this.#focused.focus !== focus) {
      const at = columnAt(result, focus.column)
      const rows = result.rows.filter((row) => focus.values.includes(String(row[at])))
      this.#focused = { of: result, focus, result: { ...result, rows } }
    }
    return this.#focused.result
  }

  get #titles(): string[] {
    const result = this.#result
    return result === null ? [] : sourcesOf(result).documents.map((id) => this.shared.titles.get(id) ?? id)
  }

  get #sources(): string {
    const titles = this.#titles
    return titles.length === 0 ? '' : msg(str`来源：${titles.join(msg('；'))}`)
  }

  get #basis(): string {
    const { query, state, values } = this
    return basisWords(query, this.#result, values, state.basis ?? null).join(' · ')
  }

  protected override render(): TemplateResult {
    const { query, state } = this
    const result = this.#result
    const drawable = result !== null && canDraw(result, query.chart)
    const title = msg(query.title)
    const warning = result === null || this.quietly ? '' : this.#warning(result, drawable)
    return html`<section class="cell" data-cell=${query.name} data-from=${state.from ?? ''} aria-labelledby=${`title-${query.name}`}>
      <h2 id=${`title-${query.name}`}>${title}</h2>
      <p class="basis">${this.shared.invented ? html`<span class="invented">${msg('虚构')}</span> ` : nothing}${this.#basis}${this.#follows ? html` · <span class="only">${msg(str`只看 ${this.looking!.values.join(msg('、'))}`)}</span>` : nothing}</p>
      ${warning === '' ? nothing : html`<p class="warning">${warning}</p>`}
      ${state.error === null ? nothing : html`<p class="error" role="alert">${say(state.error)}${state.retry ? retryButton(this, query.name) : nothing}</p>`}
      ${
        result === null
          ? html`<p class="empty">${state.error === null ? msg('正在算…') : msg('没有结果')}</p>`
          : result.rows.length === 0
            ? html`<p class="empty">${this.#why}</p>`
            : html`<div class=${state.busy ? 'busy' : ''}>
              ${drawable ? this.#chart() : nothing}
              ${query.note === '' ? nothing : html`<p class="note">${msg(query.note)}</p>`}
              ${drawable ? nothing : this.#table()}
            </div>`
      }
      ${result === null || result.rows.length === 0 ? nothing : this.#foot(drawable)}
    </section>`
  }

  #chart(): TemplateResult {
    const label = msg(str`${msg(this.query.title)}。${this.#basis}。数据见图下的表。`)
    return html`<zb-chart .result=${this.#result} .spec=${this.query.chart} .basket=${this.basket} .doubtful=${this.#doubts} .heading=${this.#heading} .looking=${this.looking} .label=${label}></zb-chart>`
  }

  /** Where unlike things are compared; empty where they are not. */
  #warning(result: Result, drawable: boolean): string {
    const { query, state, shared } = this
    // The shipped queries say in their notes what they do with blanks.
    const sql = state.basis === undefined ? '' : query.sql
    const basis = state.basis ?? null
    const warnings = warningsOf(result, drawable ? query.chart : null, { basis, shared, sql })
    return warnings.length === 0 ? '' : msg(str`注意：${warnings.join(msg('；'))}`)
  }

  /** Why nothing is shown. */
  get #why(): string {
    if (this.#follows) return msg(str`这里没有 ${this.looking!.values.join(msg('、'))} 的数。按 Esc 看全部。`)
    if (this.query.empty !== '') return msg(this.query.empty)
    if (this.query.parameters.length > 0)
      return msg('所选的区县、年度和阶段里，没有报告印出这些数。放宽上面的选择试试。')
    return msg('查询没有错，但没有一行合乎条件。去掉一个条件试试，或在左边的表里看看列里有哪些值。')
  }

  #table(): TemplateResult {
    return html`<zb-table .label=${msg(this.query.title)} .result=${this.#result} .basket=${this.basket} .doubtful=${this.#doubts} .heading=${this.#heading} .looking=${this.looking}></zb-table>`
  }

  /** One line: the table, folded; where the figures come from; the ways to take the chart along. */
  #foot(drawable: boolean): TemplateResult {
    const titles = this.#titles
    const rows = this.#result?.rows.length ?? 0
    // Under one's own query the table is what was asked for.
    const opened = this.opened ?? !this.quietly
    const toggled = (event: Event) => {
      this.opened = (event.target as HTMLDetailsElement).open
    }
    return html`<div class="foot">
        ${
          drawable
            ? html`<details class="data" ?open=${opened} @toggle=${toggled}><summary>${msg(str`数据表（${rows} 行）`)}</summary></details>`
            : nothing
        }
        ${
          titles.length === 0
            ? nothing
            : titles.length <= MOST_TITLES
              ? html`<p class="sources">${this.#sources}</p>`
              : html`<details class="sources"><summary>${msg(str`来源：${titles.length} 份报告`)}</summary><p>${titles.join(msg('；'))}</p></details>`
        }
        ${this.#actions(drawable)}
      </div>
      ${drawable && opened ? this.#table() : nothing}`
  }

  #actions(drawable: boolean): TemplateResult {
    const rewrite = () => {
      location.hash = `#/ask?${new URLSearchParams({ sql: this.sql!() })}`
    }
    return html`<div class="actions" role="group" aria-label=${msg('带走')}>
      <span class="said" role="status">${this.said}</span>
      ${drawable ? html`<button class="quiet" data-take="picture" @click=${this.#picture}>${msg('图片')}</button>` : nothing}
      <button class="quiet" data-take="briefing" @click=${() => this.#collect(drawable ? 'chart' : 'table')}>${msg('放进简报')}</button>
      ${this.#takes('csv', 'CSV')}
      ${this.#takes('xlsx', 'Excel')}
      ${this.#takes('clipboard', msg('复制表'))}
      <details class="more-forms"><summary>${msg('其他格式')}</summary>${this.#takes('json', 'JSON')}${this.#takes('parquet', 'Parquet')}${this.#takes('arrow', 'Arrow')}${drawable ? html`<button class="quiet" data-take="briefing-table" @click=${() => this.#collect('table')}>${msg('把表放进简报')}</button>` : nothing}</details>
      ${this.#hasFindings ? this.#takes('letter', msg('核对函')) : nothing}
      <button class="quiet" data-take="link" @click=${() => this.#copy(this.link(), msg('链接已复制'))}>${msg('复制链接')}</button>
      ${drawable && this.wish !== null ? html`<button class="quiet" data-take="embed" @click=${this.#embed}>${msg('嵌入')}</button>` : nothing}
      ${this.sql === null ? nothing : html`<button class="quiet" data-take="sql" @click=${rewrite}>${msg('改它的 SQL')}</button>`}
    </div>`
  }

  /** Whether the result lists contradictions, of which a letter to the unit can be drafted. */
  get #hasFindings(): boolean {
    const { result } = this.state
    return result !== null && ['message', 'rule', 'fact_ids'].every((name) => columnAt(result, name) >= 0)
  }

  /** Puts the question, as it stands, into the briefing. */
  #collect = async (as: 'chart' | 'table') => {
    const { cellOf } = await import('./briefing/kept.ts')
    const { query } = this
    const block = cellOf(query, this.sql?.() ?? query.sql, as)
    this.dispatchEvent(new CollectRequest(block, (said) => this.#say(said)))
  }

  /** A button that takes the result along. */
  #takes(form: TakeForm, words: string): TemplateResult {
    const take = () => this.dispatchEvent(new TakeRequest(this.exhibit, form, (said) => this.#say(said)))
    return html`<button class="quiet" data-take=${form} @click=${take}>${words}</button>`
  }

  /** The result as it leaves the page. */
  exhibit = async (): Promise<Exhibit> => {
    const { query, state, values, shared, basket } = this
    const { exhibitOf } = await import('../notebook/exhibit.ts')
    const only = this.#follows ? this.looking!.values : []
    return exhibitOf(query, this.#result!, { values, shared, basket, basis: state.basis ?? null, only })
  }

  #picture = async () => {
    const [{ openPicture }, exhibit] = await Promise.all([import('./picture-dialog.ts'), this.exhibit()])
    openPicture(exhibit)
  }

  #embed = async () => {
    const { openEmbed } = await import('./embed-dialog.ts')
    openEmbed(this.wish!())
  }

  async #copy(text: string, said: string): Promise<void> {
    if (await copyText(this, text)) this.#say(said)
  }

  #say(said: string): void {
    this.said = said
    setTimeout(() => {
      if (this.said === said) this.said = ''
    }, 3000)
  }
}

customElements.define('zb-cell', CellView)
