import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { ItemName } from '../../reports/item-names.ts'
import type { OpenMark } from '../../reports/open/report.ts'
import { PageElement } from '../element.ts'
import { proofOf } from '../proof.ts'
import './assign.ts'
import type { Assigned } from './assign.ts'
import './cover.ts'
import './facts.ts'
import { itemsFor, type KnownItem } from '../../notebook/known-items.ts'
import { hintsOf, legendOf } from './legend.ts'
import { fateWord, whyOf } from './mark.ts'
import { fateOf, isOpen, type Opened } from './opened.ts'
import './reading.css'
import './source-page.ts'
import type { SourcePage } from './source-page.ts'
import './source-text.ts'
import type { SourceText } from './source-text.ts'

/** How much wider than its pane a printed page can be drawn. */
const ZOOMS = [1, 1.5, 2, 3]
/** A page as wide as a narrower window cannot be read. */
const NARROW = 700

/** What the page around the room does for it. */
export interface RoomActions {
  leave: () => void
  /** Adds the report to the comparisons, or what was changed in it since. */
  join: () => void
  exportTranscript: () => void
  exportNames: () => void
  /** Keeps a name for printed words; it holds for what is read after. */
  addName: (name: ItemName) => Promise<void>
}

/** A report laid open: its source with every number marked, beside the facts; what was left out is given its item here. */
export class ReadingRoom extends PageElement {
  static override properties = {
    opened: { attribute: false },
    actions: { attribute: false },
    names: { attribute: false },
    known: { attribute: false },
    kept: { type: Boolean },
    at: { state: true },
    form: { state: true },
    pane: { state: true },
    view: { state: true },
    zoom: { state: true },
    said: { state: true },
  }
  declare opened: Opened
  declare actions: RoomActions
  declare names: readonly ItemName[]
  declare known: readonly KnownItem[]
  /** The report is one of the comparisons' already. */
  declare kept: boolean
  /** The index of the chosen number; -1 for none. */
  declare at: number
  /** What is being said of the chosen number. */
  declare form: 'assign' | 'none' | null
  /** What a narrow page shows. */
  declare pane: 'source' | 'facts'
  /** How the source is shown: as the text that was read, or as the printed pages. */
  declare view: 'text' | 'page'
  declare zoom: number
  declare said: string
  #heard: Opened | null = null

  constructor() {
    super()
    this.names = []
    this.known = []
    this.kept = false
    this.at = -1
    this.form = null
    this.pane = 'source'
    this.view = 'text'
    this.zoom = innerWidth < NARROW ? 2 : 1
    this.said = ''
    this.addEventListener('keydown', this.#keys)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('opened') || this.#heard === this.opened) return
    this.#heard?.removeEventListener('change', this.#changed)
    this.#heard = this.opened
    this.opened.addEventListener('change', this.#changed)
    this.at = -1
    this.form = null
    this.view = this.opened.hasPages ? 'page' : 'text'
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#heard?.removeEventListener('change', this.#changed)
    this.#heard = null
  }

  #changed = () => this.requestUpdate()

  get #marks(): readonly OpenMark[] {
    return this.opened.report.marks
  }

  get #chosen(): OpenMark | null {
    return this.#marks[this.at] ?? null
  }

