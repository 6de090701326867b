import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import type { Engine } from '../engine/engine.ts'
import { type Kept, keepReport, keptReports, removeReport } from '../engine/shelf.ts'
import { locale, say, shownValue } from '../locale/locale.ts'
import { ACCEPTED, isZip } from '../reports/source/formats.ts'
import type { Preview, ReadReply, ReadRequest } from '../reports/source/worker.ts'
import { PageElement, saveFile } from './element.ts'

type Read = { name: string } & (({ ok: true } & Preview) | { ok: false; why: string })

/** 报告: drop files, see what was found, add them to the comparisons of this browser. */
export class ReportsView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    pending: { state: true },
    done: { state: true },
    total: { state: true },
    readings: { state: true },
    kept: { state: true },
    said: { state: true },
  }
  declare engine: Engine
  declare pending: string | null
  declare done: number
  declare total: number
  declare readings: Read[]
  declare kept: Kept[]
  declare said: string
  #worker: Worker | null = null
  #queue: File[] = []

  constructor() {
    super()
    this.pending = null
    this.done = 0
    this.total = 0
    this.readings = []
    this.kept = []
    this.said = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void keptReports().then((kept) => {
      this.kept = kept
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#cancel()
  }

  /** Reads files one after the other in a worker of their own. */
  async take(given: readonly File[]): Promise<void> {
    const files: File[] = []
    for (const file of given) {
      const refuse = (name: string, why: string) => {
        this.readings = [...this.readings, { name, ok: false, why }]
      }
      if (!isZip(file.name)) files.push(file)
      else {
        const { members } = await import('../reports/source/zip.ts')
        try {
          for await (const { name, bytes, why } of members(new Uint8Array(await file.arrayBuffer()))) {
            if (bytes === null) refuse(`${file.name}/${name}`, why)
            else files.push(new File([bytes as Uint8Array<ArrayBuffer>], name))
          }
        } catch (error) {
          refuse(file.name, (error as Error).message)
        }
      }
    }
    this.#queue.push(...files)
    this.total += files.length
    if (this.pending !== null) return
    for (let file = this.#queue.shift(); file !== undefined; file = this.#queue.shift()) {
      this.pending = file.name
      const reply = await this.#read(file)
      if (reply === null) break
      const { name } = file
      const read: Read[] = reply.ok
        ? reply.reports.map((report) => ({ name, ok: true, ...report }))
        : [{ name, ...reply }]
      this.readings = [...this.readings, ...read]
      this.done++
    }
    this.pending = null
    this.done = 0
    this.total = 0
  }

  async #read(file: File): Promise<ReadReply | null> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    this.#worker ??= new Worker(new URL('../reports/source/worker.ts', import.meta.url), { type: 'module' })
    const worker = this.#worker
    return new Promise((resolve) => {
      const give = (reply: ReadReply | null) => {
        worker.onmessage = null
        worker.onerror = null
        removeEventListener('zb-cancel-reading', stop)
        resolve(reply)
      }
      const stop = () => give(null)
      worker.onmessage = (event: MessageEvent<ReadReply>) => give(event.data)
      worker.onerror = (event) => give({ ok: false, why: msg(str`读的时候出错：${event.message}`) })
      addEventListener('zb-cancel-reading', stop)
      const request: ReadRequest = { name: file.name, bytes, base: new URL('.', document.baseURI).href }
      worker.postMessage(request, [bytes.buffer])
    })
  }

  #cancel = () => {
    this.#queue = []
    this.#worker?.terminate()
    this.#worker = null
    dispatchEvent(new Event('zb-cancel-reading'))
  }

  async #add(read: Read): Promise<void> {
    if (!read.ok) return
    await keepReport({ documentId: read.documentId, title: read.title, transcript: read.transcript })
    await this.#changed(msg(str`已加入：${read.title}`), () => this.engine.addKept())
    this.readings = this.readings.filter((other) => other !== read)
  }

  async #remove(kept: Kept): Promise<void> {
    await removeReport(kept.documentId)
    await this.#changed(msg(str`已移除：${kept.title}`), () => this.engine.restart())
  }

  async #changed(said: string, take: () => Promise<void>): Promise<void> {
    this.said = msg('正在更新各表…')
    this.kept = await keptReports()
    await take()
    this.dispatchEvent(new CustomEvent('zb-data', { bubbles: true }))
    this.said = said
  }

  #picked = (event: Event) => {
    const input = event.target as HTMLInputElement
    void this.take([...(input.files ?? [])])
    input.value = ''
  }

  protected override render(): TemplateResult {
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
          : html`<p class="run"><progress max=${this.total} value=${this.done}></progress> ${msg(str`正在读 ${this.pending}（${this.done + 1} / ${this.total}）`)} <button class="button" @click=${this.#cancel}>${msg('取消')}</button></p>`
      }
      <p role="status" class="run">${this.said}</p>
      ${this.readings.map((read) => this.#preview(read))}
      ${this.kept.length === 0 ? nothing : this.#shelf()}`
  }

  #preview(read: Read): TemplateResult {
    if (!read.ok) {
      return html`<section class="cell"><h2>${read.name}</h2><p class="error">${say(read.why)}</p><button class="button" @click=${() => this.#drop(read)}>${msg('知道了')}</button></section>`
    }
    const weighty = read.findings.filter((f) => f.severity === 'error' || f.severity === 'basis')
    const total = read.subjects.reduce((sum, [, n]) => sum + n, 0)
    return html`<section class="cell" data-document=${read.documentId}>
      <h2>${read.title}</h2>
      <p class="basis">${read.name} · ${msg(str`${total} 个数 · ${read.findings.length} 处疑点，其中矛盾和口径 ${weighty.length} 处`)}${read.newUnit ? ` · ${msg('新单位')}` : ''}</p>
      <p>${read.subjects.map(([subject, n]) => html`<span class="tag">${msg(subject)} ${n}</span>`)}</p>
      ${read.notices.length === 0 ? nothing : html`<details><summary>${msg(str`没有读懂或要留意的 ${read.notices.length} 处`)}</summary><ul>${read.notices.map((notice) => html`<li>${locale() === 'en' ? notice.message_en : notice.message}</li>`)}</ul></details>`}
      ${weighty.length === 0 ? nothing : html`<details open><summary>${msg('自相矛盾之处')}</summary>${weighty.slice(0, 12).map((f) => html`<p class="finding"><span class="tag">${shownValue('severity', f.severity)} ${f.rule}</span>${locale() === 'en' ? f.message_en : f.message}</p>`)}</details>`}
      <p class="run">
        <button class="button primary" data-action="add" @click=${() => void this.#add(read)}>${msg('加入比较')}</button>
        <button class="button" @click=${() => this.#drop(read)}>${msg('不要')}</button>
      </p>
    </section>`
  }

  #drop(read: Read): void {
    this.readings = this.readings.filter((other) => other !== read)
  }

  #shelf(): TemplateResult {
    return html`<section class="cell">
      <h2>${msg('这个浏览器里的报告')}</h2>
      <ul class="shelf">
        ${this.kept.map(
          (kept) => html`<li>
            <span>${kept.title}</span>
            <button class="quiet" @click=${() => saveFile(`${kept.documentId}.tsv`, new Blob([kept.transcript], { type: 'text/tab-separated-values' }))}>${msg('导出读本')}</button>
            <button class="quiet" data-action="remove" @click=${() => void this.#remove(kept)}>${msg('移除')}</button>
          </li>`,
        )}
      </ul>
    </section>`
  }
}

customElements.define('zb-reports', ReportsView)
