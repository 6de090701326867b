import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { say } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import { withValues } from '../model/query.ts'
import type { Row } from '../model/result.ts'
import { withUnit } from '../notebook/basket.ts'
import { NOTEBOOKS, QUERIES } from '../notebook/library.ts'
import { formatNotebook } from '../notebook/markdown.ts'
import { type Block, inputValue } from '../notebook/notebook.ts'
import type { Page } from '../notebook/page.ts'
import { pack } from '../notebook/share.ts'
import { remembered } from '../store/remember.ts'
import { parseAddress } from './address.ts'
import { colorOfSlot } from './color.ts'
import { commandsFor } from './commands.ts'
import { BasketRequest, CollectRequest, PageElement, TakeRequest, type TraceRequest } from './element.ts'
import './head.ts'
import type { Tab } from './head.ts'
import { cityCard, unitCard, waysView } from './overview.ts'
import './page.ts'
import './palette.ts'
import { copyWithCharts } from './selection.ts'
import { Shell } from './shell.ts'
import './trace.ts'
import './welcome.ts'
import type { NoteView } from './note/note.ts'
import type { PaletteView } from './palette.ts'
import type { ReportsView } from './reports.ts'
import type { TraceView } from './trace.ts'
import type { WelcomeView } from './welcome.ts'

/** The page around the notebooks: head, routes, the trail. */
export class AppView extends PageElement {
  static override properties = {
    route: { state: true },
    showing: { state: true },
    asking: { state: true },
    bringing: { state: true },
    briefing: { state: true },
  }
  declare route: string
  /** The chart that the address leads to; empty without. */
  declare showing: string
  declare asking: boolean
  declare bringing: boolean
  declare briefing: boolean
  #shell = new Shell(parseAddress(location.hash).data)

  constructor() {
    super()
    this.route = ''
    this.showing = ''
    this.asking = false
    this.bringing = false
    this.briefing = false
    this.listen(this.#shell, 'change', () => this.requestUpdate())
    this.listen(this.#shell.engine, 'state', () => this.requestUpdate())
    this.listen(document, 'zb-theme', () => this.requestUpdate())
    this.listen(window, 'hashchange', this.#navigate)
    this.listen(window, 'dragover', (event) => event.preventDefault())
    this.listen(window, 'drop', this.#dropped)
    this.addEventListener('zb-directory', () => void this.#shell.directory.load())
    this.addEventListener('zb-search', () => void this.#palette?.open('commands'))
    this.addEventListener('zb-unit', this.#follow)
    this.addEventListener(BasketRequest.type, this.#follow)
    this.addEventListener(TakeRequest.type, this.#take)
    this.addEventListener(CollectRequest.type, this.#collect)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const theme = remembered('zhangben.theme')
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
    this.#navigate()
  }

  #follow = (event: Event) => {
    const { unit_id, how } = (event as BasketRequest).detail
    this.#shell.follow(unit_id, how, this.route)
  }

  #take = (event: Event) => {
    const { detail } = event as TakeRequest
    const { engine, set } = this.#shell
    void import('./take.ts').then(({ take }) => take(detail, engine, set))
  }

  #collect = async (event: Event) => {
    const { block, said } = (event as CollectRequest).detail
    const { collect } = await import('./briefing/kept.ts')
    try {
      await collect(block, this.#shell.data)
      said(msg('已放进简报'))
    } catch (error) {
      said(say((error as Error).message))
    }
  }

  #navigate = () => {
    const { page, cell, values, data } = parseAddress(location.hash)
    if (data !== this.#shell.data) {
      // Real and made-up figures never share a page.
      location.reload()
      return
    }
    if (page === 'ask') void this.#ask()
    else if (page === 'briefing') void this.#brief()
    else if (page === 'reports') void this.#bring().then((reports) => this.#showReport(reports, values))
    else {
      const notebook = NOTEBOOKS.find((n) => n.name === page) ?? NOTEBOOKS[0]!
      this.route = notebook.name
      this.showing = cell
      this.#shell.go(notebook.name, values)
    }
  }

  async #ask(): Promise<NoteView | null> {
    this.route = 'ask'
    await import('./note/note.ts')
    this.asking = true
    await this.updateComplete
    return this.querySelector<NoteView>('zb-note')
  }

  async #brief(): Promise<void> {
    this.route = 'briefing'
    await import('./briefing/briefing.ts')
    this.briefing = true
  }

  async #bring(): Promise<ReportsView | null> {
    this.route = 'reports'
    await import('./reports.ts')
    this.bringing = true
    await this.updateComplete
    return this.querySelector<ReportsView>('zb-reports')
  }

  /** The report that the address asks for, laid open at a fact. */
  #showReport(reports: ReportsView | null, { document: id, fact, line }: Record<string, string>): void {
    if (id === undefined) return
    void reports?.show(id, { fact_id: fact ?? '', line: Number(line ?? 0) })
  }

  #roomOf = ({ document_id, fact_id, line }: Row): string =>
    this.#shell.address('reports', {
      document: String(document_id),
      fact: String(fact_id),
      line: String(line),
    })

  #toTables = (event: Event) => {
    location.hash = this.#shell.address('ask')
    void this.#ask().then((note) => note?.take((event as CustomEvent<File[]>).detail))
  }

