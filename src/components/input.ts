import { html, type TemplateResult } from 'lit'
import type { Result } from '../model/result.ts'
import type { InputBlock } from '../notebook/notebook.ts'
import { PageElement } from './element.ts'

/** A choice that feeds parameters: one, several, or a range of years. */
export class InputView extends PageElement {
  static override properties = {
    block: { attribute: false },
    options: { attribute: false },
    values: { attribute: false },
  }
  declare block: InputBlock
  declare options: Result | null
  declare values: Readonly<Record<string, string>>

  #choose(changes: Record<string, string>): void {
    this.dispatchEvent(new CustomEvent('zb-input', { detail: changes, bubbles: true }))
  }

  get #choices(): string[] {
    return this.options?.rows.map((row) => String(row[0])) ?? []
  }

  protected override render(): TemplateResult {
    const { block } = this
    return html`<fieldset>
      <legend>${block.label}</legend>
      ${block.control === 'many' ? this.#many() : block.control === 'range' ? this.#range() : this.#one()}
    </fieldset>`
  }

  #many(): TemplateResult[] {
    const name = this.block.name
    const picked = new Set((this.values[name] ?? '').split(',').filter(Boolean))
    const toggle = (choice: string) => {
      const next = new Set(picked)
      if (!next.delete(choice)) next.add(choice)
      this.#choose({ [name]: this.#choices.filter((c) => next.has(c)).join(',') })
    }
    return [
      html`<button class="button" aria-pressed=${picked.size === 0} @click=${() => this.#choose({ [name]: '' })}>全部</button>`,
      ...this.#choices.map(
        (choice) =>
          html`<button class="button" aria-pressed=${picked.has(choice)} @click=${() => toggle(choice)}>${choice}</button>`,
      ),
    ]
  }

  #select(label: string, value: string, choose: (value: string) => void): TemplateResult {
    const choices = this.#choices.includes(value) || value === '' ? this.#choices : [value, ...this.#choices]
    return html`<select class="button" aria-label=${label} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`)}
    </select>`
  }

  #one(): TemplateResult {
    const { name, label } = this.block
    return this.#select(label, this.values[name] ?? '', (value) => this.#choose({ [name]: value }))
  }

  /** A range stays open at an end where the first or last choice is taken, so that years still to come are not shut out. */
  #range(): TemplateResult {
    const { name, label, value } = this.block
    const [openFrom = '', openTo = ''] = value.split('-')
    const [first = '', last = ''] = [this.#choices[0], this.#choices.at(-1)]
    const end = (parameter: string, words: string, edge: string, open: string) => {
      const held = this.values[parameter] ?? ''
      return this.#select(words, held === open ? edge : held, (chosen) =>
        this.#choose({ [parameter]: chosen === edge ? open : chosen }),
      )
    }
    return html`${end(`${name}_from`, `${label}起`, first, openFrom)} – ${end(`${name}_to`, `${label}止`, last, openTo)}`
  }
}

customElements.define('zb-input', InputView)
