import { html, nothing, type TemplateResult } from 'lit'
import { Engine } from '../engine/engine.ts'
import type { Result } from '../model/result.ts'
import { NOTEBOOKS } from '../notebook/library.ts'
import { Page, runShared } from '../notebook/page.ts'
import { snapshotOf } from '../notebook/snapshot.ts'
import { type Shared, toShared } from '../notebook/sources.ts'
import { formatAddress, parseAddress } from './address.ts'
import { isDark, PageElement, type TraceRequest } from './element.ts'
import './page.ts'
import './palette.ts'
import './trace.ts'
import type { NoteView } from './note.ts'
import type { Command, PaletteView } from './palette.ts'
import type { ReportsView } from './reports.ts'
import type { TraceView } from './trace.ts'

const base = new URL('.', document.baseURI)
const ENGINE_WORDS = {
  idle: '',
  starting: '引擎启动中…',
  ready: '',
  running: '查询中…',
  failed: '引擎没有启动',
} as const

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
      document.title = '自由查询 · 账本'
      void import('./note.ts').then(() => {
        this.asking = true
      })
      return
    }
    if (name === 'reports') {
      document.title = '报告 · 账本'
      void import('./reports.ts').then(() => {
        this.bringing = true
      })
      return
    }
    const notebook = NOTEBOOKS.find((n) => n.name === name)!
    document.title = `${notebook.title} · 账本`
    const open = this.#pages.get(name)
    if (open === undefined) void this.#open(new Page(notebook, this.#engine, values))
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
      void import('./note.ts').then(async () => {
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

  #trace = (event: Event) => {
    const { ids, value } = (event as TraceRequest).detail
    void this.querySelector<TraceView>('zb-trace')?.open(ids, value)
  }

  protected override render(): TemplateResult {
    const page = this.#pages.get(this.route)
    return html`<a class="skip" href="#main" @click=${this.#skip}>跳到正文</a>
      <header class="head">
        <div class="row">
          <a class="brand" href="#/">账本</a>
          <nav class="tabs" aria-label="页面">
            ${NOTEBOOKS.map((n) => html`<a href=${`#/${n.name}`} aria-current=${this.route === n.name ? 'page' : 'false'}>${n.title}</a>`)}
            <a href="#/ask" aria-current=${this.route === 'ask' ? 'page' : 'false'}>自由查询</a>
            <a href="#/reports" aria-current=${this.route === 'reports' ? 'page' : 'false'}>加报告</a>
          </nav>
          <span class="engine" role="status">${ENGINE_WORDS[this.engineState]}</span>
          <button class="quiet" title="找页面、做事（Ctrl/⌘ + K）" @click=${() => void this.#palette?.open('commands')}>查找</button>
          <button class="quiet" @click=${this.#toggleTheme} aria-label=${isDark() ? '换成浅色' : '换成深色'}>${isDark() ? '浅色' : '深色'}</button>
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
                ? html`<zb-note .engine=${this.#engine} .shared=${this.shared} .units=${this.shared.units}></zb-note>`
                : nothing
              : page === undefined
                ? nothing
                : html`<zb-page .page=${page} .shared=${this.shared} .units=${this.shared.units} .link=${this.#link}></zb-page>`
        }
      </main>
      <zb-trace .engine=${this.#engine}></zb-trace>
      <zb-palette .commands=${this.#commands}></zb-palette>`
  }

  get #commands(): Command[] {
    const go = (hash: string) => () => {
      location.hash = hash
    }
    return [
      ...NOTEBOOKS.map((n) => ({ name: n.title, hint: '页面', act: go(`#/${n.name}`) })),
      { name: '自由查询', hint: '写 SQL，做自己的笔记', act: go('#/ask') },
      { name: '加报告', hint: '把手上的报告读进来', act: go('#/reports') },
      { name: isDark() ? '换成浅色' : '换成深色', hint: '外观', act: this.#toggleTheme },
      { name: '打印这一页', hint: '打印', act: () => print() },
      { name: '快捷键', hint: '?', act: () => void this.#palette?.open('keys') },
    ]
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
