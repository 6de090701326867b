import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { locale, shownValue } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Fact } from '../../model/fact.ts'
import type { OpenReport } from '../../reports/open/report.ts'
import { PageElement } from '../element.ts'
import { proofOf } from '../proof.ts'
import { bringIntoPane } from './scroll.ts'

const BLOCK = 40

/** Which facts are listed. */
type Group = 'all' | 'doubtful' | 'single' | 'mended'

const HOLDS: Readonly<Record<Group, (fact: Fact) => boolean>> = {
  all: () => true,
  doubtful: (fact) => fact.contradicted || fact.ocr || !fact.classified,
  single: (fact) => fact.printed_times <= 1 && fact.sums_held === 0,
  mended: (fact) => fact.mended !== null,
}

/** The facts of a report, each with how well it is attested. Says `zb-fact` with the index of the one that is chosen. */
export class FactsList extends PageElement {
  static override properties = {
    report: { attribute: false },
    at: { type: Number },
    find: { state: true },
    group: { state: true },
  }
  declare report: OpenReport
  /** The index of the chosen fact; -1 for none. */
  declare at: number
  declare find: string
  declare group: Group

  constructor() {
    super()
    this.at = -1
    this.find = ''
    this.group = 'all'
  }

  #choose = (event: Event) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (row === null) return
    this.dispatchEvent(new CustomEvent('zb-fact', { detail: Number(row.dataset.index), bubbles: true }))
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const chosen = this.report.facts[this.at]
    if (changed.has('at') && chosen !== undefined && !this.#holds(chosen)) {
      this.find = ''
      this.group = 'all'
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.querySelector('[aria-current]')?.removeAttribute('aria-current')
    const row = this.querySelector(`[data-index="${this.at}"]`)
    row?.setAttribute('aria-current', 'true')
    if (changed.has('at')) bringIntoPane(row)
  }

  #holds(fact: Fact): boolean {
    if (!HOLDS[this.group](fact)) return false
    const words = this.find.trim()
    if (words === '') return true
    return [fact.item, fact.subject, fact.part, fact.value, fact.evidence].some((text) =>
      text?.includes(words),
    )
  }

  protected override render(): TemplateResult {
    const { facts } = this.report
    const count = (group: Group) => facts.filter(HOLDS[group]).length
    const groups: [Group, string][] = [
      ['all', msg('全部')],
      ['doubtful', msg('存疑')],
      ['single', msg('只此一处')],
      ['mended', msg('订正')],
    ]
    const shown = facts.map((fact, i) => ({ fact, i })).filter(({ fact }) => this.#holds(fact))
    return html`<div class="facts-head" role="group" aria-label=${msg('列出哪些数')}>
        ${groups.map(([group, word]) => html`<button class="button" aria-pressed=${this.group === group} @click=${() => this.#pick(group)}>${word} ${count(group)}</button>`)}
        <input class="button" type="search" placeholder=${msg('找条目或数')} aria-label=${msg('找条目或数')} .value=${this.find} @input=${this.#type} />
      </div>
      <div class="facts" @click=${this.#choose}>
        ${shown.length === 0 ? html`<p class="empty">${msg('没有这样的数')}</p>` : guard([this.report, this.find, this.group, locale()], () => this.#blocks(shown))}
      </div>`
  }

  #pick(group: Group): void {
    this.group = group
  }

  #type = (event: Event) => {
    this.find = (event.target as HTMLInputElement).value
  }

  #blocks(shown: readonly { fact: Fact; i: number }[]): TemplateResult[] {
    const blocks: TemplateResult[] = []
    for (let from = 0; from < shown.length; from += BLOCK) {
      const rows = shown.slice(from, from + BLOCK)
      blocks.push(
        html`<ul class="block" style=${`contain-intrinsic-height:auto ${rows.length * 62}px`}>${rows.map(({ fact, i }) => this.#row(fact, i))}</ul>`,
      )
    }
    return blocks
  }

  #row(fact: Fact, index: number): TemplateResult {
    const { item, part, value, text, unit, subject, measure, stage, scope, fiscal_year, line, page } = fact
    const own = fiscal_year === this.report.report.fiscal_year ? '' : msg(str`${fiscal_year} 年`)
    const about = [subject, measure, stage, scope, own].filter(Boolean).join(' · ')
    const where = page === null ? msg(str`第 ${line} 行`) : msg(str`第 ${page} 页第 ${line} 行`)
    const proof = proofOf(fact, this.report.report.source_format)
    return html`<li><button class=${`row${fact.classified ? '' : ' unclassified'}${fact.contradicted ? ' contradicted' : ''}`} data-index=${index} data-fact=${fact.fact_id}>
      <span class="what">${[item, part].filter(Boolean).join(' · ')}</span>
      <span class="value">${value ?? text} <small>${unit}</small></span>
      <span class="about">${about}</span>
      <span class="about">${shownValue('origin', fact.origin)} ${where}</span>
      <span class="proof">${proof.join(msg('；'))}${fact.mended === null ? nothing : html`${msg('：')}${fact.mended}`}</span>
    </button></li>`
  }
}

customElements.define('zb-facts', FactsList)
