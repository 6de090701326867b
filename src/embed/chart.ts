import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit'
import { canDraw } from '../charts/chart.ts'
import chartStyle from '../components/chart.css?inline'
import { msg, updateWhenLanguageChanges } from '../locale/msg.ts'
import '../components/chart-view.ts'
import colours from '../components/colours.css?inline'
import { type Focus, FocusRequest, nextFocus } from '../components/element.ts'
import { locale, say, useLocale } from '../locale/locale.ts'
import { columnAt, type Result } from '../model/result.ts'
import { type EmbedSnapshot, embedPath } from '../notebook/embed.ts'
import { exhibitOf, sourceLine } from '../notebook/exhibit.ts'
import { toShared } from '../notebook/sources.ts'
import { type Asked, askedOf, wrongWith } from './asked.ts'
import { hearHeight, tellHeight } from './frame.ts'
import { inputsView, type Offered, offeredFor } from './inputs.ts'
import { DEPLOYMENT, fileAt, pageAt } from './place.ts'
import { basketFor, beyondWords, queryOf, resultFor } from './result.ts'
import { loadSnapshot } from './snapshot.ts'
import style from './style.css?inline'

/** A result on show: which choice it is of, and whether it was worked out just now. */
interface Drawn {
  kind: 'chart'
  snapshot: EmbedSnapshot
  result: Result
  values: Record<string, string>
}

/** What an element shows. A picture is the one that the build made; a frame holds the page that the deployment has for the chart. */
type Shown =
  | { kind: 'waiting' }
  | Drawn
  | { kind: 'told'; sentence: string; picture: boolean }
  | { kind: 'frame' }

const DARK = matchMedia('(prefers-color-scheme: dark)')
const PRINT = matchMedia('print')

/**
 * A chart of the deployment on any page, drawn from what the deployment has of its question: as wide as its container, in a
 * shadow of its own. What it cannot draw it says in a sentence, with a link; it never stands empty.
 */
export class ZhangbenChart extends LitElement {
  static override styles = [unsafeCSS(chartStyle), unsafeCSS(colours), unsafeCSS(style)]
  static override properties = {
    shown: { state: true },
    looking: { state: true },
    high: { state: true },
    offered: { state: true },
  }
  declare shown: Shown
  declare looking: Focus | null
  /** How high the page in the frame is, in px; 0 until it told. */
  declare high: number
  /** What the inputs offer; null without inputs. */
  declare offered: Offered | null
  #asked: Asked = askedOf([])
  #turn = 0
  #stopHearing = () => {}
  #attributes = new MutationObserver(() => void this.#load())
  #redraw = () => this.requestUpdate()

  constructor() {
    super()
    updateWhenLanguageChanges(this)
    this.shown = { kind: 'waiting' }
    this.looking = null
    this.high = 0
    this.offered = null
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#attributes.observe(this, { attributes: true })
    for (const query of [DARK, PRINT]) query.addEventListener('change', this.#redraw)
    if (this.hasAttribute('framed')) tellHeight(this)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#attributes.disconnect()
    for (const query of [DARK, PRINT]) query.removeEventListener('change', this.#redraw)
    this.#stopHearing()
  }

  async #load(values: Readonly<Record<string, string>> | null = null): Promise<void> {
    const turn = ++this.#turn
    const attributes = [...this.attributes].map(({ name, value }) => [name, value] as const)
    const asked = askedOf(attributes, this.hasAttribute('framed') ? location.search : '')
    if (values !== null) asked.values = { ...values }
    this.#asked = asked
    const shown = await this.#show(asked).catch(
      (error): Shown => ({ kind: 'told', sentence: say((error as Error).message), picture: true }),
    )
    if (turn !== this.#turn) return
    this.looking = null
    this.shown = shown
  }

  async #show(asked: Asked): Promise<Shown> {
    // The words of the script are one language; a chart in the other has a page, and so a script, of its own.
    if (!(await useLocale(asked.lang)) && !asked.framed) return { kind: 'frame' }
    const loaded = await loadSnapshot(asked)
    if (loaded.kind === 'told') return loaded
    if (loaded.kind === 'unreached') return this.#unreached(asked)
    const { snapshot } = loaded
    const query = queryOf(snapshot)
    const wrong = wrongWith(query, asked.values)
    if (wrong !== null) return { kind: 'told', sentence: wrong, picture: false }
    const values = { ...snapshot.values, ...asked.values }
    if (asked.live) this.offered = await offeredFor(query, asked)
    const result = resultFor(snapshot, values)
    if (result !== null) return { kind: 'chart', snapshot, result, values }
    if (!asked.live) return { kind: 'told', sentence: beyondWords(snapshot, values), picture: false }
    if (!asked.framed) return { kind: 'frame' }
    const { work } = (await import(
      /* @vite-ignore */ fileAt('embed/live.js').href
    )) as typeof import('./live.ts')
    return { kind: 'chart', snapshot, values, result: await work(DEPLOYMENT, asked.set, query, values) }
  }

