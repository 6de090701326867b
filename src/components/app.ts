import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { Engine } from '../engine/engine.ts'
import { locale, setLocale } from '../locale/locale.ts'
import { withValues } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { NOTEBOOKS, QUERIES } from '../notebook/library.ts'
import { type Block, formatNotebook, inputValue } from '../notebook/notebook.ts'
import { Page, runShared } from '../notebook/page.ts'
import { pack } from '../notebook/share.ts'
import { snapshotOf } from '../notebook/snapshot.ts'
import { type Shared, toShared } from '../notebook/sources.ts'
import { formatAddress, parseAddress } from './address.ts'
import { isDark, PageElement, type TraceRequest } from './element.ts'
import './page.ts'
import './palette.ts'
import './trace.ts'
import './welcome.ts'
import type { NoteView } from './note/note.ts'
import type { Command, PaletteView } from './palette.ts'
import type { ReportsView } from './reports.ts'
import type { TraceView } from './trace.ts'
import type { WelcomeView } from './welcome.ts'

const base = new URL('.', document.baseURI)
const engineWords = () => ({
  idle: '',
  starting: msg('引擎启动中…'),
  ready: '',
  running: msg('查询中…'),
  failed: msg('引擎没有启动'),
})

/** The page around the notebooks: head, routes, the trail. */
export class AppView extends PageElement {
  static override properties = {
    route: { state: true },
    shared: { state: true },
    engineState: { state: true },
    asking: { state: true },
    bringing: { state: true },
  }
  declare route: string
  declare shared: Shared
  declare engineState: Engine['state']
  declare asking: boolean
  declare bringing: boolean
  #engine = new Engine(new URL('data/', base))
  #pages = new Map<string, Page>()

  constructor() {
    super()
    this.route = ''
    this.shared = toShared({})
    this.engineState = 'idle'
    this.asking = false
    this.bringing = false
    this.#engine.addEventListener('state', () => {
      this.engineState = this.#engine.state
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const theme = localStorage.getItem('zhangben.theme')
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
    addEventListener('hashchange', this.#navigate)
    addEventListener('dragover', (event) => event.preventDefault())
    addEventListener('drop', this.#dropped)
    void snapshotOf('shared').then((snapshot) => {
      if (snapshot !== null) this.#take(snapshot.results)
    })
    this.#navigate()
  }

  #take(results: Readonly<Record<string, Result>>): void {
    this.shared = toShared(results)
  }

  #navigate = () => {
    const { page, values } = parseAddress(location.hash)
    const name =
      page === 'ask' || page === 'reports' || NOTEBOOKS.some((n) => n.name === page)
        ? page
        : NOTEBOOKS[0]!.name
    this.route = name
    if (name === 'ask') {
      void import('./note/note.ts').then(() => {
        this.asking = true
      })
      return
    }
    if (name === 'reports') {
      void import('./reports.ts').then(() => {
        this.bringing = true
      })
      return
    }
    const notebook = NOTEBOOKS.find((n) => n.name === name)!
    const open = this.#pages.get(name)
    if (open === undefined) void this.#open(new Page(notebook, this.#engine, QUERIES, values))
    else if (Object.keys(values).length > 0) void open.set(values)
  }