  /** The address no longer asks for the report that was laid open. */
  #leaveRoom = () => history.replaceState(null, '', this.#shell.address('reports'))

  #link = (page: Page, cell: string): string => this.#shell.link(page, `${page.notebook.name}/${cell}`)

  get #place() {
    return { deployment: new URL('.', document.baseURI).href, set: this.#shell.set }
  }

  /** Files dropped anywhere on the page: reports are read, tables and notebooks go to the queries. */
  #dropped = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    // Where reports are brought, a table may be one: it is read first, and offered as a table where it is none.
    const isTable = (file: File) => this.route !== 'reports' && /\.(?:csv|parquet)$/i.test(file.name)
    const own = files.filter(isTable)
    const asks = own.length > 0 || (this.route === 'ask' && files.every((file) => /\.md$/i.test(file.name)))
    location.hash = this.#shell.address(asks ? 'ask' : 'reports')
    if (asks) void this.#ask().then((note) => note?.take(own.length > 0 ? own : files))
    else void this.#bring().then((reports) => reports?.take(files))
  }

  get #tabs(): Tab[] {
    const tab = (name: string, title: string) => ({ name, title, href: this.#shell.address(name) })
    return [
      ...NOTEBOOKS.map((n) => tab(n.name, msg(n.title))),
      tab('ask', msg('自由查询')),
      tab('briefing', msg('简报')),
      ...(this.#shell.invented ? [] : [tab('reports', msg('加报告'))]),
    ]
  }

  protected override willUpdate(): void {
    const title = this.#tabs.find(({ name }) => name === this.route)?.title ?? ''
    const invented = this.#shell.invented ? ` · ${msg('虚构')}` : ''
    document.title = `${title}${invented} · ${msg('账本')}`
  }

  #trace = (event: Event) => {
    const { ids, value } = (event as TraceRequest).detail
    void this.querySelector<TraceView>('zb-trace')?.open(ids, value)
  }

  protected override render(): TemplateResult {
    const shell = this.#shell
    const chosen = shell.followed.map((unit) => ({ ...unit, color: colorOfSlot(unit.slot) }))
    return html`<a class="skip" href="#main" @click=${this.#skip}>${msg('跳到正文')}</a>
      <zb-head .tabs=${this.#tabs} .route=${this.route} .engineState=${shell.engine.state} .chosen=${chosen} .directory=${shell.directory.entries} .hrefOf=${this.#unitAddress} ?invented=${shell.invented}></zb-head>
      <main id="main" tabindex="-1" @zb-trace=${this.#trace} @zb-data=${() => shell.dataChanged()} @zb-left=${this.#leaveRoom} @zb-tables=${this.#toTables}>${this.#body()}</main>
      <zb-trace .engine=${shell.engine} .set=${shell.set} .roomOf=${shell.invented ? null : this.#roomOf}></zb-trace>
      <zb-palette .commands=${this.#commands} .directory=${shell.directory.entries} .unitHref=${this.#unitAddress} .search=${this.#search} @zb-trace=${this.#trace}></zb-palette>
      <zb-glossary></zb-glossary>`
  }

  #search = (words: string) => this.#shell.engine.run(QUERIES.get('search')!, { words })

  #unitAddress = (unit: string) => this.#shell.address('unit', { unit })

  #comparison = (unit: string) =>
    this.#shell.address('sangong', { basket: withUnit(this.#shell.basket, unit) })

  #body(): TemplateResult | typeof nothing {
    const shell = this.#shell
    if (this.route === 'reports')
      return this.bringing
        ? html`<zb-reports .engine=${shell.engine} .comparison=${this.#comparison}></zb-reports>`
        : nothing
    if (this.route === 'briefing')
      return this.briefing
        ? html`<zb-briefing .engine=${shell.engine} .shared=${shell.shared} .data=${shell.data} .set=${shell.set} .basket=${shell.choice.basket ?? ''}></zb-briefing>`
        : nothing
    if (this.route === 'ask')
      return this.asking
        ? html`<zb-note .engine=${shell.engine} .shared=${shell.shared} .basket=${shell.followed}></zb-note>`
        : nothing
    const page = shell.pages.get(this.route)
    const { followed } = shell
    const atStart = this.route === NOTEBOOKS[0]!.name
    if (page === undefined) return nothing
    const shown = this.route === 'unit' ? shell.directory.named(page.values.unit ?? '') : null
    const own = shown ?? (followed[0] === undefined ? null : shell.directory.find(followed[0].unit_id))
    const beside = atStart
      ? cityCard(shell.invented)
      : shown === null
        ? nothing
        : unitCard(shown, {
            followed: followed.some(({ unit_id }) => unit_id === shown.unit_id),
            follow: () => shell.follow(shown.unit_id, 'toggle', this.route),
            notebooks: NOTEBOOKS.slice(1, -2),
            hrefOf: (name) =>
              shell.address(name, {
                peers: `kind:${shown.kind}`,
                basket: withUnit(shell.basket, shown.unit_id),
              }),
          })
    return html`<zb-welcome></zb-welcome>${keyed(page, html`<zb-page .page=${page} .shared=${shell.shared} .choices=${shell.choices} .basket=${followed} .own=${own} .directory=${shell.directory.entries} .link=${this.#link} .place=${this.#place} .showing=${this.showing} .beside=${beside}></zb-page>`)}
        ${atStart ? waysView(NOTEBOOKS.slice(1), (name) => shell.address(name)) : nothing}`
  }

  get #commands() {
    const page = this.#shell.pages.get(this.route)
    return commandsFor(this.#tabs, {
      help: () => void this.querySelector<WelcomeView>('zb-welcome')?.open(),
      keys: () => void this.#palette?.open('keys'),
      terms: () => void this.#palette?.open('terms'),
      copy: page === undefined ? null : () => void this.#copyPage(page),
    })
  }

  /** The page as a notebook of one's own, with its queries and inputs as they stand. */
  async #copyPage(page: Page): Promise<void> {
    const { values } = page
    const blocks = page.notebook.blocks.map((block): Block => {
      if (block.kind === 'cell') return { ...block, sql: withValues(page.query(block.name), values) }
      return block.kind === 'input' ? { ...block, value: inputValue(block, values) } : block
    })
    location.hash = `#/ask?note=${await pack(formatNotebook({ ...page.notebook, blocks }))}`
  }

  get #palette(): PaletteView | null {
    return this.querySelector<PaletteView>('zb-palette')
  }

  #skip = (event: Event) => {
    event.preventDefault()
    this.querySelector<HTMLElement>('#main')?.focus()
  }
}

customElements.define('zb-app', AppView)
copyWithCharts()
document.body.append(document.createElement('zb-app'))
