import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../../locale/msg.ts'
import { findItems, type KnownItem } from '../../notebook/known-items.ts'
import { PageElement } from '../element.ts'

const MOST_SHOWN = 10

let fields = 0

/** An item by typing: known ones are found by their words; any other words may stand. Says `zb-item` with the one taken. */
export class ItemField extends PageElement {
  static override properties = {
    items: { attribute: false },
    typed: { type: String },
    open: { state: true },
    at: { state: true },
  }
  declare items: readonly KnownItem[]
  declare typed: string
  declare open: boolean
  /** The entry that Enter takes; -1 for none. */
  declare at: number
  #id = `items-${++fields}`

  constructor() {
    super()
    this.items = []
    this.typed = ''
    this.open = false
    this.at = -1
  }

  get #found(): KnownItem[] {
    return findItems(this.items, this.typed, MOST_SHOWN)
  }

  override focus(): void {
    const input = this.querySelector('input')
    input?.focus()
    input?.select()
  }

  #take(item: KnownItem | undefined): void {
    this.open = false
    if (item === undefined) return
    this.typed = item.item
    this.dispatchEvent(new CustomEvent('zb-item', { detail: item, bubbles: true }))
  }

  #keys = (event: KeyboardEvent) => {
    const found = this.#found
    if (event.key === 'ArrowDown') {
      this.at = this.open ? Math.min(this.at + 1, found.length - 1) : 0
      this.open = true
    } else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0)
    else if (event.key === 'Enter' && this.open && found[this.at] !== undefined) this.#take(found[this.at])
    else if (event.key === 'Escape' && this.open) this.open = false
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #type = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value
    this.open = true
    this.at = this.typed.trim() === '' ? -1 : 0
    this.dispatchEvent(new CustomEvent('zb-typed', { detail: this.typed, bubbles: true }))
  }

  protected override render(): TemplateResult {
    const found = this.open ? this.#found : []
    const shown = found.length > 0
    return html`<span class="item-field">
      <input class="button" role="combobox" autocomplete="off" spellcheck="false" aria-expanded=${shown} aria-controls=${this.#id} aria-autocomplete="list" aria-activedescendant=${shown && this.at >= 0 ? `${this.#id}-${this.at}` : nothing} aria-label=${msg('条目')} .value=${this.typed}
        @keydown=${this.#keys} @input=${this.#type} @blur=${() => {
          this.open = false
        }} />
      <ul id=${this.#id} role="listbox" aria-label=${msg('条目')} ?hidden=${!shown}>
        ${found.map(
          (item, i) =>
            html`<li id=${`${this.#id}-${i}`} role="option" aria-selected=${i === this.at} @pointerdown=${(
              event: Event,
            ) => {
              event.preventDefault()
              this.#take(item)
            }}><span>${item.item}</span><small>${item.subject} · ${item.measure}</small></li>`,
        )}
      </ul>
    </span>`
  }
}

customElements.define('zb-item-field', ItemField)
