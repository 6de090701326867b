import { msg, str } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { PageElement } from '../element.ts'

/** A notebook that came with a link, or why it cannot be read. */
export type Offered = { notebook: Notebook } | { why: string }

/** What a link's notebook holds, before it is taken: nothing of it runs, and nothing is kept. */
export class OfferView extends PageElement {
  static override properties = { offered: { attribute: false } }
  declare offered: Offered

  #answer(take: boolean): void {
    this.dispatchEvent(new CustomEvent('zb-answer', { detail: take, bubbles: true }))
  }

  protected override render(): TemplateResult {
    if ('why' in this.offered)
      return html`<section class="cell"><h2>${msg('链接里的笔记打不开')}</h2><p class="error" role="alert">${say(this.offered.why)}</p><button class="button" @click=${() => this.#answer(false)}>${msg('知道了')}</button></section>`
    const { title, blocks } = this.offered.notebook
    return html`<section class="cell offer">
      <h2>${msg(str`链接里有一本笔记：${title}`)}</h2>
      <p class="basis">${msg('还没有运行任何东西。先看看里面有什么，再决定要不要。它只能查这里的表，上不了网，也看不到别的笔记。')}</p>
      ${blocks.map((block) =>
        block.kind === 'cell'
          ? html`<pre><code>${block.sql ?? block.name}</code></pre>`
          : html`<p>${block.kind === 'prose' ? block.text.slice(0, 400) : msg(str`选择：${block.label}`)}</p>`,
      )}
      <p class="run"><button class="button primary" data-action="take" @click=${() => this.#answer(true)}>${msg('打开，存进这个浏览器')}</button> <button class="button" @click=${() => this.#answer(false)}>${msg('不要')}</button></p>
    </section>`
  }
}

customElements.define('zb-offer', OfferView)
