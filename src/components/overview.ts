import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import type { UnitEntry } from '../notebook/directory.ts'
import type { Notebook } from '../notebook/notebook.ts'
import './overview.css'

/** The way to the made-up city, and back. */
export function cityCard(invented: boolean): TemplateResult {
  return html`<aside class="city" aria-label=${msg('虚构的城市')}>
    ${
      invented
        ? html`<p>${msg('这里的单位、报告和数都是编出来的，只供试用，不和真的混在一起。')}</p>
          <a class="button" href="#/" data-action="real">${msg('回到真的报告')}</a>`
        : html`<p>${msg('单位一多，图和表是什么样子？120 个单位、六个区县、三年，全是编出来的，不和真的混在一起。')}</p>
          <a class="button" href="#/?data=city" data-action="city">${msg('看一个虚构的城市')}</a>`
    }
  </aside>`
}

/** From a unit to its peers: to follow it, and the pages on which it stands among those of its kind. */
export function unitCard(
  unit: UnitEntry,
  ways: {
    followed: boolean
    follow: () => void
    notebooks: readonly Notebook[]
    hrefOf: (name: string) => string
  },
): TemplateResult {
  return html`<aside class="city" aria-label=${msg('和它的同行比')}>
    <p>${unit.kind === '' ? msg('没有归到哪一种单位') : msg(str`和别的${unit.kind}比：`)} ${unit.kind === '' ? nothing : ways.notebooks.map(({ name, title }) => html`<a href=${ways.hrefOf(name)}>${msg(title)}</a> `)}</p>
    <button class="button" data-action="follow" aria-pressed=${ways.followed} @click=${ways.follow}>${ways.followed ? msg('已在关注的单位里') : msg('关注这个单位')}</button>
  </aside>`
}

/** The question that a page answers: its first heading. */
function questionOf(notebook: Notebook): string {
  const text = notebook.blocks.find((block) => block.kind === 'prose')?.text ?? ''
  const heading = text.split('\n\n').find((paragraph) => paragraph.startsWith('# ')) ?? ''
  return msg(heading).replace(/^# /, '')
}

/** Where one goes from the overview: every other page with its question. */
export function waysView(notebooks: readonly Notebook[], hrefOf: (name: string) => string): TemplateResult {
  return html`<nav class="ways" aria-label=${msg('各页回答什么')}>
    <h2>${msg('各页回答什么')}</h2>
    <ul>${notebooks.map((notebook) => html`<li><a href=${hrefOf(notebook.name)}><strong>${msg(notebook.title)}</strong><span>${questionOf(notebook)}</span></a></li>`)}</ul>
  </nav>`
}
