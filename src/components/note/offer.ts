import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Block, Notebook } from '../../notebook/notebook.ts'
import { PageElement } from '../element.ts'

/** A notebook that came with a link, or why it cannot be read. */
export type Offered = { notebook: Notebook } | { why: string }

/** A longer block is folded, with its first words shown. */
const LONGEST_SHOWN = 400
/** More blocks than these are shown together, as one text. */
const MOST_BLOCKS = 200

const ADDRESS = /\bhttps?:\/\/[^\s)>\]"']+/gi

/** A block's own text, as it would be kept: nothing of it is read as Markdown or run. */
function textOf(block: Block): string {
  if (block.kind === 'prose') return block.text
  if (block.kind === 'cell') return block.sql ?? block.name
  const { name, control, label, options, value } = block
  return `$${name}（${control}）${label} ${options} ${value}`
}

/** What a link's notebook holds, whole, before it is taken: nothing of it runs, and nothing is kept. */
export class OfferView extends PageElement {
  static override properties = { offered: { attribute: false } }
  declare offered: Offered

  #answer(take: boolean): void {
    this.dispatchEvent(new CustomEvent('zb-answer', { detail: take, bubbles: true }))
  }

  protected override render(): TemplateResult {
    if ('why' in this.offered)
      return html`<section class="cell"><h2>${msg('链接里的笔记打不开')}</h2><p class="error" role="alert">${say(this.offered.why)}</p><button class="button" @click=${() => this.#answer(false)}>${msg('知道了')}</button></section>`
    const { title, blocks, doubts = [] } = this.offered.notebook
    const shown = blocks.slice(0, MOST_BLOCKS)
    const rest = blocks.slice(MOST_BLOCKS)
    const addresses = [
      ...new Set(
        blocks.flatMap((block) => (block.kind === 'prose' ? (block.text.match(ADDRESS) ?? []) : [])),
      ),
    ]
    return html`<section class="cell offer">
      <h2>${msg(str`链接里有一本笔记：${title}`)}</h2>
      <p class="basis">${msg('还没有运行任何东西。先看看里面有什么，再决定要不要。它只能查这里的表，上不了网，也看不到别的笔记。')}</p>
      ${doubts.slice(0, MOST_BLOCKS).map((doubt) => html`<p class="warning">${say(doubt)}</p>`)}
      ${addresses.length === 0 ? nothing : html`<p class="warning addresses">${msg(str`文字里有通向别处的链接：${addresses.slice(0, MOST_BLOCKS).join(' ')}`)}</p>`}
      ${shown.map((block) => blockView(block.kind, textOf(block)))}
      ${rest.length === 0 ? nothing : blockView('rest', rest.map(textOf).join('\n\n'))}
      <p class="run"><button class="button primary" data-action="take" @click=${() => this.#answer(true)}>${msg('打开，存进这个浏览器')}</button> <button class="button" @click=${() => this.#answer(false)}>${msg('不要')}</button></p>
    </section>`
  }
}

function blockView(kind: Block['kind'] | 'rest', text: string): TemplateResult {
  const words = {
    cell: msg('查询'),
    prose: msg('文字'),
    input: msg('选择'),
    rest: msg('其余各块'),
  }[kind]
  if (text.length <= LONGEST_SHOWN) return html`<small>${words}</small><pre><code>${text}</code></pre>`
  return html`<details><summary>${words}${msg('：')}${text.slice(0, 80)}…（${msg(str`${text.length} 字`)}）</summary><pre><code>${text}</code></pre></details>`
}

customElements.define('zb-offer', OfferView)