  async #open(page: Page): Promise<void> {
    this.#pages.set(page.notebook.name, page)
    page.addEventListener('values', () =>
      history.replaceState(null, '', formatAddress(page.notebook.name, page)),
    )
    this.requestUpdate()
    await page.open(snapshotOf(page.notebook.name))
    await this.updateComplete
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200))
    idle(() => {
      void this.#engine
        .start()
        .then(() => page.refresh())
        .then(() => runShared(this.#engine))
        .then((results) => this.#take(results))
        .catch(() => {})
    })
  }

  #link = (page: Page, cell: string, embedded: boolean): string =>
    new URL(
      formatAddress(embedded ? `embed/${page.notebook.name}/${cell}` : page.notebook.name, page),
      location.href,
    ).href

  /** Reports came or went: every open page works out its results again. */
  #dataChanged = () => {
    void runShared(this.#engine).then((results) => this.#take(results))
    for (const page of this.#pages.values()) void page.reload()
  }

  /** Files dropped anywhere on the page go to the reports. */
  #dropped = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    const own = files.filter((file) => /\.(?:csv|parquet)$/i.test(file.name))
    if (own.length > 0 || (this.route === 'ask' && files.every((file) => /\.md$/i.test(file.name)))) {
      location.hash = '#/ask'
      void import('./note/note.ts').then(async () => {
        this.asking = true
        this.route = 'ask'
        await this.updateComplete
        void this.querySelector<NoteView>('zb-note')?.take(own.length > 0 ? own : files)
      })
      return
    }
    location.hash = '#/reports'
    void import('./reports.ts').then(async () => {
      this.bringing = true
      this.route = 'reports'
      await this.updateComplete
      void this.querySelector<ReportsView>('zb-reports')?.take(files)
    })
  }

  #toggleTheme = () => {
    const next = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    localStorage.setItem('zhangben.theme', next)
    document.dispatchEvent(new Event('zb-theme'))
    this.requestUpdate()
  }

  #toggleLocale = () => void setLocale(locale() === 'en' ? 'zh-CN' : 'en')

  protected override willUpdate(): void {
    const notebook = NOTEBOOKS.find((n) => n.name === this.route)
    const title =
      notebook === undefined ? (this.route === 'ask' ? msg('自由查询') : msg('加报告')) : msg(notebook.title)
    document.title = `${title} · ${msg('账本')}`
  }

  #trace = (event: Event) => {
    const { ids, value } = (event as TraceRequest).detail
    void this.querySelector<TraceView>('zb-trace')?.open(ids, value)
  }

  protected override render(): TemplateResult {
    const page = this.#pages.get(this.route)
    return html`<a class="skip" href="#main" @click=${this.#skip}>${msg('跳到正文')}</a>
      <header class="head">
        <div class="row">
          <a class="brand" href="#/">${msg('账本')}</a>
          <nav class="tabs" aria-label=${msg('页面')}>
            ${NOTEBOOKS.map((n) => html`<a href=${`#/${n.name}`} aria-current=${this.route === n.name ? 'page' : 'false'}>${msg(n.title)}</a>`)}
            <a href="#/ask" aria-current=${this.route === 'ask' ? 'page' : 'false'}>${msg('自由查询')}</a>
            <a href="#/reports" aria-current=${this.route === 'reports' ? 'page' : 'false'}>${msg('加报告')}</a>
          </nav>
          <span class="engine" role="status">${engineWords()[this.engineState]}</span>
          <button class="quiet" title=${msg('找页面、做事（Ctrl/⌘ + K）')} @click=${() => void this.#palette?.open('commands')}>${msg('查找')}</button>
          <button class="quiet" @click=${this.#toggleTheme} aria-label=${isDark() ? msg('换成浅色') : msg('换成深色')}>${isDark() ? msg('浅色') : msg('深色')}</button>
          <button class="quiet" data-action="locale" lang=${locale() === 'en' ? 'zh-CN' : 'en'} @click=${this.#toggleLocale}>${locale() === 'en' ? '中文' : 'English'}</button>
        </div>
      </header>
      <main id="main" tabindex="-1" @zb-trace=${this.#trace} @zb-data=${this.#dataChanged}>
        ${
          this.route === 'reports'
            ? this.bringing
              ? html`<zb-reports .engine=${this.#engine}></zb-reports>`
              : nothing
            : this.route === 'ask'
              ? this.asking
                ? html`<zb-note .engine=${this.#engine} .shared=${this.shared}></zb-note>`
                : nothing
              : page === undefined
                ? nothing
                : html`<zb-page .page=${page} .shared=${this.shared} .link=${this.#link}></zb-page>`
        }
      </main>
      <zb-welcome></zb-welcome>
      <zb-trace .engine=${this.#engine}></zb-trace>
      <zb-palette .commands=${this.#commands}></zb-palette>`
  }

  get #commands(): Command[] {
    const go = (hash: string) => () => {
      location.hash = hash
    }
    return [
      ...NOTEBOOKS.map((n) => ({ name: msg(n.title), hint: msg('页面'), act: go(`#/${n.name}`) })),
      { name: msg('自由查询'), hint: msg('写 SQL，做自己的笔记'), act: go('#/ask') },
      { name: msg('加报告'), hint: msg('把手上的报告读进来'), act: go('#/reports') },
      { name: isDark() ? msg('换成浅色') : msg('换成深色'), hint: msg('外观'), act: this.#toggleTheme },
      { name: locale() === 'en' ? '中文' : 'English', hint: msg('语言'), act: this.#toggleLocale },
      { name: msg('这一页怎么用'), hint: msg('帮助'), act: () => void this.#welcome?.open() },
      ...(this.#pages.has(this.route)
        ? [{ name: msg('把这一页抄成我的笔记'), hint: msg('接着改'), act: () => void this.#copyPage() }]
        : []),
      { name: msg('打印这一页'), hint: msg('打印'), act: () => print() },
      { name: msg('快捷键'), hint: '?', act: () => void this.#palette?.open('keys') },
    ]
  }

  /** The page as a notebook of one's own, with its queries and inputs as they stand. */
  async #copyPage(): Promise<void> {
    const page = this.#pages.get(this.route)
    if (page === undefined) return
    const { values } = page
    const blocks = page.notebook.blocks.map((block): Block => {
      if (block.kind === 'cell') return { ...block, sql: withValues(page.query(block.name), values) }
      return block.kind === 'input' ? { ...block, value: inputValue(block, values) } : block
    })
    location.hash = `#/ask?note=${await pack(formatNotebook({ ...page.notebook, blocks }))}`
  }

  get #welcome(): WelcomeView | null {
    return this.querySelector<WelcomeView>('zb-welcome')
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
document.body.append(document.createElement('zb-app'))
