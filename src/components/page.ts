import { msg } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { toRows } from '../model/result.ts'
import type { Block } from '../notebook/notebook.ts'
import type { Page } from '../notebook/page.ts'
import type { Shared } from '../notebook/sources.ts'
import './cell.ts'
import { type Focus, FocusRequest, nextFocus, PageElement, TraceRequest } from './element.ts'
import './focus.ts'
import './input.ts'
import { renderProse } from './prose.ts'

/** A notebook as a page. */
export class PageView extends PageElement {
  static override properties = {
    page: { attribute: false },
    shared: { attribute: false },
    link: { attribute: false },
    looking: { state: true },
    whole: { state: true },
  }
  declare page: Page
  declare shared: Shared
  declare looking: Focus | null
  /** The first cell is drawn before the rest: that is what a person waits for. */
  declare whole: boolean
  declare link: (page: Page, cell: string, embedded: boolean) => string
  #update = () => this.requestUpdate()

  constructor() {
    super()
    this.looking = null
    this.whole = false
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
    })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page')) return
    changed.get('page')?.removeEventListener('change', this.#update)
    this.page.addEventListener('change', this.#update)
    this.looking = null
  }

  protected override render(): TemplateResult {
    const groups: Block[][] = []
    for (const block of this.page.notebook.blocks) {
      const last = groups.at(-1)
      if (block.kind === 'input' && last?.[0]?.kind === 'input') last.push(block)
      else groups.push([block])
    }
    const first = groups.findIndex(([block]) => block?.kind === 'cell')
    const shown = this.whole ? groups : groups.slice(0, first + 1)
    return html`<zb-focus .looking=${this.looking}></zb-focus>
    ${shown.map((group) => {
      const [block] = group
      if (block?.kind === 'input') {
        return html`<div class="inputs" role="group" aria-label=${msg('选择')} @zb-soon=${(event: CustomEvent<Record<string, string>[]>) => void this.page.foresee(event.detail)} @zb-input=${(event: CustomEvent<Record<string, string>>) => void this.page.set(event.detail)}>
          ${group.map((input) => (input.kind === 'input' ? html`<zb-input .block=${input} .options=${this.page.result(input.options)} .values=${this.page.values}></zb-input>` : nothing))}
        </div>`
      }
      if (block?.kind === 'cell') {
        const { name } = block
        return html`<zb-cell .query=${this.page.query(name)} .state=${{ ...this.page.cells.get(name)! }} .shared=${this.shared} .looking=${this.looking} .values=${this.page.values} .link=${(embedded: boolean) => this.link(this.page, name, embedded)}></zb-cell>`
      }
      return html`<div class="prose" @click=${this.#proseClick}>${block?.kind === 'prose' ? unsafeHTML(renderProse(block.text, (name) => this.page.result(name))) : nothing}</div>`
    })}`
  }

  protected override updated(): void {
    const begun = [...this.page.cells.values()].some(({ result, error }) => result !== null || error !== null)
    if (this.whole || !begun) return
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.whole = true
      }),
    )
  }

  #proseClick = (event: Event) => {
    if (!(event.target as HTMLElement).closest('strong')) return
    for (const [name, cell] of this.page.cells) {
      if (!name.endsWith('_headline') || cell.result === null) continue
      const ids = toRows(cell.result)[0]?.fact_ids
      if (Array.isArray(ids) && ids.length > 0) this.dispatchEvent(new TraceRequest(ids.map(String)))
    }
  }
}

customElements.define('zb-page', PageView)
