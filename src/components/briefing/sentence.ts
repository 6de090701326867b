import { html, nothing, type TemplateResult } from 'lit'
import { printedValue } from '../../exports/places.ts'
import { sentenceOf } from '../../exports/sentence.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Row } from '../../model/result.ts'
import { CollectRequest, PageElement } from '../element.ts'

/** Figures of the trail picked for a sentence: it is shown as it will stand, or why it cannot be said. */
export class SentenceView extends PageElement {
  static override properties = {
    facts: { attribute: false },
    picked: { state: true },
    said: { state: true },
  }
  declare facts: readonly Row[]
  declare picked: ReadonlySet<string>
  declare said: string

  constructor() {
    super()
    this.facts = []
    this.picked = new Set()
    this.said = ''
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('facts')) return
    this.picked = new Set(this.facts.slice(0, 1).map(({ fact_id }) => String(fact_id)))
    this.said = ''
  }

  #toggle(id: string): void {
    const picked = new Set(this.picked)
    if (!picked.delete(id)) picked.add(id)
    this.picked = picked
    this.said = ''
  }

  protected override render(): TemplateResult {
    const sentence = sentenceOf(this.facts.filter(({ fact_id }) => this.picked.has(String(fact_id))))
    const put = () => {
      if ('text' in sentence)
        this.dispatchEvent(
          new CollectRequest({ kind: 'prose', text: sentence.text }, (said) => (this.said = said)),
        )
    }
    return html`<fieldset><legend>${msg('选一个数，或选几个来比')}</legend>
        ${this.facts.map((fact) => {
          const id = String(fact.fact_id)
          const what = [
            fact.unit_name,
            fact.fiscal_year,
            fact.item,
            fact.part,
            fact.measure,
            fact.stage,
            fact.scope,
          ]
            .filter(Boolean)
            .join(' · ')
          return html`<label><input type="checkbox" .checked=${this.picked.has(id)} @change=${() => this.#toggle(id)} /> ${what}${msg('：')}${printedValue(fact)}</label>`
        })}
      </fieldset>
      <p class=${'text' in sentence ? 'told' : 'refused'} aria-live="polite">${'text' in sentence ? sentence.text.replace(/\[\^[^\]]*\]/g, '¹') : msg(str`写不成：${sentence.why}`)}</p>
      ${'text' in sentence ? html`<button class="button primary" data-action="put" @click=${put}>${msg('放进简报')}</button>` : nothing}
      <span role="status" class="said">${this.said}</span>`
  }
}

customElements.define('zb-sentence', SentenceView)
