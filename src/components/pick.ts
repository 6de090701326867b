import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import { PageElement } from './element.ts'
import './pick.css'

/** More choices than this are found by typing. */
const MOST_PLAIN = 12

/** Some of many, in the room of a button: opens on a list with boxes to tick. Says `zb-pick` with the picked ones. */
export class PickView extends PageElement {
  static override properties = {
    label: { type: String },
    choices: { attribute: false },
    picked: { attribute: false },
    find: { state: true },
  }
  declare label: string
  declare choices: readonly string[]
  declare picked: readonly string[]
  declare find: string

  constructor() {
    super()
    this.label = ''
    this.choices = []
    this.picked = []
    this.find = ''
    this.listen(document, 'pointerdown', (event: Event) => {
      if (!this.contains(event.target as Node)) this.#close()
    })
  }

  #close(): void {
    const details = this.querySelector('details')
    if (details !== null) details.open = false
  }

  #say(picked: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('zb-pick', { detail: picked }))
  }

  /** Says what may be picked next, so that it can be worked out ahead. */
  #soon(picked: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('zb-foresee', { detail: picked }))
  }

  #toggled(choice: string): string[] {
    return this.choices.filter((c) => (c === choice ? !this.picked.includes(c) : this.picked.includes(c)))
  }

  #keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.querySelector('details')?.open) return
    this.#close()
    this.querySelector('summary')?.focus()
    event.stopPropagation()
  }

  protected override render(): TemplateResult {
    const { picked } = this
    const told =
      picked.length === 0
        ? msg('全部')
        : picked.length > 2
          ? msg(str`${picked.length} 个`)
          : picked.join(msg('、'))
    const long = this.choices.length > MOST_PLAIN
    const shown = this.choices.filter((choice) => choice.includes(this.find.trim()))
    return html`<details class="pick" @keydown=${this.#keys}>
      <summary class="button" aria-label=${`${this.label}${msg('：')}${told}`}><small>${this.label}</small> ${told}</summary>
      <div class="sheet" role="group" aria-label=${this.label}>
        <button class="quiet" ?disabled=${picked.length === 0} @click=${() => this.#say([])}>${msg('全部')}</button>
        ${
          long
            ? html`<input class="button" type="search" placeholder=${msg('找')} aria-label=${msg(str`找${this.label}`)} .value=${this.find} @input=${(
                event: Event,
              ) => {
                this.find = (event.target as HTMLInputElement).value
              }} />`
            : nothing
        }
        ${shown.map(
          (choice) =>
            html`<label @pointerenter=${() => this.#soon(this.#toggled(choice))}><input type="checkbox" .checked=${picked.includes(choice)} @focus=${() => this.#soon(this.#toggled(choice))} @change=${() => this.#say(this.#toggled(choice))} />${choice}</label>`,
        )}
      </div>
    </details>`
  }
}

customElements.define('zb-pick', PickView)
