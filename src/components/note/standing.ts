import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { OpenNote } from '../../notebook/open-note.ts'
import { notKept } from '../../store/database.ts'
import type { Note } from '../../store/records.ts'

/** Over a notebook, what a person should know of it: nothing is kept, it is another's, parts were not understood, another tab changed it. */
export function standingOf(
  note: OpenNote,
  acts: { own: () => void; settle: (how: 'mine' | 'both' | 'theirs') => void },
): TemplateResult {
  const lost = notKept()
  return html`${lost === '' ? nothing : html`<p class="warning" role="alert">${say(lost)}</p>`}
    ${note.failed === '' ? nothing : html`<p class="error" role="alert">${say(note.failed)}</p>`}
    ${note.foreign === '' ? nothing : html`<p class="warning foreign">${note.foreign === 'link' ? msg('这本笔记是从链接来的。里面的链接点开前先问；看过了，就可以当作自己的。') : msg('这本笔记是从文件来的。里面的链接点开前先问；看过了，就可以当作自己的。')} <button class="quiet" data-action="own" @click=${acts.own}>${msg('当作自己的笔记')}</button></p>`}
    ${note.doubts.map((doubt) => html`<p class="warning doubt">${say(doubt)}</p>`)}
    ${note.conflict === null ? nothing : conflictView(note, note.conflict, acts.settle)}`
}

/** Both, side by side, and what can be done about it. */
function conflictView(
  note: OpenNote,
  theirs: Note,
  settle: (how: 'mine' | 'both' | 'theirs') => void,
): TemplateResult {
  return html`<section class="cell conflict" role="alertdialog" aria-labelledby="conflict-title">
    <h2 id="conflict-title">${msg('这本笔记在另一个标签页里也改了')}</h2>
    <p>${msg('两边都在，哪边也没有丢。选好以前，这里的改动先不存。')}</p>
    <div class="both">
      <div><h3>${msg('这里的')}</h3><pre tabindex="0">${note.text}</pre></div>
      <div><h3>${msg(str`那边的（${theirs.changed.slice(0, 16).replace('T', ' ')}）`)}</h3><pre tabindex="0">${theirs.text}</pre></div>
    </div>
    <p class="run">
      <button class="button primary" data-action="both" @click=${() => settle('both')}>${msg('两本都留')}</button>
      <button class="button" data-action="mine" @click=${() => settle('mine')}>${msg('留这里的')}</button>
      <button class="button" data-action="theirs" @click=${() => settle('theirs')}>${msg('留那边的')}</button>
    </p>
  </section>`
}
