import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import { type Result, valuesOf } from '../model/result.ts'
import type { Choice } from '../notebook/choice.ts'
import type { UnitEntry } from '../notebook/directory.ts'
import { PageElement } from './element.ts'
import './chooser.css'
import './pick.ts'
import './units-field.ts'

type Option = readonly [value: string, words: string]
type Changes = Record<string, string>

/** Units of a list of one's own. */
const MOST_LISTED = 60

/** What is compared with what: one row of choices over every comparison page. It shows those that the page's questions take. */
export class ChooserView extends PageElement {
  static override properties = {
    takes: { attribute: false },
    values: { attribute: false },
    start: { attribute: false },
    choices: { attribute: false },
    own: { attribute: false },
    directory: { attribute: false },
    everyone: { type: String },
    unfolded: { state: true },
  }
  declare takes: ReadonlySet<Choice>
  declare values: Readonly<Record<string, string>>
  declare start: Readonly<Record<string, string>>
  /** What there is to choose from: results named districts, kinds, years, stages, scopes. */
  declare choices: Readonly<Record<string, Result>>
  /** The first unit of the basket: whose peers one wants to see. */
  declare own: UnitEntry | null
  declare directory: readonly UnitEntry[] | null
  /** Who is compared where nobody was chosen. */
  declare everyone: string
  /** On a narrow screen the row is folded until asked for. */
  declare unfolded: boolean

  constructor() {
    super()
    this.unfolded = false
    this.own = null
    this.everyone = ''
    this.directory = null
    this.choices = {}
    this.addEventListener('zb-unit', this.#listed)
  }

  #options(name: string): string[] {
    const result = this.choices[name]
    const first = result?.columns[0]?.name
    return first === undefined ? [] : valuesOf(result!, first).map(String)
  }

