import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import { type Focus, FocusRequest, PageElement } from './element.ts'
import './focus.css'

/** What the page looks at, while it looks at some units, years or parts only; and the way back to all. */
export class FocusView extends PageElement {
  static override properties = { looking: { attribute: false } }
  declare looking: Focus | null

  constructor() {
    super()
    this.listen(window, 'keydown', this.#pressed)
  }

  #pressed = (event: KeyboardEvent) => {
    const elsewhere = (event.target as HTMLElement).closest?.('dialog, .cm-editor, input, select, textarea')
    if (event.key === 'Escape' && this.looking !== null && !elsewhere) this.#letGo()
  }

  #letGo = () => this.dispatchEvent(new FocusRequest(null))

  protected override render(): TemplateResult {
    const values = this.looking?.values ?? []
    const named = values.length > 4 ? [...values.slice(0, 4), '…'] : values
    return html`<div class="looking" role="status">${
      this.looking === null
        ? nothing
        : html`<span>${msg(str`全页只看 ${named.join(msg('、'))}`)}</span> <button class="button" data-action="let-go" @click=${this.#letGo}>${msg('看全部')}</button>`
    }</div>`
  }
}

customElements.define('zb-focus', FocusView)