  /** No answer: either the deployment is down, or it does not let scripts of this page read its files; a picture it may still show. */
  async #unreached(asked: Asked): Promise<Shown> {
    const picture = new Image()
    picture.src = fileAt(embedPath(asked.question, 'svg', asked.version, asked.set)).href
    const there = await picture.decode().then(
      () => true,
      () => false,
    )
    if (there && !asked.framed) return { kind: 'frame' }
    return {
      kind: 'told',
      sentence: there
        ? msg('取不到这张图的数据，下面是账本事先画好的图。')
        : msg('取不到这张图：账本没有回答。网络通了以后再打开这一页，或者直接打开账本。'),
      picture: there,
    }
  }

  protected override render(): TemplateResult {
    const { shown } = this
    const { width, theme } = this.#asked
    const dark = this.#isDark()
    return html`<figure class=${`sheet${dark ? ' dark' : ''}`} style=${width === null ? '' : `max-width:${width}px`} lang=${locale()} data-theme=${theme} data-shown=${shown.kind}>
      ${shown.kind === 'chart' ? this.#chart(shown, dark) : shown.kind === 'frame' ? this.#frame() : shown.kind === 'told' ? this.#told(shown) : html`<p class="told" aria-busy="true">${msg('正在取图…')}</p>`}
    </figure>`
  }

  #isDark(): boolean {
    const { theme } = this.#asked
    if (PRINT.matches) return false
    return theme === 'auto' ? DARK.matches : theme === 'dark'
  }

  #link(page: string, values: Readonly<Record<string, string>>): string {
    const { question, set, lang } = this.#asked
    const search = new URLSearchParams(values)
    if (set !== '') search.set('data', 'city')
    if (lang !== 'zh-CN') search.set('lang', lang)
    return pageAt(`${page}/${question}${search.size === 0 ? '' : `?${search}`}`)
  }

  #told({ sentence, picture }: { sentence: string; picture: boolean }): TemplateResult {
    return html`<p class="told" role="status">${sentence} <a href=${DEPLOYMENT.href} target="_top">${msg('打开账本')}</a></p>${picture ? this.#picture() : nothing}`
  }

  #picture(): TemplateResult {
    const { question, version, set } = this.#asked
    return html`<img src=${fileAt(embedPath(question, 'svg', version, set)).href} alt=${msg('账本事先画好的图，选择是起始的样子')} />`
  }

  /** The deployment's own page of the chart. */
  #frame(): TemplateResult {
    const { question, version, set, lang, theme, live, values, height } = this.#asked
    const search = new URLSearchParams({ ...values, lang, theme })
    if (live) search.set('live', '')
    if (height !== null) search.set('height', String(height))
    const src = `${fileAt(embedPath(question, 'html', version, set)).href}?${search}`
    return html`${this.high === 0 ? this.#picture() : nothing}
      <iframe src=${src} title=${msg('账本的图')} style=${`height:${this.high}px`} @load=${this.#framed}></iframe>`
  }

  #framed = (event: Event) => {
    this.#stopHearing()
    this.#stopHearing = hearHeight(event.target as HTMLIFrameElement, (high) => {
      this.high = high
    })
  }

  #chart({ snapshot, result, values }: Drawn, dark: boolean): TemplateResult {
    const query = queryOf(snapshot)
    const { height } = this.#asked
    const seen = lookedAt(result, this.looking)
    const basket = basketFor(snapshot, result, this.#asked.values.basket)
    const shared = toShared(snapshot.beside, snapshot.invented)
    const only = seen === result ? [] : (this.looking?.values ?? [])
    const exhibit = exhibitOf(query, seen, { values, shared, basket, only })
    const open = () => window.open(this.#link(snapshot.page, this.#asked.values), '_blank', 'noopener')
    return html`<figcaption><h3>${exhibit.title}</h3><p class="basis">${exhibit.basis}</p></figcaption>
      ${exhibit.warning === '' ? nothing : html`<p class="warning">${exhibit.warning}</p>`}
      ${this.offered === null ? nothing : inputsView(query, values, this.offered, (next) => void this.#load(next))}
      ${
        canDraw(seen, query.chart)
          ? html`<zb-chart .result=${seen} .spec=${query.chart} .basket=${basket} .doubtful=${exhibit.doubtful} .heading=${exhibit.heading} .looking=${this.looking} .label=${`${exhibit.title}。${exhibit.basis}`} .tallest=${height} .darkness=${() => dark} .follows=${false} @zb-trace=${open}></zb-chart>`
          : html`<p class="told">${query.empty === '' ? msg('这样选，没有报告印出这些数。') : msg(query.empty)}</p>`
      }
      ${exhibit.note === '' ? nothing : html`<p class="note">${exhibit.note}</p>`}
      <p class="sources">${sourceLine(exhibit)}</p>
      <p class="foot"><a href=${this.#link(snapshot.page, this.#asked.values)} target="_blank" rel="noopener">${msg('在账本里打开')}</a> <span>${msg('账本')} · ${snapshot.made} · ${snapshot.version}</span></p>`
  }
}

/** The rows of a result that are looked at; the result itself where it lacks the column. */
function lookedAt(result: Result, looking: Focus | null): Result {
  const at = looking === null ? -1 : columnAt(result, looking.column)
  if (looking === null || at < 0) return result
  return { ...result, rows: result.rows.filter((row) => looking.values.includes(String(row[at]))) }
}
