import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import { SCOPES, STAGES } from '../../model/vocabulary.ts'
import type { ItemName } from '../../reports/item-names.ts'
import type { Mending, Naming } from '../../reports/mendings.ts'
import type { OpenMark, OpenReport } from '../../reports/open/report.ts'
import { labelAt, suggestNaming } from '../../reports/open/suggest.ts'
import { PageElement } from '../element.ts'
import './item-field.ts'
import type { KnownItem } from '../../notebook/known-items.ts'
import type { ItemField } from './item-field.ts'
import { fateOf } from './opened.ts'

/** Where else the same words mean the same: in this report, in all of this unit, in all reports. */
type Reach = 'here' | 'report' | 'unit' | 'all'

/** What a person made of a number: mendings of this report, and a name for its words where it reaches further. */
export interface Assigned {
  mendings: Mending[]
  name: ItemName | null
}

/** What a number is, said by a person. Says `zb-assigned` ({@link Assigned}) or `zb-cancel`. */
export class AssignForm extends PageElement {
  static override properties = {
    report: { attribute: false },
    mark: { attribute: false },
    items: { attribute: false },
    none: { type: Boolean },
    naming: { state: true },
    reason: { state: true },
    reach: { state: true },
    why: { state: true },
  }
  declare report: OpenReport
  declare mark: OpenMark
  declare items: readonly KnownItem[]
  /** The number is said to be no figure. */
  declare none: boolean
  declare naming: Naming
  declare reason: string
  declare reach: Reach
  declare why: string

