import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { msg } from '../locale/msg.ts'
import { withValues } from '../model/query.ts'
import { type Result, toRows } from '../model/result.ts'
import type { BasketUnit } from '../notebook/basket.ts'
import type { UnitEntry } from '../notebook/directory.ts'
import type { Block } from '../notebook/notebook.ts'
import type { Page } from '../notebook/page.ts'
import type { Shared } from '../notebook/sources.ts'
import './cell.ts'
import './chooser.ts'
import { type Focus, FocusRequest, nextFocus, PageElement, TraceRequest } from './element.ts'
import { type EmbedPlace, type EmbedWish, wishOf } from './embed-wish.ts'
import './focus.ts'
import './input.ts'
import { landOn } from './land.ts'
import { narrowedTo } from './narrowed.ts'
import './left-out.ts'
import './page-warnings.ts'
import { renderProse } from './prose.ts'

/** What a cell is handed besides its result: the same from one drawing of the page to the next. */
interface Handles {
  link: () => string
  wish: () => EmbedWish
  sql: () => string
}

const isHeadline = (name: string) => name.endsWith('_headline')

/** A notebook as a page. */
export class PageView extends PageElement {
  static override properties = {
    page: { attribute: false },
    shared: { attribute: false },
    choices: { attribute: false },
    basket: { attribute: false },
    directory: { attribute: false },
    own: { attribute: false },
    link: { attribute: false },
    place: { attribute: false },
    showing: { attribute: false },
    beside: { attribute: false },
    looking: { state: true },
    headlines: { state: true },
    whole: { state: true },
  }
  declare page: Page
  declare shared: Shared
  /** What the chooser offers. */
  declare choices: Readonly<Record<string, Result>>
  declare basket: readonly BasketUnit[]
  declare directory: readonly UnitEntry[] | null
  /** The first unit of the basket. */
  declare own: UnitEntry | null
  declare looking: Focus | null
  /** What the page's sentences say of what it looks at, by question; empty while it looks at everything. */
  declare headlines: ReadonlyMap<string, Result>
  /** What stands beside the page's first words. */
  declare beside: TemplateResult | typeof nothing
  /** The first cell is drawn before the rest: that is what a person waits for. */
  declare whole: boolean
  declare link: (page: Page, cell: string) => string
  /** The deployment that the page is of, and its set of data. */
  declare place: EmbedPlace
  /** The cell that the address asks for; empty without. */
  declare showing: string
  #handles = new Map<string, Handles>()
  #update = () => this.requestUpdate()

