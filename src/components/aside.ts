import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import type { Aside } from '../store/records.ts'
import { type StoreChange, store } from '../store/store.ts'
import { PageElement, saveFile } from './element.ts'

/** A record as a file: its text or bytes where that is what it holds, else JSON. */
function fileOf({ id, kind, record }: Aside): [name: string, content: Blob] {
  const held = (typeof record === 'object' && record !== null ? record : {}) as Record<string, unknown>
  for (const [field, end] of [
    ['text', 'md'],
    ['transcript', 'tsv'],
  ] as const)
    if (typeof held[field] === 'string') return [`${kind}-${id}.${end}`, new Blob([held[field]])]
  if (held.bytes instanceof Uint8Array)
    return [
      String(held.file ?? held.name ?? `${kind}-${id}`),
      new Blob([held.bytes as Uint8Array<ArrayBuffer>]),
    ]
  return [
    `${kind}-${id}.json`,
    new Blob([typeof record === 'string' ? record : JSON.stringify(record, null, 1)]),
  ]
}

/** What was kept in this browser and could not be read: why, and the way to take it along or throw it away. */
export class AsideView extends PageElement {
  static override properties = { asides: { state: true } }
  declare asides: readonly Aside[]

  constructor() {
    super()
    this.asides = []
    this.listen<StoreChange>(store, 'change', ({ kind }) => {
      if (kind === 'aside') void this.#look()
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#look()
  }

  async #look(): Promise<void> {
    this.asides = await store.asides()
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.asides.length === 0) return nothing
    return html`<section class="cell aside" role="status">
      <h2>${msg(str`有 ${this.asides.length} 条存下的东西读不出来，放在一边，别的都照常`)}</h2>
      <ul class="shelf">${this.asides.map((aside) => {
        const [name, content] = fileOf(aside)
        return html`<li><span>${name}（${aside.at.slice(0, 10)}）${msg('：')}${say(aside.why)}</span>
          <button class="quiet" data-action="keep-aside" @click=${() => saveFile(name, content)}>${msg('下载')}</button>
          <button class="quiet" data-action="drop-aside" @click=${() => void store.dropAside(aside.id)}>${msg('扔掉')}</button></li>`
      })}</ul>
    </section>`
  }
}

customElements.define('zb-aside', AsideView)
