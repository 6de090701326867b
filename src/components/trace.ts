import { html, nothing, type TemplateResult } from 'lit'
import type { Engine } from '../engine/engine.ts'
import { locale, shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import type { Row } from '../model/result.ts'
import { trailOf } from '../notebook/trace.ts'
import { PageElement } from './element.ts'
import { proofOf } from './proof.ts'
import './trace.css'

/** More facts than this are listed first, a line each: they were summed. */
const MOST_OPEN = 8

const messageOf = (finding: Row) => String(locale() === 'en' ? finding.message_en : finding.message)

/** How well a row of `facts` is attested. */
const proofOfRow = (fact: Row): string[] =>
  proofOf(
    {
      printed_times: Number(fact.printed_times ?? 0),
      sums_held: Number(fact.sums_held ?? 0),
      contradicted: fact.contradicted === true,
      ocr: fact.ocr === true,
      mended: fact.mended === null ? null : String(fact.mended),
      classified: fact.classified !== false,
    },
    String(fact.source_format ?? ''),
  )

/** Report, table or section, page and line. */
function placeOf(printing: Row): string {
  const { title, statement, line, page, origin } = printing
  const where = page === null ? msg(str`第 ${line} 行`) : msg(str`第 ${page} 页第 ${line} 行`)
  return origin === 'derived'
    ? msg(str`《${title}》，由“${statement}”${where}推算`)
    : msg(str`《${title}》，“${statement}”，${where}`)
}

/** Where figures were printed: report, table or section, line, words; other printings; findings. */
export class TraceView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    set: { attribute: false },
    roomOf: { attribute: false },
    facts: { state: true },
    printings: { state: true },
    findings: { state: true },
    said: { state: true },
    value: { state: true },
  }
  declare engine: Engine
  /** The folder of another set of data: `city/`. */
  declare set: string
  /** Where a report lies open at a fact; null where its transcript is not at hand. */
  declare roomOf: ((fact: Row) => string) | null
  declare facts: Row[]
  declare printings: Row[]
  declare findings: Row[]
  declare said: string
  declare value: string | null

  constructor() {
    super()
    this.set = ''
    this.roomOf = null
    this.facts = []
    this.printings = []
    this.findings = []
    this.said = ''
    this.value = null
    // It belongs to the page it was opened on: going back, or on by a link, leaves it.
    this.listen(window, 'hashchange', this.#close)
  }

  /** Opens on the facts with these ids; the ones that hold `value` come first. */
  async open(ids: readonly string[], value: string | null): Promise<void> {
    this.value = value
    this.said = msg('正在找出处…')
    this.facts = []
    this.findings = []
    await this.updateComplete
    const dialog = this.querySelector('dialog')
    if (dialog?.open === false) dialog.showModal()
    try {
      const { facts, printings, findings } = await trailOf(this.engine, ids, this.set)
      this.facts = [...facts.filter((row) => this.#holds(row)), ...facts.filter((row) => !this.#holds(row))]
      this.printings = printings
      this.findings = findings
      this.said = facts.length === 0 ? msg('这个数不在报告的数里') : ''
      await this.#addOrigins(facts)
    } catch (error) {
      this.said = (error as Error).message
    }
  }

  /** A derived figure brings the printed ones that it was worked out from. */
  async #addOrigins(rows: readonly Row[]): Promise<void> {
    const missing = rows
      .flatMap((row) => (row.derived_from ?? []) as string[])
      .filter((id) => !rows.some((row) => row.fact_id === id))
    if (missing.length === 0) return
    const { facts } = await trailOf(this.engine, missing, this.set)
    this.facts = [...this.facts, ...facts]
  }

  #holds(row: Row): boolean {
    if (this.value === null || this.value === '') return false
    return [row.value, row.amount].some((held) => held !== null && Number(held) === Number(this.value))
  }

  protected override render(): TemplateResult {
    return html`<dialog class="trace" aria-labelledby="trace-title" @click=${this.#outside}>
      <header>
        <h2 id="trace-title">${msg('出处')}</h2>
        <button class="button" @click=${this.#close} autofocus>${msg('关闭')}</button>
      </header>
      <div class="body">
        ${this.said === '' ? nothing : html`<p role="status">${this.said}</p>`}
        ${this.#doubts()}
        ${this.#beneath()}
        ${this.#sentence()}
      </div>
    </dialog>`
  }

  /** A sentence of these figures for the briefing, made when it is asked for. */
  #sentence(): TemplateResult | typeof nothing {
    if (this.facts.length === 0) return nothing
    const load = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) void import('./briefing/sentence.ts')
    }
    return html`<details class="sentence" @toggle=${load}><summary>${msg('写成一句话，放进简报')}</summary><zb-sentence .facts=${this.facts}></zb-sentence></details>`
  }

  /** The facts that hold the figure stand open; many others are listed, each opening on its print. */
  #beneath(): TemplateResult {
    const [own, others] = [true, false].map((held) => this.facts.filter((fact) => this.#holds(fact) === held))
    if (others!.length <= MOST_OPEN) return html`${this.facts.map((fact) => this.#fact(fact))}`
    const words =
      own!.length > 0
        ? msg(str`这一行还用到 ${others!.length} 个数：`)
        : msg(str`这个数由 ${others!.length} 个印出或推算的数得来：`)
    return html`${own!.map((fact) => this.#fact(fact))}
      <p>${words}</p>
      ${others!.map((fact) => {
        const what = [fact.item, fact.part, fact.stage].filter(Boolean).join(' · ')
        return html`<details class="summed"><summary><span>${fact.unit_name} ${fact.fiscal_year}</span><span>${what}</span><span class="value">${fact.value ?? fact.text} ${fact.unit}</span></summary>${this.#fact(fact)}</details>`
      })}`
  }

  /** Findings on the figure itself stand open; those on other figures of its row are folded. */
  #doubts(): TemplateResult {
    const focus = new Set(this.facts.filter((fact) => this.#holds(fact)).map((fact) => fact.fact_id))
    const near = this.findings.filter(
      (f) => focus.size === 0 || ((f.fact_ids ?? []) as string[]).some((id) => focus.has(id)),
    )
    const others = this.findings.filter((f) => !near.includes(f))
    return html`${near.map((f) => this.#finding(f))}${
      others.length === 0
        ? nothing
        : html`<details><summary>${msg(str`同一行别的数还有 ${others.length} 处疑点`)}</summary>${others.map((f) => this.#finding(f))}</details>`
    }`
  }

  #finding(finding: Row): TemplateResult {
    return html`<p class="finding"><span class="tag">${shownValue('severity', String(finding.severity))} ${finding.rule}</span>${messageOf(finding)}</p>`
  }

  #fact(fact: Row): TemplateResult {
    const others = this.printings.filter((p) => p.of_fact === fact.fact_id)
    const derived = fact.origin === 'derived'
    const name = [fact.item, fact.part].filter(Boolean).join(' · ')
    return html`<article class=${`fact${this.#holds(fact) ? ' focus' : ''}`} data-fact=${String(fact.fact_id)}>
      <h3><span>${name}</span><span class="value">${fact.value ?? fact.text} ${fact.unit}</span></h3>
      <p>
        <span class="tag">${msg(str`${fact.fiscal_year} 年`)}</span>${[fact.measure, fact.stage, fact.scope].filter(Boolean).map((word) => html`<span class="tag">${word}</span>`)}${derived ? html`<span class="tag">${msg('推算')}</span>` : nothing}${fact.ocr === true ? html`<span class="tag">${msg('图像识别，可能有错字')}</span>` : nothing}
      </p>
      <blockquote class="evidence">${derived ? msg('算式：') : ''}${fact.evidence}</blockquote>
      <p class="place">${placeOf(fact)}${derived || this.roomOf === null ? nothing : html` <a data-action="read" href=${this.roomOf(fact)} @click=${this.#close}>${fact.page === null ? msg('对着原文看') : msg('看印着它的那一页')} →</a>`}</p>
      ${derived ? nothing : html`<p class="place proof">${proofOfRow(fact).join(msg('；'))}</p>`}
      ${fact.unit === '元' && fact.amount !== null ? html`<p class="place">= ${fact.amount} 万元</p>` : nothing}
      ${fact.mended === null ? nothing : html`<p>${msg(str`人工订正：${fact.mended}`)}</p>`}
      ${
        others.length === 0
          ? nothing
          : html`<p>${msg('同一个数还印在：')}</p>
            <ul>
              ${others.map((o) => html`<li>${placeOf(o)}${msg('：')}${o.value} ${o.unit}</li>`)}
            </ul>`
      }
    </article>`
  }

  #close = () => this.querySelector('dialog')?.close()

  #outside = (event: MouseEvent) => {
    if (event.target === event.currentTarget) this.#close()
  }
}

customElements.define('zb-trace', TraceView)
