import { html, nothing, type TemplateResult } from 'lit'
import { HIDDEN_COLUMNS, VALUE_WORDS } from '../model/labels.ts'
import { type Result, type ResultColumn, toNumber, type Value } from '../model/result.ts'
import { PageElement, TraceRequest } from './element.ts'

const SHOWN = 200
const isNumeric = (column: ResultColumn) =>
  column.type === 'decimal' || column.type === 'integer' || column.type === 'number'
const isYear = (column: ResultColumn) => /year$|^reported_in$/.test(column.name)

/** A number as printed in a table: thousands parted, digits as they are. */
export function groupDigits(text: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\..*)?$/.exec(text) ?? []
  return whole === undefined ? text : sign + whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (rest ?? '')
}

/** A result as a table: sorted by a click on a heading, each figure a way back to its print. */
export class TableView extends PageElement {
  static override properties = {
    result: { attribute: false },
    doubtful: { attribute: false },
    heading: { attribute: false },
    all: { type: Boolean },
    label: { type: String },
    sort: { state: true },
  }
  declare result: Result
  declare doubtful: ReadonlySet<string>
  declare heading: (name: string) => string
  /** Show also the columns that serve the drawing and the trail. */
  declare all: boolean
  /** What the table is about, for those who hear it. */
  declare label: string
  declare sort: { column: number; down: boolean } | null

  constructor() {
    super()
    this.doubtful = new Set()
    this.heading = (name) => name
    this.all = false
    this.label = ''
    this.sort = null
  }

  protected override render(): TemplateResult {
    const { columns } = this.result
    const hasUnit = columns.some((c) => c.name === 'unit')
    const shown = columns.flatMap((column, i) =>
      !this.all && (column.name === 'fact_ids' || (hasUnit && HIDDEN_COLUMNS.has(column.name)))
        ? []
        : [{ column, i }],
    )
    const factsAt = columns.findIndex((c) => c.name === 'fact_ids')
    const rows = this.#sorted()
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${`数据表：${this.label}`}>
        <table>
          <thead>
            <tr>
              ${shown.map(({ column, i }) => {
                const order = this.sort?.column === i ? (this.sort.down ? 'descending' : 'ascending') : 'none'
                return html`<th class=${isNumeric(column) && !isYear(column) ? 'number' : ''} aria-sort=${order}>
                  <button @click=${() => this.#sortBy(i)} title="按此列排序">${this.heading(column.name)}${order === 'none' ? '' : order === 'ascending' ? ' ↑' : ' ↓'}</button>
                </th>`
              })}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, SHOWN).map((row) => {
              const ids = factsAt < 0 ? [] : ((row[factsAt] ?? []) as string[])
              const doubt = ids.some((id) => this.doubtful.has(id))
              return html`<tr>
                ${shown.map(({ column, i }, k) => this.#cell(column, row[i] ?? null, ids, doubt && k === 0))}
              </tr>`
            })}
          </tbody>
        </table>
      </div>
      ${rows.length > SHOWN ? html`<p class="more">共 ${groupDigits(String(rows.length))} 行，这里显示前 ${SHOWN} 行；导出的 CSV 是全部。</p>` : nothing}`
  }

  #cell(column: ResultColumn, value: Value, ids: string[], doubt: boolean): TemplateResult {
    const mark = doubt
      ? html` <span class="doubt" title="报告在别处有不同的说法" aria-label="有疑点">▲</span>`
      : nothing
    const numeric = isNumeric(column) && !isYear(column)
    if (value === null)
      return html`<td class=${numeric ? 'number' : ''}><span class="blank" title="报告没有印出">—</span>${mark}</td>`
    const plain = Array.isArray(value) ? value.join('、') : String(value)
    const shown = numeric ? groupDigits(plain) : (VALUE_WORDS[column.name]?.[plain] ?? plain)
    const traceable = ids.length > 0 && (numeric || column.name === 'message')
    const open = () => this.dispatchEvent(new TraceRequest(ids, numeric ? plain : null))
    return html`<td class=${numeric ? 'number' : plain.length > 24 ? 'long' : ''}>
      ${traceable ? html`<button class="figure" title="看这个数的出处" @click=${open}>${shown}</button>` : shown}${mark}
    </td>`
  }

  #sortBy(column: number): void {
    this.sort =
      this.sort?.column === column
        ? this.sort.down
          ? null
          : { column, down: true }
        : { column, down: false }
  }

  #sorted(): Value[][] {
    const { sort } = this
    if (sort === null) return this.result.rows
    const direction = sort.down ? -1 : 1
    return this.result.rows.toSorted((a, b) => {
      const [x, y] = [a[sort.column] ?? null, b[sort.column] ?? null]
      if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
      const [p, q] = [toNumber(x), toNumber(y)]
      return direction * (p !== null && q !== null ? p - q : String(x).localeCompare(String(y), 'zh-CN'))
    })
  }
}

customElements.define('zb-table', TableView)