  #value(name: Choice): string {
    return this.values[name] ?? ''
  }

  #choose(changes: Changes): void {
    this.dispatchEvent(new CustomEvent('zb-input', { detail: changes, bubbles: true }))
  }

  #soon(choices: readonly Changes[]): void {
    this.dispatchEvent(new CustomEvent('zb-soon', { detail: choices, bubbles: true }))
  }

  protected override render(): TemplateResult | typeof nothing {
    const takes = (name: Choice) => this.takes.has(name)
    if (![...this.takes].some((name) => name !== 'basket')) return nothing
    const changed = [...this.takes].filter(
      (name) => name !== 'basket' && (this.values[name] ?? '') !== (this.start[name] ?? ''),
    )
    const reset = () =>
      this.#choose(Object.fromEntries(changed.map((name) => [name, this.start[name] ?? ''])))
    return html`<div class=${`chooser${this.unfolded ? ' unfolded' : ''}`} role="group" aria-label=${msg('选择')}>
      <button class="button fold" aria-expanded=${this.unfolded} @click=${() => {
        this.unfolded = !this.unfolded
      }}>${changed.length === 0 ? msg('选择') : msg(str`选择（${changed.length} 项改过）`)}</button>
      ${takes('level') ? this.#select('level', msg('一行是'), this.#levels()) : nothing}
      ${takes('peers') ? this.#peers() : nothing}
      ${takes('districts') ? this.#pick('districts', msg('区县')) : nothing}
      ${takes('kinds') && this.#options('kinds').length > 1 ? this.#pick('kinds', msg('种类')) : nothing}
      ${takes('years_from') ? this.#years() : nothing}
      ${takes('stage') ? this.#select('stage', msg('阶段'), this.#plain('stages')) : nothing}
      ${takes('scope') ? this.#select('scope', msg('口径'), this.#plain('scopes')) : nothing}
      ${takes('like') ? this.#like() : nothing}
      ${changed.length === 0 ? nothing : html`<button class="quiet" data-action="reset" @click=${reset}>${msg('看全部')}</button>`}
    </div>`
  }

  #levels(): Option[] {
    return [
      ['unit', msg('单位')],
      ['kind', msg('种类')],
      ['district', msg('区县')],
    ]
  }

  #plain(name: string): Option[] {
    return [['', msg('各图自定')], ...this.#options(name).map((value): Option => [value, value])]
  }

  #select(name: Choice, label: string, options: readonly Option[]): TemplateResult {
    const value = this.#value(name)
    const all = options.some(([held]) => held === value) ? options : [...options, [value, value] as const]
    const soon = () => this.#soon(all.slice(0, 8).map(([one]) => ({ [name]: one })))
    return html`<label data-choice=${name}><small>${label}</small> <select class="button" aria-label=${label} @pointerenter=${soon} @focus=${soon} @change=${(
      event: Event,
    ) => this.#choose({ [name]: (event.target as HTMLSelectElement).value })}>
      ${all.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
    </select></label>`
  }

  #pick(name: 'districts' | 'kinds', label: string): TemplateResult {
    const changes = (picked: readonly string[]) => ({ [name]: picked.join(',') })
    return html`<zb-pick data-choice=${name} .label=${label} .choices=${this.#options(name)} .picked=${this.#value(name).split(',').filter(Boolean)}
      @zb-pick=${(event: CustomEvent<string[]>) => this.#choose(changes(event.detail))}
      @zb-foresee=${(event: CustomEvent<string[]>) => this.#soon([changes(event.detail)])}></zb-pick>`
  }

  /** An end stays open where the first or last year is taken, so that years still to come are not shut out. */
  #years(): TemplateResult {
    const years = this.#options('years')
    const end = (name: 'years_from' | 'years_to', label: string, edge: string | undefined) => {
      const open = this.start[name] ?? ''
      const held = this.#value(name)
      const value = held === open ? edge : held
      const changes = (year: string) => ({ [name]: year === edge ? open : year })
      const soon = () => this.#soon(years.map(changes))
      return html`<select class="button" aria-label=${label} data-choice=${name} @pointerenter=${soon} @focus=${soon} @change=${(
        event: Event,
      ) => this.#choose(changes((event.target as HTMLSelectElement).value))}>
        ${[...new Set([...years, value ?? ''])].filter(Boolean).map((year) => html`<option value=${year} ?selected=${year === value}>${year}</option>`)}
      </select>`
    }
    return html`<span class="years"><small>${msg('年度')}</small> ${end('years_from', msg('年度起'), years[0])}–${end('years_to', msg('年度止'), years.at(-1))}</span>`
  }

  #peers(): TemplateResult {
    const { own } = this
    const near: Option[] =
      own === null
        ? []
        : [
            ...(own.kind === '' ? [] : [[`kind:${own.kind}`, msg(str`同类：${own.kind}`)] as const]),
            ...(own.district === ''
              ? []
              : [[`district:${own.district}`, msg(str`同区县：${own.district}`)] as const]),
            [`size:${own.unit_id}`, msg(str`规模相近：${own.unit} 的支出 ±50%`)],
          ]
    const others = (name: string, of: string) =>
      this.#options(name)
        .map((value): Option => [`${of}:${value}`, value])
        .filter(([value]) => !near.some(([held]) => held === value))
    const value = this.#value('peers')
    const listed = value.startsWith('list:')
    const option = ([one, words]: Option) =>
      html`<option value=${one} ?selected=${one === value}>${words}</option>`
    const group = (label: string, options: readonly Option[]) =>
      options.length === 0 ? nothing : html`<optgroup label=${label}>${options.map(option)}</optgroup>`
    return html`<label data-choice="peers"><small>${msg('和谁比')}</small> <select class="button" aria-label=${msg('和谁比')} @change=${(
      event: Event,
    ) => this.#choose({ peers: (event.target as HTMLSelectElement).value })}>
        ${option(['', this.everyone || msg('全部单位')])}
        ${group(own === null ? msg('同类') : msg(str`${own.unit}的同行`), near)}
        ${group(msg('一类单位'), others('kinds', 'kind'))}
        ${group(msg('一个区县'), others('districts', 'district'))}
        ${option([listed ? value : 'list:', msg('自己的名单')])}
      </select></label>
      ${listed ? html`<zb-units .label=${msg('自己的名单')} .most=${MOST_LISTED} .directory=${this.directory} .chosen=${this.#listedUnits()}></zb-units>` : nothing}`
  }

  #listedUnits(): { unit_id: string; name: string }[] {
    const ids = this.#value('peers').slice('list:'.length).split(',').filter(Boolean)
    return ids.map((unit_id) => ({
      unit_id,
      name: this.directory?.find((entry) => entry.unit_id === unit_id)?.unit ?? unit_id,
    }))
  }

  #listed = (event: Event) => {
    event.stopPropagation()
    const { unit_id, how } = (event as CustomEvent<{ unit_id: string; how: 'add' | 'remove' }>).detail
    const ids = this.#listedUnits()
      .map((unit) => unit.unit_id)
      .filter((id) => id !== unit_id)
    this.#choose({ peers: `list:${[...ids, ...(how === 'add' ? [unit_id] : [])].join(',')}` })
  }

  #like(): TemplateResult {
    const on = this.#value('like') === 'on'
    const change = { like: on ? 'off' : 'on' }
    return html`<button class="button" data-choice="like" role="switch" aria-checked=${on} title=${msg('只留阶段、口径、人数年份、年度都对得上的，其余去掉并说明')} @pointerenter=${() => this.#soon([change])} @click=${() => this.#choose(change)}>${on ? msg('同口径才比：开') : msg('同口径才比：关')}</button>`
  }
}

customElements.define('zb-chooser', ChooserView)
