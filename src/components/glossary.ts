import { html, nothing, type TemplateResult } from 'lit'
import { locale } from '../locale/locale.ts'
import terms from '../locale/terms.json' with { type: 'json' }
import { PageElement } from './element.ts'
import './glossary.css'

const TERMS = Object.entries<string>(terms).sort(([a], [b]) => b.length - a.length)

/** The longest term of the reports that stands at a place of a text, with what it means. */
export function termAt(text: string, at: number): readonly [term: string, meaning: string] | null {
  return (
    TERMS.find(([term]) => {
      for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + 1))
        if (from <= at && at < from + term.length) return true
      return false
    }) ?? null
  )
}

/** The reports' own terms stay as they are printed; in English, pointing at one tells what it means. */
export class GlossaryView extends PageElement {
  static override properties = { told: { state: true } }
  declare told: { term: string; meaning: string; x: number; y: number } | null

  constructor() {
    super()
    this.told = null
    this.listen(document, 'pointermove', this.#pointed)
    this.listen(document, 'keydown', () => {
      this.told = null
    })
  }

  #pointed = (event: PointerEvent) => {
    const found = locale() === 'en' ? this.#find(event.clientX, event.clientY) : null
    if (found?.[0] === this.told?.term) return
    this.told =
      found === null ? null : { term: found[0], meaning: found[1], x: event.clientX, y: event.clientY }
  }

  #find(x: number, y: number): readonly [string, string] | null {
    const place = document.caretPositionFromPoint?.(x, y)
    const node = place?.offsetNode
    if (!place || node?.nodeType !== Node.TEXT_NODE) return null
    const text = node.textContent ?? ''
    // The caret stands before the letter pointed at, or behind it.
    for (const at of [place.offset, place.offset - 1]) {
      const range = document.createRange()
      if (at < 0 || at >= text.length) continue
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return termAt(text, at)
    }
    return null
  }

  protected override render(): TemplateResult | typeof nothing {
    const { told } = this
    if (told === null) return nothing
    const left = Math.min(told.x, innerWidth - 320)
    return html`<div class="term" role="tooltip" style=${`left:${left}px;top:${told.y + 18}px`}><b lang="zh-CN">${told.term}</b> ${told.meaning}</div>`
  }
}

customElements.define('zb-glossary', GlossaryView)

/** Every term with its meaning, for those who don't point. */
export function glossarySheet(): TemplateResult {
  return html`<table><tbody>${Object.entries<string>(terms).map(([term, meaning]) => html`<tr><td lang="zh-CN">${term}</td><td>${meaning}</td></tr>`)}</tbody></table>`
}
