import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { MARKS } from '../charts/chart.ts'
import { proposeChart } from '../charts/propose.ts'
import { HEADINGS } from '../model/labels.ts'
import { type ChartSpec, formatChart, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { PageElement } from './element.ts'

type Choice = readonly [value: string, words: string]

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

  get #spec(): ChartSpec {
    return this.query.chart ?? proposeChart(this.result) ?? { mark: '' }
  }

  #choose(key: string, value: string): void {
    const { mark, ...options } = { ...this.#spec, [key]: value }
    const kept = Object.fromEntries(Object.entries(options).filter(([, held]) => held !== ''))
    const line = mark === '' ? '-- chart: none' : formatChart({ mark, ...kept })
    const { sql } = this
    const written = /^-- *chart:.*$/m.test(sql)
      ? sql.replace(/^-- *chart:.*$/m, () => line)
      : `${line}\n${sql}`
    this.dispatchEvent(new CustomEvent('zb-write', { detail: written, bubbles: true }))
  }

  #select(key: string, label: string, choices: readonly Choice[]): TemplateResult {
    const held = this.#spec[key] ?? ''
    const known = choices.some(([value]) => value === held)
    return html`<label>${label}
      <select class="button" data-chart=${key} @change=${(event: Event) => this.#choose(key, (event.target as HTMLSelectElement).value)}>
        ${known ? nothing : html`<option value=${held} selected>${held}</option>`}
        ${choices.map(([value, words]) => html`<option value=${value} ?selected=${held === value}>${words}</option>`)}
      </select></label>`
  }

  /** The columns that can be chosen, with none first where that is a choice. */
  #columns(none: string | null): Choice[] {
    const names = this.result.columns.map((column) => column.name).filter((name) => name !== 'fact_ids')
    const words = (name: string) => msg(this.query.headings[name] ?? HEADINGS[name] ?? name)
    const columns = names.map(
      (name): Choice => [name, words(name) === name ? name : `${name} ${words(name)}`],
    )
    return none === null ? columns : [['', none], ...columns]
  }

  protected override render(): TemplateResult {
    const { mark } = this.#spec
    const names: Readonly<Record<string, string>> = {
      bar: msg('条形'),
      line: msg('折线'),
      stack: msg('堆叠'),
      dumbbell: msg('对比点'),
      dot: msg('散点'),
    }
    const none = msg('（无）')
    const marks: Choice[] = [['', msg('不画图')], ...MARKS.map((name): Choice => [name, names[name] ?? name])]
    const sorts: Choice[] = [
      ['', msg('查询的顺序')],
      ['desc', msg('从大到小')],
      ['asc', msg('从小到大')],
      ['name', msg('按名称')],
    ]
    const scales: Choice[] =
      mark === 'stack'
        ? [
            ['', msg('金额')],
            ['share', msg('占比')],
          ]
        : [
            ['', msg('从零起')],
            ['log', msg('对数')],
          ]
    const rules: Choice[] = [
      ['', none],
      ['median', msg('中位数')],
      ['mean', msg('平均')],
    ]
    const labels: Choice[] = [
      ['', msg('标出')],
      ['off', msg('不标')],
    ]
    return html`<details class="chart-form"><summary>${msg('图')}</summary>
      <div class="inputs">
        ${this.#select('mark', msg('画法'), marks)}
        ${
          mark === ''
            ? nothing
            : html`${this.#select('x', msg('横'), this.#columns(null))}${this.#select('y', msg('竖'), this.#columns(null))}
            ${this.#select('color', msg('颜色'), this.#columns(none))}${this.#select('facet', msg('分面'), this.#columns(none))}
            ${mark === 'bar' || mark === 'dumbbell' ? this.#select('sort', msg('排序'), sorts) : this.#select('scale', msg('刻度'), scales)}
            ${this.#select('labels', msg('数值'), labels)}
            ${mark === 'bar' || mark === 'dot' ? this.#select('text', msg('名字'), this.#columns(none)) : nothing}
            ${mark === 'stack' ? nothing : this.#select('rule', msg('参照线'), rules)}
            <label>${msg('单位')} <input class="button" data-chart="label" .value=${this.#spec.label ?? ''} @change=${(event: Event) => this.#choose('label', (event.target as HTMLInputElement).value)} /></label>`
        }
      </div>
    </details>`
  }
}

customElements.define('zb-chart-form', ChartForm)
