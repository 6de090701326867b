import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { msg, str } from '../../locale/msg.ts'
import type { ProseBlock } from '../../notebook/notebook.ts'
import { leadsAway, renderProse } from '../prose.ts'
import { BlockElement } from './block.ts'

/** Markdown, written or read. A fresh block opens for writing. */
export class ProseBlockElement extends BlockElement<ProseBlock> {
  static override properties = {
    ...BlockElement.properties,
    writing: { state: true },
    foreign: { type: Boolean },
  }
  declare writing: boolean
  /** The notebook is another's: where its links lead is shown and asked first. */
  declare foreign: boolean

  override connectedCallback(): void {
    super.connectedCallback()
    this.writing ??= this.block.text === ''
  }

  protected override render(): TemplateResult {
    const { block } = this
    return html`<section class="block" data-id=${block.id}>
      <div class="block-head"><small>${msg('文字')}</small>${this.tools}</div>
      <div ?hidden=${block.folded}>${this.writing ? this.#written() : this.#read()}</div>
    </section>`
  }

  #written(): TemplateResult {
    return html`<textarea class="writing" aria-label=${msg('文字（Markdown）')} rows="5" .value=${this.block.text} placeholder=${msg('Markdown；{{单元.列}} 放进一个数')} @input=${(
      event: Event,
    ) => this.put({ text: (event.target as HTMLTextAreaElement).value })}></textarea>
      <button class="button" data-action="done" @click=${() => {
        this.writing = false
      }}>${msg('写好了')}</button>`
  }

  #followed = (event: Event) => {
    const link = (event.target as HTMLElement).closest('a')
    const href = link?.getAttribute('href') ?? ''
    if (!this.foreign || link === null || !leadsAway(href)) return
    if (!confirm(msg(str`这个链接离开账本，通向：${href}\n要打开吗？`))) event.preventDefault()
  }

  #read(): TemplateResult {
    return html`<div class="prose" @click=${this.#followed}>${unsafeHTML(renderProse(this.block.text || msg('（空）'), (name) => this.page.result(name)))}</div>
      <button class="quiet" data-action="write" @click=${() => {
        this.writing = true
      }}>${msg('改')}</button>`
  }
}

customElements.define('zb-prose-block', ProseBlockElement)
