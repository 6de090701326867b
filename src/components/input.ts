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

  #select(name: string, label: string): TemplateResult {
    const value = this.values[name] ?? ''
    const choices = this.#choices.includes(value) ? this.#choices : [value, ...this.#choices]
    return html`<select class="button" aria-label=${label} @change=${(event: Event) => this.#choose({ [name]: (event.target as HTMLSelectElement).value })}>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`)}
    </select>`
  }

  #one(): TemplateResult {
    return this.#select(this.block.name, this.block.label)
  }

  #range(): TemplateResult {
    const { name, label } = this.block
    return html`${this.#select(`${name}_from`, `${label}起`)} – ${this.#select(`${name}_to`, `${label}止`)}`
  }
}

customElements.define('zb-input', InputView)
