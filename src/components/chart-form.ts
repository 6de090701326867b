import { html, nothing, type TemplateResult } from 'lit'
import { CHANNELS } from '../charts/mark.ts'
import { MARKS, markOf } from '../charts/marks/index.ts'
import { LABEL, OPTIONS, type OptionWords } from '../charts/options.ts'
import { proposeChart } from '../charts/propose.ts'
import { msg } from '../locale/msg.ts'
import { HEADINGS } from '../model/labels.ts'
import { type ChartSpec, formatChart, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { PageElement } from './element.ts'

type Choice = readonly [value: string, words: string]

/** Every choice of a chart, as its mark declares them; a choice is written into the query as its chart line, readable by hand. */
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
  #columns(none: boolean): Choice[] {
    const names = this.result.columns.map((column) => column.name).filter((name) => name !== 'fact_ids')
    const words = (name: string) => msg(this.query.headings[name] ?? HEADINGS[name] ?? name)
    const columns = names.map(
      (name): Choice => [name, words(name) === name ? name : `${name} ${words(name)}`],
    )
    return none ? [['', msg('（无）')], ...columns] : columns
  }

  #option({ key, title, choices }: OptionWords): TemplateResult {
    if (choices === 'column') return this.#select(key, title(), this.#columns(true))
    if (choices !== 'text') return this.#select(key, title(), choices())
    const changed = (event: Event) => this.#choose(key, (event.target as HTMLInputElement).value)
    return html`<label>${title()} <input class="button" data-chart=${key} .value=${this.#spec[key] ?? ''} @change=${changed} /></label>`
  }

  protected override render(): TemplateResult {
    const mark = markOf(this.#spec.mark)
    const marks: Choice[] = [['', msg('不画图')], ...MARKS.map(({ name, title }): Choice => [name, title()])]
    return html`<details class="chart-form"><summary>${msg('图')}</summary>
      <div class="inputs">
        ${this.#select('mark', msg('画法'), marks)}
        ${
          mark === null
            ? nothing
            : html`${mark.channels.map(({ key, needed }) => this.#select(key, CHANNELS[key](), this.#columns(!needed)))}
            ${mark.options.map((name) => this.#option(OPTIONS[name]))}${this.#option(LABEL)}`
        }
      </div>
      ${mark === null ? nothing : html`<p class="more">${mark.draws()}</p>`}
    </details>`
  }
}

customElements.define('zb-chart-form', ChartForm)
