import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../../locale/msg.ts'
import type { OpenReport } from '../../reports/open/report.ts'
import { fateWord } from './mark.ts'
import { type Fate, fateOf } from './opened.ts'

/** What became of the numbers of a report, in the forms that the source uses. */
export function legendOf(report: OpenReport): TemplateResult {
  const { marks, whole } = report
  const count = (fate: Fate) => marks.filter((mark) => fateOf(report, mark) === fate).length
  const all: Fate[] = whole ? ['fact', 'unclassified', 'structure', 'left'] : ['fact', 'unclassified']
  const shown = all.filter((fate) => fate !== 'unclassified' || count(fate) > 0)
  const held = marks.length === 0 ? 0 : 100 - (100 * count('left')) / marks.length
  return html`<p class="legend">${whole ? msg(str`印出 ${marks.length} 个数，${held.toFixed(1)}% 有着落：`) : nothing}
    ${shown.map((fate) => html`<span><span class=${`mark ${fate}`} aria-hidden="true">12.3</span> ${fateWord(fate)} <strong data-count=${fate}>${count(fate)}</strong></span>`)}</p>`
}

/** The keys of the room. @param left how many numbers wait for a name; `step` goes to the next or the one before. */
export function hintsOf(left: number, step: (by: 1 | -1) => void): TemplateResult {
  return html`<p class="hints">
    <button class="quiet" data-action="next" ?disabled=${left === 0} @click=${() => step(1)}><kbd>n</kbd> ${msg(str`下一个待指认的数（${left}）`)}</button>
    <button class="quiet" ?disabled=${left === 0} @click=${() => step(-1)}><kbd>p</kbd> ${msg('上一个')}</button>
    <span><kbd>←</kbd> <kbd>→</kbd> ${msg('逐个数')}</span>
    <span><kbd>Enter</kbd> ${msg('指认、订正')}</span>
    <span><kbd>x</kbd> ${msg('不是数')}</span>
    <span><kbd>u</kbd> ${msg('撤销')}</span>
    <span><kbd>Esc</kbd> ${msg('回到原文')}</span>
  </p>`
}
