import { html, nothing, type TemplateResult } from 'lit'
import { canDraw, proposeChart } from '../charts/chart.ts'
import type { Engine } from '../engine/engine.ts'
import type { QueryError } from '../engine/error.ts'
import type { TableInfo } from '../engine/session.ts'
import { parseQuery, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { CellState } from '../notebook/page.ts'
import type { Shared } from '../notebook/sources.ts'
import './cell.ts'
import './editor.ts'
import type { EditorElement } from './editor.ts'
import { PageElement } from './element.ts'

const KEPT = 'zhangben.ask'
const EXAMPLE = `-- title: 各单位历年“三公”经费
-- basis: 决算
-- chart: bar x=total y=label color=unit label=万元
SELECT unit || ' ' || fiscal_year AS label, unit, fiscal_year, total, vehicle_running, origin, fact_ids
FROM sangong
WHERE stage = '决算'
ORDER BY total DESC
`

/** 自由查询: an editor, the tables, and the answer as a chart and a table. */
export class AskView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    shared: { attribute: false },
    units: { attribute: false },
    tables: { state: true },
    query: { state: true },
    result: { state: true },
    problem: { state: true },
    took: { state: true },
    running: { state: true },
  }
  declare engine: Engine
  declare shared: Shared
  declare units: readonly string[]
  declare tables: TableInfo[]
  declare query: Query | null
  declare result: Result | null
  declare problem: { message: string; detail: string } | null
  declare took: number | null
  declare running: boolean
  #abort: AbortController | null = null

  constructor() {
    super()
    this.tables = []
    this.query = null
    this.result = null
    this.problem = null
    this.took = null
    this.running = false
  }

  get #editor(): EditorElement {
    return this.querySelector<EditorElement>('zb-editor')!
  }

  override async firstUpdated(): Promise<void> {
    const given = new URLSearchParams(location.hash.split('?')[1]).get('sql')
    this.#editor.value = given ?? localStorage.getItem(KEPT) ?? EXAMPLE
    try {
      this.tables = await this.engine.tables()
      this.#editor.setTables(this.tables)
    } catch (error) {
      this.problem = { message: (error as Error).message, detail: '' }
    }
  }

  async #run(): Promise<void> {
    if (this.running) return
    const sql = this.#editor.value.trim().replace(/;\s*$/, '')
    if (sql === '') return
    this.#abort = new AbortController()
    this.running = true
    this.problem = null
    this.#editor.showError(null)
    const started = performance.now()
    try {
      const query = parseQuery('ask', sql)
      if (query.title === 'ask') query.title = '查询结果'
      const result = await this.engine.run(query, {}, this.#abort.signal)
      this.query = { ...query, chart: query.chart ?? proposeChart(result) }
      this.result = result
    } catch (error) {
      const told = (error as { told?: QueryError }).told
      this.problem = { message: (error as Error).message, detail: told?.detail ?? '' }
      this.#editor.showError(told ?? null)
    } finally {
      this.took = performance.now() - started
      this.running = false
    }
  }

  #cancel = () => this.#abort?.abort()

  protected override render(): TemplateResult {
    return html`<div class="prose"><h1>自由查询</h1></div>
      <div class="ask">
        <aside class="schema" aria-label="表和视图">${this.#schema(true)} ${this.#schema(false)}</aside>
        <div>
          <zb-editor @zb-run=${() => void this.#run()} @zb-edit=${() => localStorage.setItem(KEPT, this.#editor.value)}></zb-editor>
          <div class="run">
            <button class="button primary" data-action="run" ?disabled=${this.running} @click=${() => void this.#run()}>运行</button>
            <button class="button" data-action="cancel" ?disabled=${!this.running} @click=${this.#cancel}>取消</button>
            <span class="more">Ctrl/⌘ + Enter 运行；写 -- chart: bar x=… y=… 可指定图</span>
            <span role="status">${this.#status()}</span>
          </div>
          ${this.problem === null ? nothing : html`<div class="error" role="alert">${this.problem.message}${this.problem.detail === '' ? nothing : html`\n\n${this.problem.detail}`}</div>`}
          ${this.result === null || this.query === null || this.problem !== null ? nothing : this.#answer(this.query, this.result)}
        </div>
      </div>`
  }

  #status(): string {
    if (this.running) return '正在运行…'
    if (this.took === null) return ''
    const rows = this.problem === null && this.result !== null ? `${this.result.rows.length} 行，` : ''
    return `${rows}${Math.round(this.took)} 毫秒`
  }

  #answer(query: Query, result: Result): TemplateResult {
    const state: CellState = { result, from: 'live', error: null, busy: false }
    const drawn = canDraw(result, query.chart) ? query : { ...query, chart: null }
    const link = () =>
      `${location.origin}${location.pathname}#/ask?${new URLSearchParams({ sql: query.sql })}`
    return html`<zb-cell .query=${drawn} .state=${state} .units=${this.units} .shared=${this.shared} .link=${link}></zb-cell>`
  }

  #schema(views: boolean): TemplateResult {
    const tables = this.tables.filter((table) => table.view === views)
    return html`<h2>${views ? '视图（先看这些）' : '表'}</h2>
      ${tables.map(
        (table) => html`<details>
          <summary>${table.name}</summary>
          <p>${table.comment}</p>
          <ul>
            ${table.columns.map(
              (column) =>
                html`<li><button title=${`插入 ${column.name}（${column.type}）`} @click=${() => this.#editor.insert(column.name)}><code>${column.name}</code><small>${column.comment}</small></button></li>`,
            )}
          </ul>
        </details>`,
      )}`
  }
}

customElements.define('zb-ask', AskView)
