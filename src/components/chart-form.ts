import { html, type TemplateResult } from 'lit'
import { proposeChart } from '../charts/chart.ts'
import { formatChart, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { PageElement } from './element.ts'

const CHARTS = ['bar', 'line', 'stack', 'dumbbell'] as const
const CHART_WORDS: Readonly<Record<string, string>> = {
  '': '不画图',
  bar: '条形',
  line: '折线',
  stack: '堆叠',
  dumbbell: '对比点',
}

/** Every choice of a chart; a choice is written into the query as its chart line, readable by hand. */
export class ChartForm extends PageElement {
  static override properties = {
    query: { attribute: false },
    sql: { attribute: false },
    result: { attribute: false },
  }
  declare query: Query
  /** The query as it is written in its cell. */
  declare sql: string
  declare result: Result

  protected override render(): TemplateResult {
    const columns = this.result.columns.map((column) => column.name).filter((name) => name !== 'fact_ids')
    const spec = this.query.chart ?? proposeChart(this.result) ?? { mark: '' }
    const choose = (key: string, value: string) => {
      const next = { ...spec, [key]: value }
      const line = next.mark === '' ? '-- chart: none' : formatChart(next)
      const { sql } = this
      const written = /^-- *chart:.*$/m.test(sql) ? sql.replace(/^-- *chart:.*$/m, line) : `${line}\n${sql}`
      this.dispatchEvent(new CustomEvent('zb-write', { detail: written, bubbles: true }))
    }
    const select = (key: string, label: string, choices: readonly string[]) => html`<label>${label}
      <select class="button" data-chart=${key} @change=${(event: Event) => choose(key, (event.target as HTMLSelectElement).value)}>
        ${choices.map((choice) => html`<option value=${choice} ?selected=${(spec[key] ?? '') === choice}>${key === 'mark' ? (CHART_WORDS[choice] ?? choice) : choice || '（无）'}</option>`)}
      </select></label>`
    return html`<details class="chart-form"><summary>图</summary>
      <div class="inputs">
        ${select('mark', '画法', ['', ...CHARTS])}${select('x', '横', ['', ...columns])}${select('y', '竖', ['', ...columns])}${select('color', '颜色', ['', ...columns])}${select('facet', '分面', ['', ...columns])}
      </div>
    </details>`
  }
}

customElements.define('zb-chart-form', ChartForm)
