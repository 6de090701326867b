import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { locale } from '../../locale/locale.ts'
import { msg } from '../../locale/msg.ts'
import type { Line } from '../../reports/document.ts'
import type { OpenMark, OpenReport } from '../../reports/open/report.ts'
import { PageElement } from '../element.ts'
import { fateWord, tellMark, whyOf } from './mark.ts'
import { fateOf } from './opened.ts'
import { bringIntoPane } from './scroll.ts'

/** Lines are laid out by the browser in blocks of this many, those in view only. */
const BLOCK = 40

/** The text of a report, every number marked by what became of it. Says `zb-mark` with the index of the one that is chosen. */
export class SourceText extends PageElement {
  static override properties = { report: { attribute: false }, at: { type: Number } }
  declare report: OpenReport
  /** The index of the chosen mark; -1 for none. */
  declare at: number

  constructor() {
    super()
    this.at = -1
  }

  #choose = (event: Event) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-mark]')
    if (mark === null) return
    this.dispatchEvent(new CustomEvent('zb-mark', { detail: Number(mark.dataset.mark), bubbles: true }))
  }

  /** The button of a mark. */
  find(index: number): HTMLElement | null {
    return this.querySelector(`[data-mark="${index}"]`)
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('at') && !changed.has('report')) return
    for (const held of this.querySelectorAll('[aria-current]')) {
      held.removeAttribute('aria-current')
      held.setAttribute('tabindex', '-1')
    }
    const mark = this.find(this.at) ?? this.querySelector('[data-mark]')
    mark?.setAttribute('tabindex', '0')
    if (this.at < 0) return
    mark?.setAttribute('aria-current', 'true')
    if (changed.has('at')) bringIntoPane(mark)
  }

  protected override render(): TemplateResult {
    const { report } = this
    return html`<div class="source-text" @click=${this.#choose}>${guard([report, locale()], () => this.#blocks())}</div>`
  }

  #blocks(): TemplateResult[] {
    const { lines, marks } = this.report
    const byLine = new Map<number, number[]>()
    for (const [i, mark] of marks.entries()) byLine.set(mark.line, [...(byLine.get(mark.line) ?? []), i])
    const blocks: TemplateResult[] = []
    for (let from = 0; from < lines.length; from += BLOCK) {
      const block = lines.slice(from, from + BLOCK)
      blocks.push(
        html`<div class="block" style=${`contain-intrinsic-height:auto ${block.length * 24}px`}>${block.map((line) => this.#line(line, byLine.get(line.number) ?? []))}</div>`,
      )
    }
    return blocks
  }

  #line(line: Line, marks: readonly number[]): TemplateResult | typeof nothing {
    if (line.printed.trim() === '') return nothing
    const parts: (string | TemplateResult)[] = []
    let at = 0
    for (const i of marks) {
      const mark = this.report.marks[i]!
      if (mark.start < at) continue
      parts.push(line.printed.slice(at, mark.start), this.#mark(mark, i, line.printed))
      at = mark.end
    }
    parts.push(line.printed.slice(at))
    return html`<p class="line" data-line=${line.number}><span class="no">${line.number}</span><span class="words">${parts}</span></p>`
  }

  #mark(mark: OpenMark, index: number, printed: string): TemplateResult {
    const fate = fateOf(this.report, mark)
    return html`<button class=${`mark ${fate}`} tabindex="-1" data-mark=${index} aria-label=${tellMark(this.report, mark)} title=${`${fateWord(fate)}${msg('：')}${whyOf(this.report, mark)}`}>${printed.slice(mark.start, mark.end)}</button>`
  }
}

customElements.define('zb-source-text', SourceText)
