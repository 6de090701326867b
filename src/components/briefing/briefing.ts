import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Engine } from '../../engine/engine.ts'
import type { Briefing } from '../../exports/briefing/briefing.ts'
import { makeBriefing } from '../../exports/briefing/make.ts'
import { bodyOf } from '../../exports/html/body.ts'
import { msg, str } from '../../locale/msg.ts'
import { fileName } from '../../notebook/exhibit.ts'
import '../../exports/html/page.css'
import type { Look } from '../../exports/look.ts'
import { say } from '../../locale/locale.ts'
import type { Draft } from '../../notebook/draft.ts'
import { QUERIES } from '../../notebook/library.ts'
import { formatNotebook, parseNotebook } from '../../notebook/markdown.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { LONGEST_LINK, pack, unpack } from '../../notebook/share.ts'
import type { Shared } from '../../notebook/sources.ts'
import { notKept } from '../../store/database.ts'
import { type StoreChange, store } from '../../store/store.ts'
import { copyText, PageElement, saveFile, TraceRequest } from '../element.ts'
import '../note/offer.ts'
import type { Offered } from '../note/offer.ts'
import { blockView } from './block.ts'
import './briefing.css'
import '../note/note.css'
import { hasBasket, withBasket } from './kept.ts'
import { OpenBriefing } from './open.ts'
import { FORMS } from './write.ts'

/** How long after the last change the sheet is made anew, in ms. */
const SETTLED = 400

const versions = new Map<string, Promise<string>>()

/** The version of the data beside the page, as `npm run briefing -- --since` takes it; empty where it is not told. */
function dataVersion(set: string): Promise<string> {
  const held =
    versions.get(set) ??
    fetch(new URL(`${set}data/datapackage.json`, document.baseURI))
      .then((response) => response.json())
      .then(({ seeds = '' }: { seeds?: string }) => seeds.replace(/^sha256:/, '').slice(0, 12))
      .catch(() => '')
  versions.set(set, held)
  return held
}

