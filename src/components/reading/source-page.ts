import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { OpenMark, OpenReport } from '../../reports/open/report.ts'
import { PageElement } from '../element.ts'
import { tellMark } from './mark.ts'
import { fateOf } from './opened.ts'
import { PdfPictures } from './pdf.ts'
import type { Size } from './pdf-worker.ts'
import { bringIntoPane } from './scroll.ts'

/** A frame stands a little off its number, in points. */
const ROOM = 1.5

/** The printed pages of a PDF, those in view drawn, every number framed. Says `zb-mark` as the text does. */
export class SourcePage extends PageElement {
  static override properties = {
    report: { attribute: false },
    bytes: { attribute: false },
    pages: { attribute: false },
    at: { type: Number },
    zoom: { type: Number },
    near: { state: true },
    sizes: { state: true },
    why: { state: true },
  }
  declare report: OpenReport
  declare bytes: Uint8Array
  /** The sizes of the pages, where the reading knows them; a scan's are taken from the file. */
  declare pages: readonly Size[]
  declare at: number
  /** How much wider than the pane a page is drawn. */
  declare zoom: number
  /** The pages in view or near it, counted from 1: they have frames and a picture. */
  declare near: ReadonlySet<number>
  declare sizes: readonly Size[]
  declare why: string
  #pdf: PdfPictures | null = null
  #seen: IntersectionObserver | null = null
  #turn = Promise.resolve()
  #byPage = new Map<number, number[]>()

  constructor() {
    super()
    this.at = -1
    this.zoom = 1
    this.near = new Set()
    this.sizes = []
    this.why = ''
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#seen?.disconnect()
    this.#seen = null
    this.#pdf?.close()
    this.#pdf = null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bytes') || this.#pdf === null) {
      this.#pdf?.close()
      this.#pdf = new PdfPictures(this.bytes)
      this.sizes = this.pages
      if (this.sizes.length === 0) void this.#measure()
    }
    if (changed.has('report')) {
      this.#byPage = new Map()
      for (const [i, { place }] of this.report.marks.entries())
        if (place !== null) this.#byPage.set(place.page, [...(this.#byPage.get(place.page) ?? []), i])
    }
    const page = this.#pageOf(this.report.marks[this.at])
    if (page !== null && !this.near.has(page)) this.near = new Set([...this.near, page])
  }

  /** The page of a number: where it is printed, else the one that its line is on. */
  #pageOf(mark: OpenMark | undefined): number | null {
    if (mark === undefined) return null
    return mark.place?.page ?? this.report.lines.find((line) => line.number === mark.line)?.page ?? null
  }

  async #measure(): Promise<void> {
    try {
      this.sizes = await this.#pdf!.sizes()
    } catch (error) {
      this.why = (error as Error).message
    }
  }

  /** The frame of a mark, or its page where its place is not known. */
  find(index: number): HTMLElement | null {
    const frame = this.querySelector<HTMLElement>(`[data-mark="${index}"]`)
    return frame ?? this.querySelector(`[data-page="${this.#pageOf(this.report.marks[index])}"]`)
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#seen ??= new IntersectionObserver((entries) => this.#look(entries), {
      root: this.closest('.source'),
      rootMargin: '60% 0px',
    })
    for (const sheet of this.querySelectorAll('[data-page]')) this.#seen.observe(sheet)
    for (const n of this.near) this.#draw(n)
    if (changed.has('at') || changed.has('sizes') || changed.has('zoom')) bringIntoPane(this.find(this.at))
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set(this.near)
    for (const { target, isIntersecting } of entries) {
      const n = Number((target as HTMLElement).dataset.page)
      if (isIntersecting) near.add(n)
      else near.delete(n)
    }
    this.near = near
  }

  /** Draws a page at the width that it has on the screen, once, when the ones before it are drawn. */
  #draw(n: number): void {
    const canvas = this.querySelector<HTMLCanvasElement>(`[data-page="${n}"] canvas`)
    const drawn = String(this.zoom)
    if (canvas === null || canvas.dataset.drawn === drawn) return
    canvas.dataset.drawn = drawn
    this.#turn = this.#turn.then(async () => {
      const wanted = canvas.isConnected && canvas.dataset.drawn === drawn
      if (wanted) await this.#paint(n, canvas).catch(({ message }: Error) => (this.why = message))
    })
  }

  async #paint(n: number, canvas: HTMLCanvasElement): Promise<void> {
    const width = Math.round(canvas.clientWidth * Math.min(2, devicePixelRatio))
    const picture = (await this.#pdf?.draw(n, width)) ?? null
    if (picture === null) return
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')!.drawImage(picture, 0, 0)
    picture.close()
    canvas.dataset.done = 'yes'
  }

  #choose = (event: Event) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-mark]')
    if (mark === null) return
    this.dispatchEvent(new CustomEvent('zb-mark', { detail: Number(mark.dataset.mark), bubbles: true }))
  }

  protected override render(): TemplateResult {
    return html`${this.why === '' ? nothing : html`<p class="error" role="alert">${msg('这一页画不出来：')}${say(this.why)}</p>`}
      <div class="sheets" @click=${this.#choose}>${this.sizes.map((size, i) => this.#page(size, i + 1))}</div>`
  }

  #page({ width, height }: Size, n: number): TemplateResult {
    const near = this.near.has(n)
    const here = near && this.#pageOf(this.report.marks[this.at]) === n
    return html`<div class=${`sheet${here ? ' here' : ''}`} data-page=${n} role="group" tabindex="-1" aria-label=${msg(str`第 ${n} 页`)} style=${`aspect-ratio:${width} / ${height};width:${this.zoom * 100}%`}>
      ${near ? html`<canvas aria-hidden="true"></canvas>${(this.#byPage.get(n) ?? []).map((i) => this.#frame(i, width, height))}` : nothing}
      <span class="folio" aria-hidden="true">${n} / ${this.sizes.length}</span>
    </div>`
  }

  #frame(index: number, width: number, height: number): TemplateResult {
    const mark = this.report.marks[index]!
    const place = mark.place!
    const part = (length: number, whole: number) => `${((100 * length) / whole).toFixed(3)}%`
    const box = [
      `left:${part(place.x - ROOM, width)}`,
      `top:${part(place.y - ROOM, height)}`,
      `width:${part(place.width + 2 * ROOM, width)}`,
      `height:${part(place.height + 2 * ROOM, height)}`,
    ].join(';')
    const chosen = index === this.at
    return html`<button class=${`frame ${fateOf(this.report, mark)}`} tabindex=${chosen ? '0' : '-1'} aria-current=${chosen ? 'true' : nothing} data-mark=${index} aria-label=${tellMark(this.report, mark)} style=${box}></button>`
  }
}

customElements.define('zb-source-page', SourcePage)
