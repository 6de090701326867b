import { html, nothing, type TemplateResult } from 'lit'
import { type CellStyle, cellStyles, trendsOf } from '../charts/cells.ts'
import { locale } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { isMeasure } from '../model/format.ts'
import { readerColumns } from '../model/labels.ts'
import {
  columnAt,
  groupDigits,
  type Result,
  type ResultColumn,
  toNumber,
  type Value,
} from '../model/result.ts'
import './table.css'
import type { BasketUnit } from '../notebook/basket.ts'
import { type Focus, PageElement } from './element.ts'
import { cellView, type RowContext } from './table-cell.ts'
import { SPREAD_TELLS, sparkline, spread, spreadColumns } from './table-pictures.ts'

/** Longer tables draw only the rows in view. */
const PLAIN = 300
const ROW = 30
/** Rows drawn above and below the view. */
const SPARE = 8
/** Tables of more columns are set closer. */
const MOST_LOOSE = 9
/** Browsers draw no element taller than about 33 million pixels: a longer table scrolls in larger steps. */
const TALLEST = 12_000_000

/** A result as a table: sorted by a click on a heading, each figure a way back to its print. */
export class TableView extends PageElement {
  static override properties = {
    result: { attribute: false },
    doubtful: { attribute: false },
    heading: { attribute: false },
    all: { type: Boolean },
    label: { type: String },
    sort: { state: true },
    find: { state: true },
    from: { state: true },
    top: { state: true },
    widths: { state: true },
    looking: { attribute: false },
    basket: { attribute: false },
  }
  declare result: Result
  declare doubtful: ReadonlySet<string>
  declare heading: (name: string) => string
  /** Show also the columns that serve the drawing and the trail. */
  declare all: boolean
  /** What the table is about, for those who hear it. */
  declare label: string
  declare sort: { column: number; down: boolean } | null
  /** Shows just the rows that hold this text. */
  declare find: string
  /** The first row drawn of a long table, and where it stands. */
  declare from: number
  declare top: number
  /** Widths that the person gave to columns, in px by name. */
  declare widths: Readonly<Record<string, number>>
  /** What the page looks at. */
  declare looking: Focus | null
  /** The units that are followed, each in the colour of its slot; null where none can be. */
  declare basket: readonly BasketUnit[] | null
  #looks: { of: Result; styles: CellStyle[]; trends: ReturnType<typeof trendsOf> } | null = null
  #rows: { of: Result; sort: unknown; find: string; rows: Value[][] } | null = null

  constructor() {
    super()
    this.doubtful = new Set()
    this.heading = (name) => name
    this.all = false
    this.label = ''
    this.sort = null
    this.find = ''
    this.from = 0
    this.top = 0
    this.widths = {}
    this.looking = null
    this.basket = null
    this.listen(document, 'zb-theme', () => this.requestUpdate())
  }

