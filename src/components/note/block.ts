import { html, type TemplateResult } from 'lit'
import { msg, str } from '../../locale/msg.ts'
import type { Draft, Placed } from '../../notebook/draft.ts'
import type { Block } from '../../notebook/notebook.ts'
import type { Page } from '../../notebook/page.ts'
import { PageElement } from '../element.ts'

/** A block of a notebook that is being written: what all kinds have in common. */
export abstract class BlockElement<B extends Block> extends PageElement {
  static override properties = {
    block: { attribute: false },
    draft: { attribute: false },
    page: { attribute: false },
    turn: { attribute: false },
  }
  declare block: Placed<B>
  declare draft: Draft
  declare page: Page
  /** Counts up whenever the notebook or a result changed. */
  declare turn: number

  protected put(change: Partial<Placed<B>>): void {
    this.draft.put(this.block.id, change as Partial<Placed>)
  }

  /** Words for the person, shown beside the notebook's name. */
  protected tell(words: string): void {
    this.dispatchEvent(new CustomEvent('zb-tell', { detail: words, bubbles: true }))
  }

  /** The name by which SQL knows the block; one that is taken or no name is put back. */
  protected nameField(label: string): TemplateResult {
    const { block, draft } = this
    const held = block.kind === 'prose' ? '' : block.name
    const rename = (event: Event) => {
      const field = event.target as HTMLInputElement
      const name = field.value.trim()
      const request = new CustomEvent('zb-name', { detail: name, bubbles: true, cancelable: true })
      const taken = draft.isTaken(name, block.id) || !this.dispatchEvent(request)
      if (/^[A-Za-z_]\w*$/.test(name) && !taken) return this.put({ name } as unknown as Partial<Placed<B>>)
      field.value = held
      this.tell(
        taken
          ? msg(str`“${name}”已经是别的单元或表的名字`)
          : msg('单元的名字用字母、数字和下划线，以字母开头'),
      )
    }
    return html`<input class="quiet cell-name" aria-label=${label} .value=${held} @change=${rename} />`
  }

  /** Move, fold, copy, delete. */
  protected get tools(): TemplateResult {
    const { block, draft } = this
    const at = draft.blocks.findIndex((other) => other.id === block.id)
    const fold = () => this.put({ folded: !block.folded } as Partial<Placed<B>>)
    return html`<div class="tools" role="group" aria-label=${msg('这一块')}>
      <button class="quiet" data-action="up" aria-label=${msg('上移')} ?disabled=${at === 0} @click=${() => draft.move(block.id, -1)}>↑</button>
      <button class="quiet" data-action="down" aria-label=${msg('下移')} ?disabled=${at === draft.blocks.length - 1} @click=${() => draft.move(block.id, 1)}>↓</button>
      <button class="quiet" data-action="fold" aria-expanded=${!block.folded} @click=${fold}>${block.folded ? msg('展开') : msg('收起')}</button>
      <button class="quiet" data-action="copy" @click=${() => draft.copy(block.id)}>${msg('复制')}</button>
      <button class="quiet" data-action="delete" @click=${() => draft.remove(block.id)}>${msg('删除')}</button>
    </div>`
  }
}