  constructor() {
    super()
    this.looking = null
    this.headlines = new Map()
    this.beside = nothing
    this.whole = false
    this.showing = ''
    this.addEventListener('zb-retry', (event) => {
      event.stopPropagation()
      void this.page.run([(event as CustomEvent<string>).detail])
    })
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
      void this.#tellAgain()
    })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page')) return
    changed.get('page')?.removeEventListener('change', this.#update)
    this.page.addEventListener('change', this.#update)
    this.#handles.clear()
    this.looking = null
    this.headlines = new Map()
  }

  /** The sentences follow what the page looks at. */
  async #tellAgain(): Promise<void> {
    const { page, looking } = this
    const narrowed = narrowedTo(looking, page)
    const told = new Map<string, Result>()
    if (narrowed !== null)
      for (const name of page.cells.keys())
        if (isHeadline(name))
          told.set(name, await page.answer(name, narrowed).catch(() => page.result(name)!))
    if (this.page === page && this.looking === looking) this.headlines = told
  }

  #handlesOf(name: string): Handles {
    let handles = this.#handles.get(name)
    if (handles === undefined) {
      const { page } = this
      handles = {
        link: () => this.link(page, name),
        wish: () => wishOf(page, name, this.link(page, name), this.place),
        sql: () => withValues(page.query(name), page.values),
      }
      this.#handles.set(name, handles)
    }
    return handles
  }

  protected override render(): TemplateResult {
    const { page } = this
    const groups: Block[][] = []
    for (const block of page.notebook.blocks) {
      const last = groups.at(-1)
      const [before] = last ?? []
      const pairs = block.kind === 'cell' && block.half && before?.kind === 'cell' && before.half
      if (
        last !== undefined &&
        ((block.kind === 'input' && before?.kind === 'input') || (pairs && last.length < 2))
      )
        last.push(block)
      else groups.push([block])
    }
    const first = groups.findIndex(([block]) => block?.kind === 'cell')
    const shown = this.whole ? groups : groups.slice(0, first + 1)
    // The chooser comes before what it changes, and after what the page is about.
    const asked = groups.findIndex(([block]) => block?.kind === 'input')
    const chooserAt = Math.max(0, asked >= 0 && asked < first ? asked + 1 : first)
    return html`<zb-focus .looking=${this.looking}></zb-focus>
    <div class="page" @zb-soon=${(event: CustomEvent<Record<string, string>[]>) => void page.foresee(event.detail)} @zb-input=${(event: CustomEvent<Record<string, string>>) => void page.set(event.detail)}>
    ${shown.map((group, i) => html`${i === chooserAt ? this.#chooser() : nothing}${i === 0 && this.beside !== nothing ? html`<div class="opening">${this.#group(group)}${this.beside}</div>` : this.#group(group)}`)}
    </div>`
  }

  #chooser(): TemplateResult {
    const { page } = this
    return html`<zb-chooser .takes=${page.takes} .values=${page.values} .start=${page.start} .choices=${this.choices} .own=${this.own} .directory=${this.directory} .everyone=${this.#everyone}></zb-chooser>
      <zb-page-warnings .page=${page} .cells=${new Map(page.cells)} .shared=${this.shared}></zb-page-warnings>
      <zb-left-out .page=${page} .cells=${new Map(page.cells)}></zb-left-out>`
  }

  /** Who is compared where nobody was chosen: on one unit's page those of its kind. */
  get #everyone(): string {
    return this.page.notebook.name === 'unit' ? msg('同种类的单位') : ''
  }

  #group(group: readonly Block[]): TemplateResult {
    const { page } = this
    const [block] = group
    if (block?.kind === 'input') {
      return html`<div class="inputs" role="group" aria-label=${msg('选择')}>
        ${group.map((input) => (input.kind === 'input' ? html`<zb-input .block=${input} .options=${page.result(input.options)} .values=${page.values} .directory=${this.directory}></zb-input>` : nothing))}
      </div>`
    }
    if (block?.kind === 'cell') {
      const cells = group.flatMap((each) => (each.kind === 'cell' ? this.#cell(each.name) : []))
      return group.length === 1 ? cells[0]! : html`<div class="pair">${cells}</div>`
    }
    return html`<div class="prose" @click=${this.#proseClick}>${block?.kind === 'prose' ? unsafeHTML(renderProse(block.text, (name) => this.headlines.get(name) ?? page.result(name))) : nothing}</div>`
  }

  #cell(name: string): TemplateResult {
    const { page } = this
    const { link, wish, sql } = this.#handlesOf(name)
    return html`<zb-cell id=${`cell-${name}`} quietly .query=${page.query(name)} .state=${page.cells.get(name)!} .shared=${this.shared} .basket=${this.basket} .looking=${this.looking} .sql=${sql} .values=${page.values} .link=${link} .wish=${wish}></zb-cell>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.showing !== '' && this.whole && (changed.has('showing') || changed.has('whole'))) {
      const cell = this.querySelector<HTMLElement>(`#cell-${CSS.escape(this.showing)}`)
      if (cell !== null) landOn(cell)
    }
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
      const result = this.headlines.get(name) ?? cell.result
      if (!isHeadline(name) || result === null) continue
      const ids = toRows(result)[0]?.fact_ids
      if (Array.isArray(ids) && ids.length > 0) this.dispatchEvent(new TraceRequest(ids.map(String)))
    }
  }
}

customElements.define('zb-page', PageView)