  protected override render(): TemplateResult {
    const { columns } = this.result
    const english = locale() === 'en' && columns.some((c) => c.name === 'message_en')
    const other = english ? 'message' : 'message_en'
    const spreads = this.all ? null : spreadColumns(this.result)
    const shown = (this.all ? [...columns.keys()] : readerColumns(columns))
      .map((i) => ({ column: columns[i]!, i }))
      .filter(
        ({ column }) =>
          this.all || (column.name !== other && !(spreads !== null && SPREAD_TELLS.has(column.name))),
      )
    const rows = this.#shownRows()
    const { styles, trends } = this.#look()
    const [unitAt, yearAt] = ['unit', 'fiscal_year'].map((name) => columnAt(this.result, name))
    const long = rows.length > PLAIN
    const count = long ? Math.ceil(this.#height / ROW) + 2 * SPARE : rows.length
    const from = long ? Math.max(0, Math.min(this.from, rows.length - count)) : 0
    const tall = Math.min(rows.length * ROW, TALLEST)
    const above = long ? Math.max(0, Math.min(this.top, tall - count * ROW)) : 0
    const below = Math.max(0, tall - above - count * ROW)
    const headings = shown.map(({ column }) =>
      this.heading(column.name === 'message_en' ? 'message' : column.name),
    )
    const [here, over] = [msg('在同行里'), msg('历年')]
    const kind = [long ? 'long' : 'records', shown.length > MOST_LOOSE ? 'dense' : ''].join(' ').trim()
    return html`${
      this.result.rows.length > 20
        ? html`<input class="button find" type="search" placeholder=${msg('在表里找')} aria-label=${msg(str`在“${this.label}”里找`)} .value=${this.find} @input=${(
            event: Event,
          ) => {
            this.find = (event.target as HTMLInputElement).value
            this.from = 0
            this.top = 0
          }} />`
        : nothing
    }<div class=${`scroll ${kind}`} tabindex="0" role="region" aria-label=${msg(str`数据表：${this.label}`)} @scroll=${long ? this.#scrolled : null}>
        <table aria-rowcount=${rows.length + 1}>
          <thead>
            <tr>
              ${shown.map(({ column, i }, k) => {
                const order = this.sort?.column === i ? (this.sort.down ? 'descending' : 'ascending') : 'none'
                return html`<th class=${[isMeasure(column) ? 'number' : '', headings[k]!.length > 6 ? 'some' : ''].join(' ').trim()} aria-sort=${order} style=${this.#width(column)}>
                  <button @click=${() => this.#sortBy(i)} title=${msg('按此列排序')}>${headings[k]}${order === 'none' ? '' : order === 'ascending' ? ' ↑' : ' ↓'}</button>${this.#handle(column)}
                </th>${k === 0 && spreads !== null ? html`<th title=${msg('从最低到最高；粗的是中间一半，竖线是中位数，点是这个单位')}>${here}</th>` : nothing}`
              })}
              ${trends === null ? nothing : html`<th title=${msg(str`${this.heading(trends.column)}，历年`)}>${over}</th>`}
            </tr>
          </thead>
          <tbody>
            ${above > 0 ? html`<tr class="spacer" style=${`height:${above}px`}></tr>` : nothing}
            ${rows.slice(from, from + count).map((row) => {
              const about = this.#about(row)
              return html`<tr>
                ${shown.map(({ column, i }, k) => html`${cellView(this, column, styles[i]!, row[i] ?? null, { ...about, head: headings[k]!, doubt: k === 0 && about.doubt })}${k === 0 && spreads !== null ? html`<td data-head=${here}>${spread(row, spreads)}</td>` : nothing}`)}
                ${trends === null ? nothing : html`<td data-head=${over}>${sparkline(trends.of.get(row[unitAt!] ?? null), toNumber(row[yearAt!]))}</td>`}
              </tr>`
            })}
            ${long && below > 0 ? html`<tr class="spacer" style=${`height:${below}px`}></tr>` : nothing}
          </tbody>
        </table>
      </div>
      ${long || this.find !== '' || this.result.cut ? html`<p class="more">${this.#count(rows.length)}</p>` : nothing}`
  }

  /** How the cells look; worked out anew only for another result. */
  #look() {
    if (this.#looks?.of !== this.result)
      this.#looks = {
        of: this.result,
        styles: cellStyles(this.result, this.heading),
        trends: this.all ? null : trendsOf(this.result),
      }
    return this.#looks
  }

  /** What a row is about: its figures, its doubts, its unit. */
  #about(row: Value[]): Omit<RowContext, 'head'> {
    const of = (name: string) => row[columnAt(this.result, name)] ?? null
    const ids = (of('fact_ids') ?? []) as string[]
    const unit = of('unit_id')
    return {
      ids,
      doubt: ids.some((id) => this.doubtful.has(id)),
      hasGap: of('gap') !== null,
      raw: this.all,
      looking: this.looking,
      unit: unit === null ? null : String(unit),
      basket: this.basket !== null,
      slot: this.basket?.find(({ unit_id }) => unit_id === unit)?.slot ?? null,
    }
  }

  #count(found: number): string {
    const all = groupDigits(String(this.result.rows.length))
    if (this.result.cut) return msg(str`只取了前 ${all} 行，后面还有；要看别的，请在查询里加条件或先汇总。`)
    return this.find === ''
      ? msg(str`共 ${all} 行。`)
      : msg(str`找到 ${groupDigits(String(found))} 行，共 ${all} 行。`)
  }

  #width(column: ResultColumn): string {
    const width = this.widths[column.name]
    return width === undefined ? '' : `min-width:${width}px;max-width:${width}px;width:${width}px`
  }

  /** The edge by which a column is made wider or narrower: drawn with the pointer, or moved with the arrow keys. */
  #handle({ name }: ResultColumn): TemplateResult {
    const widen = (width: number) => {
      this.widths = { ...this.widths, [name]: Math.max(40, Math.round(width)) }
    }
    const widthOf = (event: Event) =>
      (event.currentTarget as HTMLElement).closest('th')!.getBoundingClientRect().width
    const press = (event: PointerEvent) => {
      event.preventDefault()
      const [from, width] = [event.clientX, widthOf(event)]
      const move = (now: PointerEvent) => widen(width + now.clientX - from)
      addEventListener('pointermove', move)
      addEventListener('pointerup', () => removeEventListener('pointermove', move), { once: true })
    }
    const key = (event: KeyboardEvent) => {
      const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
      if (step === undefined) return
      event.preventDefault()
      widen(widthOf(event) + step)
    }
    const reset = () => {
      const { [name]: _, ...others } = this.widths
      this.widths = others
    }
    return html`<span class="edge" role="separator" aria-orientation="vertical" aria-valuenow=${this.widths[name] ?? 0} aria-label=${msg(str`“${this.heading(name)}”的列宽`)} tabindex="0" @pointerdown=${press} @keydown=${key} @dblclick=${reset}></span>`
  }

  get #height(): number {
    return this.querySelector('.scroll')?.clientHeight || 600
  }

  #scrolled = (event: Event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement
    const rows = this.#shownRows().length
    const inView = Math.floor(clientHeight / ROW)
    // The top of the box is the first row, its bottom the last, however much is scrolled over at a step.
    const first = (scrollTop / Math.max(1, scrollHeight - clientHeight)) * Math.max(0, rows - inView)
    const from = Math.max(0, Math.min(Math.floor(first) - SPARE, rows - inView - 2 * SPARE))
    const atEnd = from === 0 || from === rows - inView - 2 * SPARE
    if (Math.abs(from - this.from) < SPARE / 2 && !(atEnd && from !== this.from)) return
    this.from = from
    this.top = scrollTop - (first - from) * ROW
  }

  /** Rows sorted and searched; worked out anew only when something of that changed. */
  #shownRows(): Value[][] {
    const held = this.#rows
    if (held !== null && held.of === this.result && held.sort === this.sort && held.find === this.find)
      return held.rows
    const find = this.find.trim().toLowerCase()
    const sorted = this.#sorted()
    const rows =
      find === ''
        ? sorted
        : sorted.filter((row) =>
            row.some((value) => value !== null && String(value).toLowerCase().includes(find)),
          )
    this.#rows = { of: this.result, sort: this.sort, find: this.find, rows }
    return rows
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
