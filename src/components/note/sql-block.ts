import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { canDraw } from '../../charts/chart.ts'
import { proposeChart } from '../../charts/propose.ts'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Query } from '../../model/query.ts'
import { columnAt } from '../../model/result.ts'
import type { BasketUnit } from '../../notebook/basket.ts'
import { carrying } from '../../notebook/carry.ts'
import type { CellBlock } from '../../notebook/notebook.ts'
import type { CellState } from '../../notebook/page.ts'
import type { Shared } from '../../notebook/sources.ts'
import { keepRun } from '../../store/notes.ts'
import '../cell.ts'
import '../chart-form.ts'
import '../editor.ts'
import type { EditorElement } from '../editor.ts'
import { type Focus, retryButton } from '../element.ts'
import { BlockElement } from './block.ts'

/** A query with its answer. */
export class SqlBlockElement extends BlockElement<CellBlock> {
  static override properties = {
    ...BlockElement.properties,
    shared: { attribute: false },
    basket: { attribute: false },
    looking: { attribute: false },
    plan: { state: true },
  }
  declare shared: Shared
  declare basket: readonly BasketUnit[]
  declare looking: Focus | null
  /** DuckDB's plan, once asked for. */
  declare plan: string | null
  #told: CellState['told']

  constructor() {
    super()
    this.plan = null
    this.looking = null
  }

  get editor(): EditorElement | null {
    return this.querySelector<EditorElement>('zb-editor')
  }

  get #state(): CellState | undefined {
    return this.page.cells.get(this.block.name)
  }

  get #query(): Query | null {
    return this.page.find(this.block.name)
  }

  protected override willUpdate(): void {
    this.dataset.block = this.block.name
    this.dataset.id = String(this.block.id)
  }

  protected override updated(_: PropertyValues): void {
    const told = this.#state?.told ?? null
    if (told === (this.#told ?? null)) return
    this.#told = told
    this.editor?.showError(told === null ? null : { ...told, message: say(told.message) })
  }

  async run(): Promise<void> {
    const { name } = this.block
    const [state, query] = [this.#state, this.#query]
    if (state === undefined || query === null || state.busy || query.sql.trim() === '') return
    this.plan = null
    await this.page.runCell(name)
    void keepRun({
      sql: query.sql,
      at: new Date().toISOString(),
      rows: state.error === null ? (state.result?.rows.length ?? null) : null,
      ms: Math.round(state.took ?? 0),
    }).catch(() => {})
    this.dispatchEvent(new Event('zb-ran', { bubbles: true }))
  }

  async #explain(): Promise<void> {
    try {
      this.plan = await this.page.plan(this.block.name)
    } catch (error) {
      this.plan = say((error as Error).message)
    }
  }

  async #tidy(): Promise<void> {
    const { formatDialect, duckdb } = await import('sql-formatter')
    try {
      this.#write(formatDialect(this.block.sql ?? '', { dialect: duckdb, keywordCase: 'upper', tabWidth: 2 }))
    } catch (error) {
      this.tell(msg(str`整理不了：${(error as Error).message.split('\n')[0]}`))
    }
  }

  /** Puts a query into the cell and its editor. */
  #write(sql: string): void {
    this.put({ sql })
    if (this.editor !== null) this.editor.value = sql
  }

  protected override render(): TemplateResult {
    const { block } = this
    const state = this.#state
    const query = this.#query
    const busy = state?.busy ?? false
    const needs = this.page.needs(block.name)
    return html`<section class="block">
      <div class="block-head">
        ${this.nameField(msg('单元的名字'))}
        <small>${needs.length === 0 ? nothing : msg(str`用到 ${needs.join(msg('、'))}`)}</small>
        ${this.tools}
      </div>
      <div ?hidden=${block.folded}>
        <zb-editor .start=${block.sql ?? ''} @zb-run=${() => void this.run()} @zb-edit=${(event: Event) => this.put({ sql: (event.currentTarget as EditorElement).value })}></zb-editor>
        <div class="run">
          <button class="button primary" data-action="run" ?disabled=${busy} @click=${() => void this.run()}>${msg('运行')}</button>
          <button class="button" data-action="cancel" ?disabled=${!busy} @click=${() => this.page.cancel(block.name)}>${msg('取消')}</button>
          <button class="button" data-action="tidy" @click=${() => void this.#tidy()}>${msg('整理')}</button>
          <button class="button" data-action="explain" @click=${() => void this.#explain()}>${msg('计划')}</button>
          <span role="status">${this.#status(state)}</span>
        </div>
        ${this.plan === null ? nothing : html`<pre class="plan" tabindex="0" aria-label=${msg('查询计划')}>${this.plan}</pre>`}
        ${state === undefined || state.error === null ? nothing : html`<div class="error" role="alert">${say(state.error)}${state.retry ? retryButton(this, block.name) : nothing}${state.told?.detail === undefined ? nothing : html`<pre>${state.told.detail}</pre>`}</div>`}
        ${state?.result === null || state === undefined || query === null || state.error !== null ? nothing : this.#answer(query, state)}
      </div>
    </section>`
  }

  #status(state: CellState | undefined): string {
    if (state === undefined) return ''
    if (state.busy) return msg('正在运行…')
    if (state.took === undefined) return msg('Ctrl/⌘ + Enter 运行')
    const ms = Math.round(state.took)
    return state.error === null && state.result !== null
      ? msg(str`${state.result.rows.length} 行，${ms} 毫秒`)
      : msg(str`${ms} 毫秒`)
  }

  /** What a result without a trail loses, and the column that brings it, where one can be added. */
  #lost({ result }: CellState): TemplateResult | typeof nothing {
    const figures = result?.columns.some(({ type }) => type === 'decimal' || type === 'integer')
    if (result === null || !figures || columnAt(result, 'fact_ids') >= 0) return nothing
    const [withIds] = carrying(this.block.sql ?? '')
    return html`<p class="note lost">${msg('结果里没有 fact_ids 一列：这些数点不回印出的那一行，也说不出阶段、口径和来源。')}
      ${withIds === undefined ? nothing : html`<button class="quiet" data-action="carry" @click=${() => this.#write(withIds)}>${msg('加上这一列')}</button>`}</p>`
  }

  #answer(query: Query, state: CellState): TemplateResult {
    const result = state.result!
    const chosen = query.chart ?? proposeChart(result)
    const chart = canDraw(result, chosen) ? chosen : null
    const title = query.title === query.name ? msg('查询结果') : query.title
    const link = () =>
      `${location.origin}${location.pathname}#/ask?${new URLSearchParams({ sql: query.sql })}`
    return html`${this.#lost(state)}<zb-chart-form .query=${query} .sql=${this.block.sql ?? ''} .result=${result} @zb-write=${(event: CustomEvent<string>) => this.#write(event.detail)}></zb-chart-form>
      <zb-cell .query=${{ ...query, title, chart }} .state=${{ ...state, error: null }} .shared=${this.shared} .basket=${this.basket} .looking=${this.looking} .link=${link}></zb-cell>`
  }
}

customElements.define('zb-sql-block', SqlBlockElement)
