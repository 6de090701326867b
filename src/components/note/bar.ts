import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../../locale/msg.ts'
import type { OpenNote } from '../../notebook/open-note.ts'
import { LONGEST_LINK, pack } from '../../notebook/share.ts'
import type { Note } from '../../store/records.ts'
import { copyText, PageElement, saveFile } from '../element.ts'

/** What the bar over a notebook asks of the page around it. */
export interface NoteActions {
  open: (id: string) => void
  fresh: () => void
  remove: () => void
  take: (files: readonly File[]) => void
  history: () => void
}

/** Over a notebook: its name, the others of this browser, and what is done to it whole. */
export class NoteBar extends PageElement {
  static override properties = {
    note: { attribute: false },
    notes: { attribute: false },
    actions: { attribute: false },
    said: { attribute: false },
    history: { type: Boolean },
    turn: { attribute: false },
  }
  declare note: OpenNote
  declare notes: readonly Note[]
  declare actions: NoteActions
  declare said: string
  declare history: boolean
  /** Counts up whenever the notebook or a result changed. */
  declare turn: number

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent('zb-tell', { detail: words, bubbles: true }))
  }

  async #share(): Promise<void> {
    const link = `${location.origin}${location.pathname}#/ask?note=${await pack(this.note.text)}`
    if (link.length > LONGEST_LINK)
      this.#tell(msg(str`这本笔记放进链接有 ${link.length} 个字符，多数聊天和邮件会截断；请存成文件再发`))
    else if (await copyText(this, link)) this.#tell(msg('链接已复制，里面是整本笔记'))
  }

  #picked = (event: Event) => {
    const input = event.target as HTMLInputElement
    this.actions.take([...(input.files ?? [])])
    input.value = ''
  }

  protected override render(): TemplateResult {
    const { note, notes, actions } = this
    const { draft, page } = note
    const save = () =>
      saveFile(`${draft.title || msg('笔记')}.md`, new Blob([note.text], { type: 'text/markdown' }))
    return html`<div class="note-bar">
      <input class="button title" aria-label=${msg('笔记的名字')} .value=${draft.title} @input=${(event: Event) => draft.rename((event.target as HTMLInputElement).value)} />
      <button class="button" data-action="run-all" @click=${() => void page.run([...page.cells.keys()])}>${msg('全部运行')}</button>
      <button class="button" data-action="undo" ?disabled=${!draft.canUndo} @click=${() => draft.undo()}>${msg('撤销')}</button>
      <button class="button" data-action="share" @click=${() => void this.#share()}>${msg('复制链接')}</button>
      <button class="button" data-action="save" @click=${save}>${msg('存成文件')}</button>
      <label class="button">${msg('打开文件')}<input type="file" class="unseen" accept=".md,.csv,.parquet" multiple @change=${this.#picked} /></label>
      <button class="button" data-action="new" @click=${actions.fresh}>${msg('新笔记')}</button>
      <select class="button" aria-label=${msg('这个浏览器里的笔记')} @change=${(event: Event) => actions.open((event.target as HTMLSelectElement).value)}>
        ${notes.some(({ id }) => id === note.id) ? nothing : html`<option selected>${draft.title}</option>`}
        ${notes.map(({ id, title, changed }) => html`<option value=${id} ?selected=${id === note.id}>${title || msg('没有名字')}（${changed.slice(0, 10)}）</option>`)}
      </select>
      <button class="button" data-action="remove" @click=${actions.remove}>${msg('删掉这本')}</button>
      <button class="button" data-action="history" aria-expanded=${this.history} @click=${actions.history}>${msg('历史')}</button>
      <span role="status" class="said">${this.said}</span>
    </div>`
  }
}

customElements.define('zb-note-bar', NoteBar)
