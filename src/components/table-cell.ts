import { html, nothing, type TemplateResult } from 'lit'
import type { CellStyle } from '../charts/cells.ts'
import { px } from '../charts/svg.ts'
import { gapWords } from '../charts/tip.ts'
import { shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { formatNumber } from '../model/format.ts'
import { groupDigits, type ResultColumn, toNumber, type Value } from '../model/result.ts'
import { placeOf } from './address.ts'
import { colorOfSlot } from './color.ts'
import { BasketRequest, type Focus, FocusRequest, TraceRequest } from './element.ts'

/** Columns by whose values the whole page can be narrowed. */
const FOCUS_COLUMNS: ReadonlySet<string> = new Set(['unit', 'district', 'fiscal_year', 'part'])

/** Characters up to which words stay on one line, and above which they need room for several. */
const [SHORT, LONG] = [10, 24]
/** A list of numbers may be broken anywhere, however long. */
const NUMBERS = /^[\d、,\s]+$/

/** What the row of a cell is about. */
export interface RowContext {
  /** What its column is called, told beside it where a row is no line. */
  head: string
  ids: string[]
  /** A report says otherwise; told in the row's first cell. */
  doubt: boolean
  /** Why a number is not there stands in a column of its own. */
  hasGap: boolean
  /** In a result of one's own: numbers without a unit keep every digit. */
  raw: boolean
  looking: Focus | null
  unit: string | null
  /** Whether units can be followed here, and the slot that this one has in the basket. */
  basket: boolean
  slot: number | null
}

/** A value as a table shows it: a measure by the rule of its unit. */
function shownCell(column: ResultColumn, value: string, { format }: CellStyle, raw: boolean): string {
  if (format === null) return shownValue(column.name, value)
  return raw && format.unit === '' ? groupDigits(value) : formatNumber(value, format)
}

/** How far the bar in a cell goes; empty where its column has none. */
function barStyle(value: Value, { full }: CellStyle): string {
  const number = toNumber(value)
  return full === null || number === null ? '' : `--bar:${px((number / full) * 100)}%`
}

/** A cell: a figure leads to its print, a unit, district or year to a page of just these, what is not there says why. */
export function cellView(
  table: HTMLElement,
  column: ResultColumn,
  style: CellStyle,
  value: Value,
  about: RowContext,
): TemplateResult {
  const { ids, head } = about
  const mark = about.doubt
    ? html` <span class="doubt" title=${msg('报告在别处有不同的说法')} aria-label=${msg('有疑点')}>▲</span>`
    : nothing
  const numeric = style.format !== null
  if (value === null || value === '')
    return html`<td data-head=${head} class=${numeric ? 'number' : ''}><span class="blank" title=${numeric && !about.hasGap ? gapWords(null) : ''}>—</span>${mark}</td>`
  const plain = Array.isArray(value) ? value.join(msg('、')) : String(value)
  const shown = shownCell(column, plain, style, about.raw)
  if (FOCUS_COLUMNS.has(column.name)) return lookable(table, column, plain, shown, mark, about)
  if (column.name === 'title')
    return html`<td data-head=${head} class="some">${way('check', { report: plain }, shown)}${mark}</td>`
  const bar = barStyle(value, style)
  const traceable = ids.length > 0 && (numeric || column.name === 'message' || column.name === 'message_en')
  const open = () => table.dispatchEvent(new TraceRequest(ids, numeric ? plain : null))
  const words = plain.length <= SHORT ? '' : plain.length <= LONG || NUMBERS.test(plain) ? 'some' : 'long'
  return html`<td data-head=${head} class=${numeric ? (bar === '' ? 'number' : 'number bar') : words} style=${bar}>
      ${traceable ? html`<button class="figure" title=${msg('看这个数的出处')} @click=${open}>${shown}</button>` : shown}${mark}
    </td>`
}

/** A unit, district or year: a click makes the whole page look at it; a unit can be followed. */
function lookable(
  table: HTMLElement,
  { name }: ResultColumn,
  value: string,
  shown: string,
  mark: unknown,
  { head, looking, unit, slot, basket }: RowContext,
): TemplateResult {
  const held = looking?.column === name && looking.values.includes(value)
  const look = () => table.dispatchEvent(new FocusRequest(held ? null : { column: name, values: [value] }))
  const isUnit = name === 'unit' && unit !== null
  return html`<td data-head=${head}>${isUnit && basket ? follow(table, unit, value, slot) : nothing}<button class="look" aria-pressed=${held} title=${held ? msg('看全部') : msg(str`全页只看 ${value}`)} @click=${look}>${shown}</button>${isUnit ? html` ${way('unit', { unit }, '', msg(str`看 ${shown} 这个单位`))}` : nothing}${mark}</td>`
}

/** A link to a unit's page or a report's check; the choice that stands when it is taken goes along. */
function way(
  page: 'unit' | 'check',
  values: Record<string, string>,
  words: string,
  title = '',
): TemplateResult {
  const renew = (event: Event) => {
    ;(event.currentTarget as HTMLAnchorElement).href = placeOf(page, values)
  }
  return html`<a class="way" href=${placeOf(page, values)} title=${title || nothing} aria-label=${title || nothing} @click=${renew}>${words}</a>`
}

/** Follows a unit or lets it go; filled with its colour while it is followed. */
function follow(table: HTMLElement, unit: string, name: string, slot: number | null): TemplateResult {
  const said = slot === null ? msg(str`关注 ${name}`) : msg(str`不再关注 ${name}`)
  const ask = () => table.dispatchEvent(new BasketRequest(unit))
  return html`<button class="follow" aria-pressed=${slot !== null} aria-label=${said} title=${said} style=${slot === null ? '' : `--unit:${colorOfSlot(slot)}`} @click=${ask}></button>`
}