  constructor() {
    super()
    this.none = false
    this.reason = ''
    this.reach = 'here'
    this.why = ''
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('mark') && !changed.has('none')) return
    const { report, mark } = this
    const fact = mark.fact === null ? undefined : report.facts[mark.fact]
    const line = this.#line
    const suggested = line === undefined ? null : suggestNaming(report.report, report.facts, line, mark)
    this.naming =
      fact === undefined
        ? suggested!
        : {
            subject: fact.classified ? fact.subject : (suggested?.subject ?? ''),
            item: fact.item,
            measure: fact.measure,
            stage: fact.stage,
            scope: fact.scope,
            fiscal_year: fact.fiscal_year,
            value: fact.value,
            unit: fact.unit,
          }
    this.reach = 'here'
    this.why = ''
    this.reason = !this.none && fateOf(report, mark) === 'left' ? msg('报告印了，程序没有读出') : ''
  }

  protected override async firstUpdated(): Promise<void> {
    const field = this.querySelector<ItemField>('zb-item-field')
    await field?.updateComplete
    if (field === null) this.querySelector<HTMLElement>('[name=reason]')?.focus()
    else field.focus()
  }

  get #line() {
    return this.report.lines.find((line) => line.number === this.mark.line)
  }

  /** The words that the number stands under: an item that nobody gave, else those of its own clause. */
  #label(mark = this.mark): string {
    const fact = mark.fact === null ? undefined : this.report.facts[mark.fact]
    if (fact !== undefined) return fact.classified ? '' : fact.item
    const line = this.report.lines.find((l) => l.number === mark.line)
    return line === undefined ? '' : labelAt(line, mark.start)
  }

  /** The other numbers of the report that stand under the same words and wait for a name. */
  #alike(): OpenMark[] {
    const label = this.#label()
    if (label === '') return []
    return this.report.marks.filter(
      (mark) =>
        mark !== this.mark &&
        ['left', 'unclassified'].includes(fateOf(this.report, mark)) &&
        this.#label(mark) === label,
    )
  }

  #set(part: Partial<Naming>): void {
    this.naming = { ...this.naming, ...part }
  }

  #submit = (event: Event) => {
    event.preventDefault()
    const { naming, mark, reason } = this
    const item = naming.item.trim()
    if (!this.none && item === '') this.why = msg('请写明它是什么条目')
    else if (!this.none && naming.subject.trim() === '')
      this.why = msg('请写明它属于哪个主题，例如 支出、三公、人员')
    else if (!this.none && naming.value !== null && !/^-?\d+(?:\.\d{1,4})?$/.test(naming.value))
      this.why = msg('数值应是不带逗号的数，例如 1234.56')
    else if (reason.trim() === '') this.why = msg('请写一句理由，别人复核时要看')
    else {
      this.why = ''
      const at = ({ line, start, end }: OpenMark) => ({ line, start, end })
      const own: Mending = {
        at: at(mark),
        naming: this.none ? null : { ...naming, item },
        reason: reason.trim(),
      }
      const others = this.reach === 'here' ? [] : this.#alike().map((other) => this.#asWell(other, own))
      const name =
        this.none || this.reach === 'here' || this.reach === 'report'
          ? null
          : {
              label: this.#label(),
              unit_id: this.reach === 'unit' ? this.report.report.unit_id : '',
              subject: naming.subject,
              item,
              measure: naming.measure,
            }
      const detail: Assigned = { mendings: [own, ...others], name }
      this.dispatchEvent(new CustomEvent('zb-assigned', { detail, bubbles: true }))
    }
  }

  /** The same for another number under the same words: its own value and unit, stage and year as they stand there. */
  #asWell(mark: OpenMark, { naming, reason }: Mending): Mending {
    const { line, start, end } = mark
    const at = { line, start, end }
    const fact = mark.fact === null ? undefined : this.report.facts[mark.fact]
    const printed = this.report.lines.find((l) => l.number === line)
    if (naming === null || printed === undefined) return { at, naming: null, reason }
    const found = fact ?? suggestNaming(this.report.report, this.report.facts, printed, mark)
    const { value, unit, stage, scope, fiscal_year } = found
    return { at, naming: { ...naming, value, unit, stage, scope, fiscal_year }, reason }
  }

  #keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.dispatchEvent(new CustomEvent('zb-cancel', { bubbles: true }))
  }

  protected override render(): TemplateResult {
    const { naming, mark } = this
    const head = this.none ? msg(str`“${mark.text}”不是本单位的数`) : msg(str`“${mark.text}”是什么`)
    return html`<form class="assign" aria-label=${head} @submit=${this.#submit} @keydown=${this.#keys} novalidate>
      <h3>${head}</h3>
      <p class="context">${this.#context()}</p>
      ${this.none ? nothing : this.#fields(naming)}
      <label class="wide">${msg('理由')} <input class="button" name="reason" .value=${this.reason} @input=${(
        event: Event,
      ) => {
        this.reason = (event.target as HTMLInputElement).value
      }} /></label>
      ${this.#reachField()}
      ${this.why === '' ? nothing : html`<p class="error" role="alert">${say(this.why)}</p>`}
      <p class="run"><button class="button primary" data-action="assign">${msg('确定')} <kbd>Enter</kbd></button> <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('zb-cancel', { bubbles: true }))}>${msg('取消')} <kbd>Esc</kbd></button></p>
    </form>`
  }

  /** The printed words around the number. */
  #context(): TemplateResult {
    const { printed = '' } = this.#line ?? {}
    const { start, end } = this.mark
    return html`${start > 40 ? '…' : ''}${printed.slice(Math.max(0, start - 40), start)}<strong>${printed.slice(start, end)}</strong>${printed.slice(end, end + 20)}${printed.length > end + 20 ? '…' : ''}`
  }

  #fields(naming: Naming): TemplateResult {
    const text = (label: string, key: 'subject' | 'measure' | 'value' | 'unit') =>
      html`<label>${label} <input class="button" name=${key} .value=${naming[key] ?? ''} @input=${(event: Event) => this.#set({ [key]: (event.target as HTMLInputElement).value.trim() })} /></label>`
    const choice = (label: string, key: 'stage' | 'scope', values: readonly string[]) =>
      html`<label>${label} <select class="button" name=${key} @change=${(event: Event) => this.#set({ [key]: (event.target as HTMLSelectElement).value })}>${values.map((value) => html`<option value=${value} ?selected=${value === naming[key]}>${value === '' ? msg('不适用') : value}</option>`)}</select></label>`
    return html`<label class="wide">${msg('条目')} <zb-item-field .items=${this.items} .typed=${naming.item}
        @zb-typed=${(event: CustomEvent<string>) => this.#set({ item: event.detail })}
        @zb-item=${(event: CustomEvent<KnownItem>) => this.#set(event.detail)}></zb-item-field></label>
      <div class="fields">
        ${text(msg('主题'), 'subject')}${text(msg('量'), 'measure')}${text(msg('数值'), 'value')}${text(msg('计量单位'), 'unit')}
        <label>${msg('年度')} <input class="button" name="year" inputmode="numeric" .value=${String(naming.fiscal_year)} @input=${(event: Event) => this.#set({ fiscal_year: Number((event.target as HTMLInputElement).value) })} /></label>
        ${choice(msg('阶段'), 'stage', STAGES)}${choice(msg('口径'), 'scope', SCOPES)}
      </div>`
  }

  #reachField(): TemplateResult | typeof nothing {
    const label = this.#label()
    const alike = this.#alike().length
    if (label === '' || (this.none && alike === 0)) return nothing
    const reaches: [Reach, string][] = [
      ['here', msg('只这一处')],
      ...(alike > 0 ? [['report', msg(str`本报告同样的字，另有 ${alike} 处`)] as [Reach, string]] : []),
      ...(this.none
        ? []
        : ([
            ['unit', msg('这个单位的各份报告')],
            ['all', msg('所有报告')],
          ] as [Reach, string][])),
    ]
    return html`<fieldset><legend>${msg(str`“${label}”也这样读`)}</legend>${reaches.map(
      ([reach, word]) =>
        html`<label><input type="radio" name="reach" value=${reach} .checked=${this.reach === reach} @change=${() => {
          this.reach = reach
        }} />${word}</label>`,
    )}</fieldset>`
  }
}

customElements.define('zb-assign', AssignForm)
