import { html, nothing, type TemplateResult } from 'lit'
import { canDraw } from '../charts/chart.ts'
import { toCsv, toTsv } from '../charts/csv.ts'
import { composeSvg, svgText, toPng } from '../charts/export.ts'
import { LIGHT } from '../charts/theme.ts'
import { HEADINGS } from '../model/labels.ts'
import type { Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { CellState } from '../notebook/page.ts'
import { type Shared, sourcesOf } from '../notebook/sources.ts'
import { warningsOf } from '../notebook/warnings.ts'
import './chart-view.ts'
import type { ChartView } from './chart-view.ts'
import { type Focus, FocusRequest, PageElement, saveFile } from './element.ts'
import './table.ts'

/** One question on the page: title, basis, chart, table, sources, and the ways to take it along. */
export class CellView extends PageElement {
  static override properties = {
    query: { attribute: false },
    state: { attribute: false },
    units: { attribute: false },
    shared: { attribute: false },
    link: { attribute: false },
    embedded: { type: Boolean },
    looking: { attribute: false },
    said: { state: true },
  }
  declare query: Query
  declare state: CellState
  declare units: readonly string[]
  declare shared: Shared
  /** The address that shows this page, or just this chart, with these inputs. */
  declare link: (embedded: boolean) => string
  declare embedded: boolean
  /** What the page looks at; rows of other values are left out where the result has that column. */
  declare looking: Focus | null
  declare said: string
  #focused: { of: Result; focus: Focus; result: Result } | null = null

  constructor() {
    super()
    this.embedded = false
    this.said = ''
    this.units = []
    this.looking = null
  }

  #heading = (name: string): string => this.query.headings[name] ?? HEADINGS[name] ?? name

  get #follows(): boolean {
    return (
      this.looking !== null &&
      (this.state.result?.columns.some((c) => c.name === this.looking?.column) ?? false)
    )
  }

  /** The result, or of it what the page looks at. */
  get #result(): Result | null {
    const focus = this.looking
    const { result } = this.state
    if (result === null || focus === null || !this.#follows) return result
    if (this.#focused?.of !== result || this.#focused.focus !== focus) {
      const at = result.columns.findIndex((c) => c.name === focus.column)
      const rows = result.rows.filter((row) => String(row[at]) === focus.value)
      this.#focused = { of: result, focus, result: { ...result, rows } }
    }
    return this.#focused.result
  }

  get #sources(): { line: string; units: number } {
    const result = this.#result
    if (result === null) return { line: '', units: 0 }
    const { titles, units } = sourcesOf(result, this.shared)
    return { line: titles.length === 0 ? '' : `来源：${titles.join('；')}`, units }
  }

  get #basis(): string {
    const { units } = this.#sources
    return [
      this.query.basis === '' ? '' : `口径：${this.query.basis}`,
      units > 0 ? `n = ${units} 个单位` : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }

  protected override render(): TemplateResult {
    const { query, state } = this
    const result = this.#result
    const drawable = result !== null && canDraw(result, query.chart)
    return html`<section class="cell" data-cell=${query.name} data-from=${state.from ?? ''} aria-labelledby=${`title-${query.name}`}>
      <h2 id=${`title-${query.name}`}>${query.title}</h2>
      <p class="basis">${this.#basis}${this.#follows ? html` <button class="button focus-chip" title="全部都看" @click=${() => this.dispatchEvent(new FocusRequest(this.looking!))}>只看 ${this.looking!.value} ✕</button>` : nothing}</p>
      ${result === null ? nothing : warningsOf(result, drawable ? query.chart : null).map((warning) => html`<p class="warning">注意：${warning}</p>`)}
      ${state.error === null ? nothing : html`<p class="error" role="alert">${state.error}</p>`}
      ${
        result === null
          ? html`<p class="empty">${state.error === null ? '正在算…' : '没有结果'}</p>`
          : result.rows.length === 0
            ? html`<p class="empty">所选的区县、年度和阶段里，没有报告印出这些数。放宽上面的选择试试。</p>`
            : html`<div class=${state.busy ? 'busy' : ''}>
              ${
                drawable
                  ? html`<zb-chart .result=${result} .spec=${query.chart} .units=${this.units} .doubtful=${this.shared.doubtful} .heading=${this.#heading} .looking=${this.looking} .label=${`${query.title}。${this.#basis}。数据见图下的表。`}></zb-chart>`
                  : nothing
              }
              ${query.note === '' ? nothing : html`<p class="note">${query.note}</p>`}
              ${this.embedded && drawable ? nothing : this.#table(drawable)}
            </div>`
      }
      <p class="sources">${this.#sources.line}</p>
      ${result === null || result.rows.length === 0 ? nothing : this.#actions(drawable)}
    </section>`
  }

  #table(drawable: boolean): TemplateResult {
    const table = html`<zb-table .label=${this.query.title} .result=${this.#result} .doubtful=${this.shared.doubtful} .heading=${this.#heading}></zb-table>`
    if (!drawable) return table
    return html`<details ?open=${innerWidth >= 736}><summary>数据表（${this.#result?.rows.length} 行）</summary>${table}</details>`
  }

  #actions(drawable: boolean): TemplateResult {
    if (this.embedded)
      return html`<div class="actions"><a class="quiet" href=${this.link(false)} target="_top">在账本里打开</a></div>`
    return html`<div class="actions" role="group" aria-label="带走">
      ${
        drawable
          ? html`<button class="quiet" data-take="svg" @click=${() => this.#take('svg')}>SVG</button>
            <button class="quiet" data-take="png" @click=${() => this.#take('png')}>PNG</button>`
          : nothing
      }
      <button class="quiet" data-take="csv" @click=${() => this.#take('csv')}>CSV</button>
      <button class="quiet" data-take="tsv" @click=${() => this.#copy(toTsv(this.#result!, this.#heading), '表已复制，可贴进表格软件')}>复制表</button>
      <button class="quiet" data-take="link" @click=${() => this.#copy(this.link(false), '链接已复制')}>复制链接</button>
      ${drawable ? html`<button class="quiet" data-take="iframe" @click=${() => this.#copy(this.#snippet(), '嵌入代码已复制')}>复制嵌入代码</button>` : nothing}
      <span class="said" role="status">${this.said}</span>
    </div>`
  }

  #snippet(): string {
    const title = this.query.title.replaceAll('"', '&quot;')
    return `<iframe src="${this.link(true).replaceAll('&', '&amp;')}" title="${title}" width="760" height="520" style="border:0;width:100%" loading="lazy"></iframe>`
  }

  async #copy(text: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      this.said = said
    } catch {
      prompt('浏览器不让复制，请从这里拷走：', text)
    }
    this.dispatchEvent(new CustomEvent('zb-copied', { detail: text, bubbles: true }))
    setTimeout(() => {
      this.said = ''
    }, 3000)
  }

  async #take(kind: 'svg' | 'png' | 'csv'): Promise<void> {
    const { query, state } = this
    if (state.result === null) return
    const name = `账本-${query.title.replace(/[\\/:*?"<>|\s]+/g, '')}`
    if (kind === 'csv') {
      saveFile(
        `${name}.csv`,
        new Blob([toCsv(this.#result!, this.#heading)], { type: 'text/csv;charset=utf-8' }),
      )
      return
    }
    const chart = this.querySelector<ChartView>('zb-chart')
    if (chart === null) return
    const picture = composeSvg(
      chart.drawForExport(),
      { title: query.title, basis: this.#basis, sources: `${this.#sources.line}　制图：账本` },
      LIGHT,
    )
    if (kind === 'svg') saveFile(`${name}.svg`, new Blob([svgText(picture)], { type: 'image/svg+xml' }))
    else saveFile(`${name}.png`, await toPng(picture))
  }
}

customElements.define('zb-cell', CellView)