/** The briefing: what was collected, in its order, with words between; the sheet as it will print; the files of it. */
export class BriefingView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    shared: { attribute: false },
    data: { type: String },
    set: { type: String },
    basket: { attribute: false },
    look: { state: true },
    made: { state: true },
    busy: { state: true },
    said: { state: true },
    offered: { state: true },
  }
  declare engine: Engine
  declare shared: Shared
  /** `city` while the made-up one is shown. */
  declare data: string
  /** The folder of its files: `city/`, or none. */
  declare set: string
  /** The units that were chosen to be followed, as the link writes them; empty while they are those of a first visit. */
  declare basket: string
  declare look: Look
  declare made: Briefing | null
  declare busy: boolean
  declare said: string
  declare offered: Offered | null
  #open: OpenBriefing | null = null
  #turn = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.data = ''
    this.set = ''
    this.basket = ''
    this.look = 'official'
    this.made = null
    this.busy = false
    this.said = ''
    this.offered = null
    this.listen(window, 'pagehide', () => this.#open?.leave())
    this.listen<StoreChange>(store, 'change', (change) => void this.#open?.heard(change))
    this.listen(window, 'hashchange', () => this.#arrive())
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#open !== null && (changed.has('shared') || changed.has('basket'))) this.#soon()
  }

  protected override async firstUpdated(): Promise<void> {
    this.#arrive()
    const open = await OpenBriefing.of(this.data)
    open.addEventListener('change', () => this.#soon())
    open.addEventListener('both', () => {
      this.said = msg('另一个标签页也改了这份简报：两边的都在，请看一遍')
    })
    open.addEventListener('failed', () => {
      this.said = say(open.failed)
    })
    this.#open = open
    this.#soon()
  }

  /** A briefing that came with a link is looked at first. */
  #arrive(): void {
    const [path, query = ''] = location.hash.split('?')
    const note = path === '#/briefing' ? new URLSearchParams(query).get('note') : null
    if (note === null) return
    void unpack(note)
      .then((text) => ({ notebook: parseNotebook('briefing', text) }))
      .catch((error: Error) => ({ why: error.message }))
      .then((offered) => {
        this.offered = offered
      })
  }

  #soon(): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void this.#make(), SETTLED)
    this.requestUpdate()
  }

  /** Runs the briefing; the sheet is that of the last change. */
  async #make(): Promise<void> {
    const turn = ++this.#turn
    this.busy = true
    try {
      const { notebook } = this.#open!.draft
      const made = await makeBriefing(notebook, {
        runner: this.engine,
        library: QUERIES,
        shared: this.shared,
        version: await dataVersion(this.set),
        date: new Date().toLocaleDateString('sv'),
        values: hasBasket(notebook) || this.basket === '' ? {} : { basket: this.basket },
      })
      if (turn === this.#turn) this.made = made
    } catch (error) {
      if (turn === this.#turn) this.said = say((error as Error).message)
    } finally {
      if (turn === this.#turn) this.busy = false
    }
  }

  #say(words: string): void {
    this.said = words
    setTimeout(() => {
      if (this.said === words) this.said = ''
    }, 6000)
  }

  async #save(form: keyof typeof FORMS): Promise<void> {
    const { ending, type, write } = FORMS[form]
    try {
      this.#say(msg('正在写…'))
      await this.#make()
      if (this.made === null) return
      const content = await write(this.made, this.look)
      saveFile(`${fileName(this.made.title, this.made.invented)}.${ending}`, new Blob([content], { type }))
      this.#say(msg('已存成文件'))
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  /** The briefing as it leaves this browser. */
  get #text(): string {
    return formatNotebook(withBasket(this.#open!.draft.notebook, this.basket))
  }

  async #share(): Promise<void> {
    const packed = await pack(this.#text)
    const link = `${location.origin}${location.pathname}#/briefing?note=${packed}`
    if (link.length > LONGEST_LINK)
      this.#say(msg(str`这份简报放进链接有 ${link.length} 个字符，多数聊天和邮件会截断；请存成 .md 再发`))
    else if (await copyText(this, link)) this.#say(msg('链接已复制，里面是整份简报'))
  }

  #saveMarkdown = () =>
    saveFile(
      `${fileName(this.#open!.draft.title, this.data !== '')}.md`,
      new Blob([this.#text], { type: 'text/markdown' }),
    )

  #picked = async (event: Event) => {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (file !== undefined) this.#replace(parseNotebook('briefing', await file.text()))
    input.value = ''
  }

  /** Another briefing in place of this one; undoing brings it back. */
  #replace(notebook: Notebook): void {
    this.#open!.replace(notebook)
    this.#say(msg('已换上；撤销会把原来的放回来'))
  }

  #answered = (event: CustomEvent<boolean>) => {
    const { offered } = this
    history.replaceState(null, '', '#/briefing')
    this.offered = null
    if (event.detail && offered !== null && !('why' in offered)) this.#replace(offered.notebook)
  }

  #trace = (event: Event) => {
    const ids = (event.target as HTMLElement).closest<HTMLElement>('[data-facts]')?.dataset.facts
    if (ids !== undefined) this.dispatchEvent(new TraceRequest(ids.split(',')))
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.offered !== null)
      return html`<zb-offer .offered=${this.offered} @zb-answer=${this.#answered}></zb-offer>`
    if (this.#open === null) return nothing
    const { draft } = this.#open
    const lost = notKept()
    return html`<div class="prose briefing-edit"><h1>${msg('简报')}</h1>
      <p>${msg('在任何一页的图或表下面点“放进简报”，点一个数、在“出处”里写成一句话，都会收到这里。')}</p></div>
      ${lost === '' ? nothing : html`<p class="warning" role="alert">${say(lost)}</p>`}
      ${this.#bar(draft)}
      <div class="briefing-desk">
        <div class="briefing-edit">
          <ol class="briefing-blocks">${repeat(
            draft.blocks,
            ({ id }) => id,
            (block) => blockView(draft, block, this.made),
          )}</ol>
          <div class="adders"><button class="quiet" data-add="prose" @click=${() => draft.add({ kind: 'prose', text: '' })}>＋ ${msg('文字')}</button></div>
        </div>
        <article class=${`briefing-sheet${this.busy ? ' busy' : ''}`} aria-label=${msg('印出来的样子')} aria-busy=${this.busy} @click=${this.#trace}>
          ${this.made === null ? html`<p class="empty">${msg('正在算…')}</p>` : html`<div class=${`briefing ${this.look}`}>${unsafeHTML(bodyOf(this.made).html)}</div>`}
        </article>
      </div>`
  }

  #bar(draft: Draft): TemplateResult {
    const look = (event: Event) => {
      this.look = (event.target as HTMLSelectElement).value as Look
    }
    const action = (name: string, words: string, act: () => unknown, disabled = false) =>
      html`<button class="button" data-action=${name} ?disabled=${disabled} @click=${act}>${words}</button>`
    return html`<div class="note-bar briefing-edit">
      <input class="button title" aria-label=${msg('简报的名字')} .value=${draft.title} @input=${(event: Event) => draft.rename((event.target as HTMLInputElement).value)} />
      <select class="button" aria-label=${msg('样式')} @change=${look}>
        <option value="official" ?selected=${this.look === 'official'}>${msg('公文样式')}</option>
        <option value="plain" ?selected=${this.look === 'plain'}>${msg('朴素样式')}</option>
      </select>
      ${action('docx', 'Word', () => this.#save('docx'))}
      ${action('pptx', msg('幻灯片'), () => this.#save('pptx'))}
      ${action('html', msg('一个网页'), () => this.#save('html'))}
      ${action('print', msg('打印'), () => print())}
      ${action('markdown', msg('存成 .md'), this.#saveMarkdown)}
      ${action('share', msg('复制链接'), () => this.#share())}
      <label class="button">${msg('打开 .md')}<input type="file" class="unseen" accept=".md" @change=${this.#picked} /></label>
      ${action('undo', msg('撤销'), () => draft.undo(), !draft.canUndo)}
      ${action('clear', msg('清空'), () => this.#replace({ ...draft.notebook, blocks: [] }), draft.blocks.length === 0)}
      <span role="status" class="said">${this.said}</span>
    </div>`
  }
}

customElements.define('zb-briefing', BriefingView)
