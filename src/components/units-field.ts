import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import { type Found, findUnits, type UnitEntry } from '../notebook/directory.ts'
import { PageElement } from './element.ts'
import './units-field.css'

/** Shown of what was found; more is found by typing more. */
const MOST_SHOWN = 12

let fields = 0

/** A chosen unit as the field shows it. */
export interface Chosen {
  unit_id: string
  name: string
  /** Its colour on the page; none where it has none. */
  color?: string
}

/**
 * Units chosen by typing: name, old name, pinyin initials or district. Says `zb-unit` with `{ unit_id, how }` where one is
 * added or taken away.
 */
export class UnitsField extends PageElement {
  static override properties = {
    chosen: { attribute: false },
    directory: { attribute: false },
    most: { type: Number },
    label: { type: String },
    hrefOf: { attribute: false },
    typed: { state: true },
    open: { state: true },
    at: { state: true },
  }
  declare chosen: readonly Chosen[]
  /** Every unit; null until it is asked for by `zb-directory`. */
  declare directory: readonly UnitEntry[] | null
  declare most: number
  declare label: string
  /** Where a unit's own page is. */
  declare hrefOf: ((unit_id: string) => string) | null
  declare typed: string
  declare open: boolean
  declare at: number
  #id = `units-${++fields}`

  constructor() {
    super()
    this.chosen = []
    this.directory = null
    this.most = 8
    this.label = ''
    this.hrefOf = null
    this.typed = ''
    this.open = false
    this.at = 0
  }

  get #found(): Found[] {
    return findUnits(this.directory ?? [], this.typed, MOST_SHOWN)
  }

  #ask(unit_id: string, how: 'add' | 'remove'): void {
    this.dispatchEvent(new CustomEvent('zb-unit', { detail: { unit_id, how }, bubbles: true }))
  }

  #take(entry: Found | undefined): void {
    if (entry === undefined) return
    const held = this.most > 1 && this.chosen.some((unit) => unit.unit_id === entry.unit_id)
    this.#ask(entry.unit_id, held ? 'remove' : 'add')
    this.typed = ''
    this.at = 0
    if (this.most === 1) this.open = false
  }

  #focused = () => {
    this.open = true
    if (this.directory === null) this.dispatchEvent(new CustomEvent('zb-directory', { bubbles: true }))
  }

  #left = (event: FocusEvent) => {
    if (!this.contains(event.relatedTarget as Node | null)) this.open = false
  }

  #keys = (event: KeyboardEvent) => {
    const found = this.#found
    if (event.key === 'ArrowDown') {
      this.open = true
      this.at = Math.min(this.at + 1, found.length - 1)
    } else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0)
    else if (event.key === 'Enter' && this.open) this.#take(found[this.at])
    else if (event.key === 'Escape' && this.open) {
      this.open = false
      event.stopPropagation()
    } else if (event.key === 'Backspace' && this.typed === '' && this.chosen.length > 0 && this.most > 1)
      this.#ask(this.chosen.at(-1)!.unit_id, 'remove')
    else return
    event.preventDefault()
  }

  protected override render(): TemplateResult {
    const full = this.chosen.length >= this.most && this.most > 1
    return html`<div class=${this.most === 1 ? 'units one' : 'units'} role="group" aria-label=${this.label} @focusout=${this.#left}>
      ${this.most === 1 ? nothing : this.chosen.map((unit) => this.#chip(unit))}
      <span class="type">
        <input class="button" type="search" role="combobox" autocomplete="off" spellcheck="false" aria-expanded=${this.open} aria-controls=${this.#id} aria-autocomplete="list" aria-activedescendant=${this.open ? `${this.#id}-${this.at}` : ''} aria-label=${full ? msg(str`${this.label}（已满 ${this.most} 个）`) : this.label} placeholder=${this.#placeholder(full)} .value=${this.typed}
          @focus=${this.#focused} @click=${this.#focused} @keydown=${this.#keys} @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value
            this.at = 0
            this.#focused()
          }} />
        ${this.open ? this.#list() : html`<ul id=${this.#id} role="listbox" hidden aria-label=${this.label}></ul>`}
      </span>
    </div>`
  }

  #placeholder(full: boolean): string {
    if (this.most === 1) return this.chosen[0]?.name ?? msg('单位、旧名、拼音首字母')
    return full ? msg(str`最多 ${this.most} 个`) : msg('加单位')
  }

  #chip({ unit_id, name, color }: Chosen): TemplateResult {
    const swatch =
      color === undefined
        ? nothing
        : html`<span class="swatch" style=${`border-color:${color};background:${color}`}></span>`
    const words = html`${swatch}<span class="name">${name}</span>`
    return html`<span class="chip">${this.hrefOf === null ? html`<span class="plain">${words}</span>` : html`<a href=${this.hrefOf(unit_id)} title=${msg(str`看 ${name}`)}>${words}</a>`}<button class="quiet" aria-label=${msg(str`拿掉 ${name}`)} title=${msg(str`拿掉 ${name}`)} @click=${() => this.#ask(unit_id, 'remove')}>×</button></span>`
  }

  #list(): TemplateResult {
    const found = this.#found
    const held = new Set(this.chosen.map((unit) => unit.unit_id))
    return html`<ul id=${this.#id} role="listbox" aria-label=${this.label}>
      ${found.map(
        (entry, i) =>
          html`<li id=${`${this.#id}-${i}`} role="option" aria-selected=${i === this.at} class=${held.has(entry.unit_id) ? 'held' : ''} @pointerdown=${(
            event: Event,
          ) => {
            event.preventDefault()
            this.#take(entry)
          }}><span>${entry.unit}${entry.by === null ? nothing : html` <small>${msg(str`曾用名 ${entry.by}`)}</small>`}</span><small>${held.has(entry.unit_id) ? '✓ ' : ''}${entry.district}</small></li>`,
      )}
      ${this.directory === null ? html`<li role="option" aria-disabled="true" aria-selected="false"><span>${msg('正在取单位名单…')}</span></li>` : found.length === 0 ? html`<li role="option" aria-disabled="true" aria-selected="false"><span>${msg('没有这样的单位')}</span></li>` : nothing}
    </ul>`
  }
}

customElements.define('zb-units', UnitsField)
