import { html, nothing, type TemplateResult } from 'lit'
import type { Engine } from '../engine/engine.ts'
import { say } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { type KnownItem, knownItems } from '../notebook/known-items.ts'
import { formatItemNames, type ItemName } from '../reports/item-names.ts'
import { ACCEPTED } from '../reports/source/formats.ts'
import type { Kept } from '../store/records.ts'
import { keepName, keepReport, keptNames, keptReports, removeReport } from '../store/reports.ts'
import { PageElement, saveFile } from './element.ts'
import type { Opened, Place } from './reading/opened.ts'
import { Openings } from './reading/openings.ts'
import { previewOf } from './reading/preview.ts'
import { Stopped } from './reading/reader.ts'
import { asTables, canBeTable } from './reading/tables.ts'
import './reading/room.ts'
import type { ReadingRoom, RoomActions } from './reading/room.ts'

/** A file that was brought: a report of it laid open, or why it cannot be. */
type Brought = { name: string } & ({ opened: Opened } | { why: string; file?: File })

/** 报告: drop files, see what was found, lay one open, add them to the comparisons of this browser. */
export class ReportsView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    comparison: { attribute: false },
    pending: { state: true },
    done: { state: true },
    total: { state: true },
    brought: { state: true },
    kept: { state: true },
    names: { state: true },
    known: { state: true },
    room: { state: true },
    said: { state: true },
  }
  declare engine: Engine
  /** The address of the comparison that shows a unit. */
  declare comparison: (unit_id: string) => string
  declare pending: string | null
  declare done: number
  declare total: number
  declare brought: Brought[]
  declare kept: Kept[]
  declare names: ItemName[]
  declare known: KnownItem[]
  /** The report that a person works on; null for the list. */
  declare room: Opened | null
  declare said: string | TemplateResult
  #openings = new Openings()
  #queue: File[] = []

  constructor() {
    super()
    this.pending = null
    this.done = 0
    this.total = 0
    this.brought = []
    this.kept = []
    this.names = []
    this.known = []
    this.room = null
    this.said = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void keptReports().then((kept) => {
      this.kept = kept
    })
    void this.#takeNames()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  async #takeNames(): Promise<void> {
    this.names = await keptNames()
    await this.#openings.takeNames()
  }

  /** Reads files one after the other in a worker of their own. */
  async take(given: readonly File[]): Promise<void> {
    this.room = null
    const { files, refused } = await this.#openings.unpacked(given)
    this.brought = [...this.brought, ...refused]
    this.#queue.push(...files)
    this.total += files.length
    if (this.pending !== null) return
    for (let file = this.#queue.shift(); file !== undefined; file = this.#queue.shift()) {
      const { name } = file
      this.pending = name
      try {
        const opened = await this.#openings.file(name, new Uint8Array(await file.arrayBuffer()), this.kept)
        this.brought = [...this.brought, ...opened.map((each) => ({ name, opened: each }))]
      } catch (error) {
        if (error instanceof Stopped) break
        this.brought = [...this.brought, { name, why: (error as Error).message, file }]
      }
      this.done++
    }
    this.pending = null
    this.done = 0
    this.total = 0
  }

  #stop = () => {
    this.#queue = []
    this.#openings.stop()
  }

  async #enter(opened: Opened, at: Place | null = null): Promise<void> {
    this.room = opened
    this.said = ''
    await this.updateComplete
    scrollTo(0, 0)
    const room = this.querySelector<ReadingRoom>('zb-room')
    room?.querySelector<HTMLElement>('.source')?.focus({ preventScroll: true })
    const fact = at === null ? -1 : opened.findFact(at)
    if (fact >= 0) room?.chooseFact(fact, true)
    if (this.known.length === 0) this.known = await knownItems(this.engine).catch(() => [])
  }

  /** Lays a report open that is in already, at one of its facts. */
  async show(documentId: string, at: Place | null = null): Promise<void> {
    this.said = msg('正在打开…')
    try {
      await this.#takeNames()
      await this.#enter(await this.#openings.known(documentId), at)
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  #leave(): void {
    this.room = null
    this.dispatchEvent(new CustomEvent('zb-left', { bubbles: true }))
  }

  async #add(opened: Opened): Promise<void> {
    const { report, transcript } = opened.report
    const { document_id: documentId, title, source_hash: source } = report
    const before = this.kept.find(
      (kept) => kept.documentId === opened.keptAs && kept.documentId !== documentId,
    )
    this.said = msg('正在更新各表…')
    if (before !== undefined) await removeReport(before)
    await keepReport({ documentId, title, transcript, source }, opened.original)
    opened.keptAs = documentId
    this.brought = this.brought.filter((each) => !('opened' in each) || each.opened !== opened)
    await this.#changed(() => (before === undefined ? this.engine.addKept() : this.engine.restart()))
    this.said = html`${msg(str`已加入：${title}`)} <a data-action="compare" href=${this.comparison(report.unit_id)}>${msg('看有它的比较')} →</a>`
    this.#leave()
  }

  async #remove(kept: Kept): Promise<void> {
    await removeReport(kept)
    await this.#changed(() => this.engine.restart())
    this.said = msg(str`已移除：${kept.title}`)
  }

  async #changed(take: () => Promise<void>): Promise<void> {
    this.said = msg('正在更新各表…')
    this.kept = await keptReports()
    await take()
    this.dispatchEvent(new CustomEvent('zb-data', { bubbles: true }))
  }

  #picked = (event: Event) => {
    const input = event.target as HTMLInputElement
    void this.take([...(input.files ?? [])])
    input.value = ''
  }

  #actions(opened: Opened): RoomActions {
    return {
      leave: () => this.#leave(),
      join: () => void this.#add(opened),
      exportTranscript: () => {
        const { report, transcript } = opened.report
        saveTranscript(report.document_id, transcript)
      },
      exportNames: () =>
        saveFile('item_names.csv', new Blob([formatItemNames(this.names)], { type: 'text/csv' })),
      addName: async (name) => {
        await keepName(name)
        await this.#takeNames()
        if (this.kept.length > 0) void this.#changed(() => this.engine.restart())
      },
    }
  }

  protected override render(): TemplateResult {
    const { room } = this
    if (room !== null) {
      return html`<zb-room .opened=${room} .actions=${this.#actions(room)} .names=${this.names} .known=${this.known} ?kept=${room.keptAs !== null}></zb-room>
        <p role="status" class="run">${this.said}</p>`
    }
    return html`<div class="prose">
        <h1>${msg('加入你手上的报告')}</h1>
        <p>${msg('把部门预算、部门决算拖到这里：PDF、Word（.docx）、Excel、网页或文本。在这台机器上读，不上传；读出来的数先给你看，再加入比较。')}</p>
      </div>
      <label class="drop" @dragover=${(event: Event) => event.preventDefault()}>
        <input type="file" multiple accept=${ACCEPTED} @change=${this.#picked} />
        <span>${msg('把文件拖到这里，或点一下选择')}</span>
      </label>
      ${
        this.pending === null
          ? nothing
          : html`<p class="run"><progress max=${this.total} value=${this.done}></progress> ${msg(str`正在读 ${this.pending}（${this.done + 1} / ${this.total}）`)} <button class="button" @click=${this.#stop}>${msg('取消')}</button></p>`
      }
      <p role="status" class="run">${this.said}</p>
      ${this.brought.map((each) => this.#card(each))}
      ${this.kept.length === 0 ? nothing : this.#shelf()}`
  }

  #card(brought: Brought): TemplateResult {
    if ('why' in brought)
      return html`<section class="cell"><h2>${brought.name}</h2><p class="error">${say(brought.why)}</p>${brought.file === undefined || !canBeTable(brought.name) ? nothing : html`<button class="button primary" data-action="table" @click=${() => void this.#toTable(brought)}>${msg('做成一张表，在自由查询里用')}</button> `}<button class="button" @click=${() => this.#drop(brought)}>${msg('知道了')}</button></section>`
    const { opened, name } = brought
    return html`<section class="cell" data-document=${opened.report.report.document_id}>
      ${previewOf(opened.report, name)}
      <p class="run">
        <button class="button primary" data-action="add" @click=${() => void this.#add(opened)}>${msg('加入比较')}</button>
        <button class="button" data-action="open" @click=${() => void this.#enter(opened)}>${msg('对着原文看')}</button>
        <button class="button" @click=${() => this.#drop(brought)}>${msg('不要')}</button>
      </p>
    </section>`
  }

  /** A file that is no report, as a table of one's own. */
  async #toTable(brought: Brought & { file?: File }): Promise<void> {
    try {
      const detail = await asTables(brought.file!)
      this.#drop(brought)
      this.dispatchEvent(new CustomEvent('zb-tables', { detail, bubbles: true }))
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  #drop(brought: Brought): void {
    this.brought = this.brought.filter((other) => other !== brought)
  }

  #shelf(): TemplateResult {
    return html`<section class="cell">
      <h2>${msg('这个浏览器里的报告')}</h2>
      <ul class="shelf">
        ${this.kept.map(
          (kept) => html`<li>
            <span>${kept.title}</span>
            <button class="quiet" data-action="reopen" @click=${() => void this.show(kept.documentId)}>${msg('对着原文看')}</button>
            <button class="quiet" data-action="export" @click=${() => saveTranscript(kept.documentId, kept.transcript)}>${msg('导出读本')}</button>
            <button class="quiet" data-action="remove" @click=${() => void this.#remove(kept)}>${msg('移除')}</button>
          </li>`,
        )}
      </ul>
    </section>`
  }
}

/** A transcript as the command line takes it. */
function saveTranscript(documentId: string, transcript: string): void {
  saveFile(`${documentId}.tsv`, new Blob([transcript], { type: 'text/tab-separated-values' }))
}

customElements.define('zb-reports', ReportsView)
