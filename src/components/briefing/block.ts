import { html, nothing, type TemplateResult } from 'lit'
import type { Briefing } from '../../exports/briefing/briefing.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Draft, Placed } from '../../notebook/draft.ts'

/** A block as it is ordered and written: what it is, ways to move it, its words. */
export function blockView(draft: Draft, block: Placed, made: Briefing | null): TemplateResult {
  const at = draft.blocks.indexOf(block)
  const shown = made?.pieces.find(
    (piece) =>
      (piece.kind === 'shown' || piece.kind === 'missing') &&
      block.kind === 'cell' &&
      piece.name === block.name,
  )
  const what =
    block.kind === 'prose'
      ? msg('文字')
      : block.kind === 'input'
        ? msg(str`选择：${block.label}`)
        : shown?.kind === 'shown'
          ? `${shown.label}　${shown.exhibit.title}`
          : block.name
  return html`<li data-kind=${block.kind}>
      <div class="what"><span>${what}</span>
        <div class="tools" role="group" aria-label=${what}>
          <button class="quiet" data-action="up" aria-label=${msg('上移')} ?disabled=${at === 0} @click=${() => draft.move(block.id, -1)}>↑</button>
          <button class="quiet" data-action="down" aria-label=${msg('下移')} ?disabled=${at === draft.blocks.length - 1} @click=${() => draft.move(block.id, 1)}>↓</button>
          <button class="quiet" data-action="write-below" @click=${() => draft.add({ kind: 'prose', text: '' }, block.id)}>${msg('在下面写')}</button>
          <button class="quiet" data-action="delete" @click=${() => draft.remove(block.id)}>${msg('删除')}</button>
        </div>
      </div>
      ${
        block.kind === 'prose'
          ? html`<textarea rows=${Math.min(8, 2 + block.text.split('\n').length)} aria-label=${msg('文字（Markdown）')} placeholder=${msg('Markdown；## 是小标题，[图](#名字) 指到一张图')} .value=${block.text} @input=${(event: Event) => draft.put(block.id, { text: (event.target as HTMLTextAreaElement).value })}></textarea>`
          : nothing
      }
      ${block.kind === 'cell' ? html`<small>${msg(str`在文字里写 [图](#${block.name}) 指到它`)}</small>` : nothing}
    </li>`
}
