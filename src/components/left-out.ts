import { html, nothing, type TemplateResult } from 'lit'
import { shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { type LeftOut, toLeftOut } from '../notebook/left-out.ts'
import type { CellState, Page } from '../notebook/page.ts'
import { PageElement, TraceRequest } from './element.ts'
import './left-out.css'

/** Measures that are named before the line is unfolded. */
const MOST_NAMED = 2

/** What the page's comparisons leave out, and why: a line with n, that unfolds to the reasons with their counts. */
export class LeftOutView extends PageElement {
  static override properties = { page: { attribute: false }, cells: { attribute: false } }
  declare page: Page
  declare cells: ReadonlyMap<string, CellState>

  /** Each measure that the page compares: the title of the first chart of it, and what is left out. */
  get #told(): { title: string; told: LeftOut | null }[] {
    const titles = new Map<string, string>()
    for (const block of this.page.notebook.blocks) {
      const query = block.kind === 'cell' ? this.page.find(block.name) : null
      if (query !== null && query.measure !== '' && !titles.has(query.measure))
        titles.set(query.measure, msg(query.title))
    }
    return [...this.page.companions].flatMap(([name, { measure }]) => {
      const result = this.cells.get(name)?.result
      const title = titles.get(measure)
      return result && title !== undefined ? [{ title, told: toLeftOut(result) }] : []
    })
  }

  protected override render(): TemplateResult | typeof nothing {
    const all = this.#told
    if (all.length === 0) return nothing
    const on = this.page.values.like === 'on'
    const busy = [...this.page.companions.keys()].some((name) => this.cells.get(name)?.busy)
    const counted = all.flatMap(({ title, told }) => (told === null ? [] : [{ title, told }]))
    const short = counted
      .slice(0, MOST_NAMED)
      .map(({ title, told }) => msg(str`${title} n = ${told.kept}，去掉 ${told.of - told.kept}`))
    const more = counted.length > MOST_NAMED ? msg(str`等 ${counted.length} 个量`) : ''
    const words =
      counted.length === 0
        ? msg('所选单位的每个年度都在比较里。')
        : `${short.join(msg('；'))}${more === '' ? '' : ` ${more}`}`
    return html`<details class=${`left-out${busy ? ' busy' : ''}`} aria-busy=${busy}>
      <summary>${on ? msg('同口径才比，比较了的：') : msg('比较了的：')}${words}</summary>
      <p>${msg('n 是比较了的单位年度。不在里面的不当作零。')}</p>
      <table>
        <thead><tr><th>${msg('比较')}</th><th class="number">n</th><th>${msg('去掉的，为什么')}</th></tr></thead>
        <tbody>${all.map(({ title, told }) => this.#row(title, told))}</tbody>
      </table>
    </details>`
  }

  #row(title: string, told: LeftOut | null): TemplateResult {
    if (told === null) return html`<tr><td>${title}</td><td></td><td>${msg('没有去掉的')}</td></tr>`
    return html`<tr><td>${title}</td><td class="number">${told.kept} / ${told.of}</td><td class="long"><ul>${told.reasons.map(
      ({ reason, rows, units, examples, fact_ids }) => {
        const trace = () => this.dispatchEvent(new TraceRequest(fact_ids))
        const count = msg(str`${rows} 个年度，${units} 个单位`)
        return html`<li>${shownValue('reason', reason)}${msg('：')}${fact_ids.length === 0 ? count : html`<button class="figure" title=${msg('看这些数的出处')} @click=${trace}>${count}</button>`} <small>${examples}${rows > examples.split('、').length ? ' …' : ''}</small></li>`
      },
    )}</ul></td></tr>`
  }
}

customElements.define('zb-left-out', LeftOutView)
