import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import type { Result } from '../model/result.ts'
import type { UnitEntry } from '../notebook/directory.ts'
import type { InputBlock } from '../notebook/notebook.ts'
import { PageElement } from './element.ts'
import './units-field.ts'

/** More choices than this are found by typing. */
const MOST_BUTTONS = 24
/** More choices of one than this are no list to look through. */
const MOST_LISTED = 60

/** A choice that feeds parameters: one, several, a range of years, a text to search for, a switch. */
export class InputView extends PageElement {
  static override properties = {
    block: { attribute: false },
    options: { attribute: false },
    values: { attribute: false },
    directory: { attribute: false },
    find: { state: true },
  }
  declare block: InputBlock
  declare options: Result | null
  declare values: Readonly<Record<string, string>>
  /** Every unit; null until it was asked for. */
  declare directory: readonly UnitEntry[] | null
  /** Narrows a long list of choices. */
  declare find: string
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.find = ''
    this.directory = null
  }

  protected override firstUpdated(): void {
    if (this.#ofUnits) this.dispatchEvent(new CustomEvent('zb-directory', { bubbles: true }))
  }

  get #ofUnits(): boolean {
    return this.block.control === 'one' && this.block.options === 'units'
  }

  #choose(changes: Record<string, string>): void {
    this.dispatchEvent(new CustomEvent('zb-input', { detail: changes, bubbles: true }))
  }

  /** Says which choices may come next, so that their results can be worked out ahead. */
  #soon = (...choices: Record<string, string>[]) => {
    this.dispatchEvent(new CustomEvent('zb-soon', { detail: choices, bubbles: true }))
  }

  get #choices(): string[] {
    return this.options?.rows.map((row) => String(row[0])) ?? []
  }

  get #label(): string {
    return msg(this.block.label)
  }

  protected override render(): TemplateResult {
    const controls = {
      one: () => this.#one(),
      many: () => this.#many(),
      range: () => this.#range(),
      search: () => this.#search(),
      toggle: () => this.#toggle(),
    }
    return html`<fieldset>
      <legend>${this.#label}</legend>
      ${controls[this.block.control]()}
    </fieldset>`
  }

  #many(): TemplateResult {
    const name = this.block.name
    const picked = new Set((this.values[name] ?? '').split(',').filter(Boolean))
    const toggled = (choice: string) => {
      const next = new Set(picked)
      if (!next.delete(choice)) next.add(choice)
      return { [name]: this.#choices.filter((c) => next.has(c)).join(',') }
    }
    const button = (words: string, pressed: boolean, choice: Record<string, string>) =>
      html`<button class="button" aria-pressed=${pressed} @pointerenter=${() => this.#soon(choice)} @focus=${() => this.#soon(choice)} @click=${() => this.#choose(choice)}>${words}</button>`
    const long = this.#choices.length > MOST_BUTTONS
    const shown = this.#choices.filter((choice) => picked.has(choice) || choice.includes(this.find.trim()))
    return html`${button(msg('全部'), picked.size === 0, { [name]: '' })}
      ${
        long
          ? html`<input class="button" type="search" placeholder=${msg('找')} aria-label=${msg(str`找${this.#label}`)} .value=${this.find} @input=${(
              event: Event,
            ) => {
              this.find = (event.target as HTMLInputElement).value
            }} />`
          : nothing
      }
      ${(long ? shown.slice(0, MOST_BUTTONS) : this.#choices).map((choice) => button(choice, picked.has(choice), toggled(choice)))}
      ${long && shown.length > MOST_BUTTONS ? html`<small>${msg(str`还有 ${shown.length - MOST_BUTTONS} 个，输入文字来找`)}</small>` : nothing}`
  }

  #select(label: string, value: string, changes: (value: string) => Record<string, string>): TemplateResult {
    const choices = this.#choices.includes(value) || value === '' ? this.#choices : [value, ...this.#choices]
    const soon = () => this.#soon(...choices.slice(0, MOST_BUTTONS).map(changes))
    return html`<select class="button" aria-label=${label} @pointerenter=${soon} @focus=${soon} @change=${(event: Event) => this.#choose(changes((event.target as HTMLSelectElement).value))}>
      ${value === '' ? html`<option value="" selected></option>` : nothing}
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`)}
    </select>`
  }

  /** A unit is found by typing, whichever of its names is known. */
  #unit(): TemplateResult {
    const { name } = this.block
    const value = this.values[name] ?? ''
    const entry = this.directory?.find(({ unit_id, unit, names }) =>
      [unit_id, unit, ...names].includes(value),
    )
    const chosen = [{ unit_id: entry?.unit_id ?? '', name: entry?.unit ?? value }]
    const take = (event: CustomEvent<{ unit_id: string }>) => {
      event.stopPropagation()
      this.#choose({ [name]: event.detail.unit_id })
    }
    return html`<zb-units .label=${this.#label} .most=${1} .chosen=${chosen} .directory=${this.directory} @zb-unit=${take}></zb-units>`
  }

  #one(): TemplateResult {
    if (this.#ofUnits) return this.#unit()
    const { name } = this.block
    if (this.#choices.length > MOST_LISTED) return this.#typed()
    return this.#select(this.#label, this.values[name] ?? '', (value) => ({ [name]: value }))
  }

  /** One of very many choices: typed, with those that hold what was typed. */
  #typed(): TemplateResult {
    const { name } = this.block
    const id = `choices-${name}`
    const take = (event: Event) => {
      const { value } = event.target as HTMLInputElement
      if (this.#choices.includes(value)) this.#choose({ [name]: value })
    }
    return html`<input class="button typed" list=${id} aria-label=${this.#label} .value=${this.values[name] ?? ''} @change=${take} /><datalist id=${id}>${this.#choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>`
  }

  /** A range stays open at an end where the first or last choice is taken, so that years still to come are not shut out. */
  #range(): TemplateResult {
    const { name, value } = this.block
    const [openFrom = '', openTo = ''] = value.split('-')
    const [first = '', last = ''] = [this.#choices[0], this.#choices.at(-1)]
    // An end that is none of the choices lies beyond them all.
    const end = (parameter: string, words: string, edge: string, start: string) => {
      const held = this.values[parameter] ?? ''
      const open = this.#choices.includes(start) ? edge : start
      return this.#select(words, held === open ? edge : held, (chosen) => ({
        [parameter]: chosen === edge ? open : chosen,
      }))
    }
    return html`${end(`${name}_from`, msg(str`${this.#label}起`), first, openFrom)} – ${end(`${name}_to`, msg(str`${this.#label}止`), last, openTo)}`
  }

  /** What is typed counts after a pause. */
  #search(): TemplateResult {
    const { name } = this.block
    return html`<input class="button" type="search" aria-label=${this.#label} .value=${this.values[name] ?? ''} @input=${(
      event: Event,
    ) => {
      const { value } = event.target as HTMLInputElement
      clearTimeout(this.#typing)
      this.#typing = setTimeout(() => this.#choose({ [name]: value }), 200)
    }} />`
  }

  #toggle(): TemplateResult {
    const { name } = this.block
    const on = this.values[name] === 'true'
    return html`<button class="button" role="switch" aria-checked=${on} aria-label=${this.#label} @click=${() => this.#choose({ [name]: String(!on) })}>${on ? msg('是') : msg('否')}</button>`
  }
}

customElements.define('zb-input', InputView)