  get #openOnes(): number[] {
    const { report } = this.opened
    return this.#marks.flatMap((mark, i) => (isOpen(fateOf(report, mark)) ? [i] : []))
  }

  /** Chooses a number and, where asked, brings the focus to it. */
  async choose(index: number, focus = true): Promise<void> {
    this.at = index
    this.form = null
    await this.updateComplete
    if (!focus) return
    this.pane = 'source'
    const source = this.querySelector<SourceText | SourcePage>('zb-source-text, zb-source-page')
    await source?.updateComplete
    source?.find(index)?.focus({ preventScroll: true })
  }

  /** Chooses the number of a fact. */
  chooseFact(index: number, focus = false): void {
    const mark = this.#marks.findIndex((m) => m.fact === index)
    if (mark >= 0) void this.choose(mark, focus)
  }

  #step(by: 1 | -1, among: readonly number[]): void {
    const next =
      by === 1
        ? (among.find((i) => i > this.at) ?? among[0])
        : (among.findLast((i) => i < this.at) ?? among.at(-1))
    if (next === undefined) {
      this.said = msg('没有待指认的数了')
      return
    }
    void this.choose(next)
  }

  #keys = (event: KeyboardEvent) => {
    const { key, target } = event
    const typing = (target as HTMLElement).closest('input, select, textarea, form') !== null
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const all = () => this.#marks.map((_, i) => i)
    const onMark = (target as HTMLElement).closest('[data-mark]') !== null
    if (key === 'n') this.#step(1, this.#openOnes)
    else if (key === 'p') this.#step(-1, this.#openOnes)
    else if (onMark && key === 'ArrowRight') this.#step(1, all())
    else if (onMark && key === 'ArrowLeft') this.#step(-1, all())
    else if (onMark && key === 'Enter') this.form = 'assign'
    else if (key === 'x' && this.#chosen !== null) this.form = 'none'
    else if (key === 't' && this.opened.hasPages) this.#look(this.view === 'page' ? 'text' : 'page')
    else if (key === 'u' && this.#chosen !== null) void this.#undo()
    else return
    event.preventDefault()
  }

  #assigned = async (event: CustomEvent<Assigned>) => {
    const { mendings, name } = event.detail
    const where = this.#chosen
    if (name !== null) await this.actions.addName(name)
    if (!(await this.opened.mend(mendings))) return
    const left = this.#openOnes.length
    const item = mendings[0]?.naming?.item
    this.said =
      item === undefined
        ? msg(str`已记下：不是本单位的数。还有 ${left} 个待指认`)
        : msg(str`已记下：${item}，共 ${mendings.length} 处。还有 ${left} 个待指认`)
    await this.#return(where)
  }

  /** Goes back to a number after the report was read again. */
  async #return(where: OpenMark | null): Promise<void> {
    const index = this.#marks.findIndex((mark) => mark.line === where?.line && mark.start === where.start)
    await this.choose(index)
  }

  async #undo(): Promise<void> {
    const where = this.#chosen
    const mending = where === null ? null : this.opened.mendingAt(where)
    if (mending === null) return
    await this.opened.unmend(mending)
    this.said = msg('已撤销')
    await this.#return(where)
  }

  protected override render(): TemplateResult {
    const { opened } = this
    const { report } = opened
    const fact = this.#chosen?.fact ?? -1
    return html`<section class="room" aria-busy=${opened.busy} aria-labelledby="room-title">
      <header>
        <p class="back"><button class="quiet" data-action="leave" @click=${this.actions.leave}>← ${msg('回到报告')}</button></p>
        <h1 id="room-title">${report.report.title}</h1>
        <p class="run">
          <button class="button primary" data-action="add" ?disabled=${opened.busy} @click=${this.actions.join}>${this.kept ? msg('存下改动') : msg('加入比较')}</button>
          <button class="button" data-action="export" @click=${this.actions.exportTranscript}>${msg('导出读本')}</button>
          ${this.names.length === 0 ? nothing : html`<button class="button" data-action="export-names" @click=${this.actions.exportNames}>${msg(str`导出自定名称（${this.names.length}）`)}</button>`}
        </p>
      </header>
      <zb-cover .report=${report} .given=${opened.given} @zb-given=${(event: CustomEvent) => void opened.say({ given: event.detail })}></zb-cover>
      ${opened.why === '' ? nothing : html`<p class="error" role="alert">${say(opened.why)}</p>`}
      ${report.lost.map((sentence) => html`<p class="warning">${sentence}</p>`)}
      ${legendOf(report)}
      <p class="hidden" role="status">${this.said}</p>
      <div class="panes" data-pane=${this.pane}>
        <div class="switch" role="group" aria-label=${msg('看哪一边')}>
          <button class="button" aria-pressed=${this.pane === 'source'} @click=${() => this.#show('source')}>${msg('原文')}</button>
          <button class="button" aria-pressed=${this.pane === 'facts'} @click=${() => this.#show('facts')}>${msg(str`读出的数 ${report.facts.length}`)}</button>
        </div>
        <div class="source" role="region" tabindex="0" aria-label=${msg('原文')} @zb-mark=${(event: CustomEvent<number>) => void this.choose(event.detail, false)}>
          ${this.#viewSwitch()}
          ${report.whole ? nothing : html`<p class="note">${msg('手上没有原文件，只有读本：每行是数和它旁边印的字。把原文件拖到这里，就能看全文。')}</p>`}
          ${this.#sourceView()}
        </div>
        <div class="side">
          ${this.#chosenView()}
          <div class="facts-pane" role="region" tabindex="0" aria-label=${msg('读出的数')} @zb-fact=${(event: CustomEvent<number>) => this.chooseFact(event.detail)}>
            <zb-facts .report=${report} .at=${fact}></zb-facts>
          </div>
        </div>
      </div>
      ${hintsOf(this.#openOnes.length, (by) => this.#step(by, this.#openOnes))}
    </section>`
  }

  #viewSwitch(): TemplateResult | typeof nothing {
    if (!this.opened.hasPages) return nothing
    const views = [
      ['page', msg('原页')],
      ['text', msg('文字')],
    ] as const
    return html`<div class="views" role="group" aria-label=${msg('怎样看原文')}>${views.map(([view, word]) => html`<button class="button" data-view=${view} aria-pressed=${this.view === view} @click=${() => this.#look(view)}>${word}</button>`)} <kbd>t</kbd>${this.view === 'page' ? this.#zoomButtons() : nothing}</div>`
  }

  #zoomButtons(): TemplateResult {
    const at = ZOOMS.indexOf(this.zoom)
    const to = (step: number) => () => {
      this.zoom = ZOOMS[at + step] ?? this.zoom
    }
    return html`<span class="zoom"><button class="button" aria-label=${msg('缩小')} ?disabled=${at === 0} @click=${to(-1)}>−</button> ${Math.round(this.zoom * 100)}% <button class="button" data-action="larger" aria-label=${msg('放大')} ?disabled=${at === ZOOMS.length - 1} @click=${to(1)}>＋</button></span>`
  }

  #sourceView(): TemplateResult {
    const { original, pages, report } = this.opened
    return this.view === 'page' && original !== null
      ? html`<zb-source-page .report=${report} .bytes=${original.bytes} .pages=${pages} .at=${this.at} .zoom=${this.zoom}></zb-source-page>`
      : html`<zb-source-text .report=${report} .at=${this.at}></zb-source-text>`
  }

  #look(view: 'text' | 'page'): void {
    this.view = view
    if (this.at >= 0) void this.choose(this.at)
  }

  #show(pane: 'source' | 'facts'): void {
    this.pane = pane
  }

  #chosenView(): TemplateResult | typeof nothing {
    const mark = this.#chosen
    if (mark === null) return nothing
    const { report } = this.opened
    if (this.form !== null)
      return html`<div class="chosen"><zb-assign .report=${report} .mark=${mark} ?none=${this.form === 'none'} .items=${itemsFor(report, this.names, this.known)} @zb-assigned=${this.#assigned} @zb-cancel=${() => this.choose(this.at)}></zb-assign></div>`
    const fate = fateOf(report, mark)
    const fact = mark.fact === null ? undefined : report.facts[mark.fact]
    const mended = this.opened.mendingAt(mark)
    return html`<div class="chosen">
      <p><span class=${`mark ${fate}`}>${mark.text}</span> ${fateWord(fate)}${msg('：')}${whyOf(report, mark)}</p>
      ${this.view === 'page' && mark.place === null ? html`<p>${msg('原页上找不到它的位置，只知道在哪一页')}</p>` : nothing}
      ${fact === undefined ? nothing : html`<p class="proof">${proofOf(fact, report.report.source_format).join(msg('；'))}</p>`}
      <p class="run">
        <button class="button" data-action="correct" @click=${() => this.#open('assign')}>${fate === 'fact' ? msg('订正') : msg('指认')} <kbd>Enter</kbd></button>
        <button class="button" data-action="none" @click=${() => this.#open('none')}>${msg('不是数')} <kbd>x</kbd></button>
        ${mended === null ? nothing : html`<button class="button" data-action="undo" @click=${() => void this.#undo()}>${msg('撤销')} <kbd>u</kbd></button>`}
      </p>
    </div>`
  }

  #open(form: 'assign' | 'none'): void {
    this.form = form
  }
}

customElements.define('zb-room', ReadingRoom)
