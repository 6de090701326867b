import { html, nothing, type TemplateResult } from 'lit'
import { canDraw } from '../charts/chart.ts'
import { msg, str } from '../locale/msg.ts'
import type { CellState, Page } from '../notebook/page.ts'
import type { Shared } from '../notebook/sources.ts'
import { warningsOf } from '../notebook/warnings.ts'
import { PageElement } from './element.ts'

/** Where the page's charts compare unlike things: told once, with the charts concerned. */
export class PageWarnings extends PageElement {
  static override properties = {
    page: { attribute: false },
    cells: { attribute: false },
    shared: { attribute: false },
  }
  declare page: Page
  declare cells: ReadonlyMap<string, CellState>
  declare shared: Shared

  /** Each warning with the titles of the charts that it is about. */
  get #warnings(): Map<string, string[]> {
    const told = new Map<string, string[]>()
    const shown = this.page.notebook.blocks.flatMap((block) => (block.kind === 'cell' ? [block.name] : []))
    for (const name of shown) {
      const result = this.cells.get(name)?.result
      if (!result) continue
      const query = this.page.query(name)
      // A list compares nothing.
      if (!canDraw(result, query.chart)) continue
      for (const warning of warningsOf(result, query.chart, { shared: this.shared }))
        told.set(warning, [...(told.get(warning) ?? []), msg(query.title)])
    }
    return told
  }

  protected override render(): TemplateResult | typeof nothing {
    const warnings = [...this.#warnings]
    if (warnings.length === 0) return nothing
    const line = ([warning, charts]: [string, string[]]) =>
      html`${warning} <small>${msg(str`见“${charts.join(msg('”“'))}”`)}</small>`
    if (warnings.length === 1)
      return html`<p class="warning page-warnings">${msg('注意：')}${line(warnings[0]!)}</p>`
    return html`<details class="warning page-warnings">
      <summary>${msg(str`注意：这一页有 ${warnings.length} 处比的不完全是一回事`)}</summary>
      <ul>${warnings.map((one) => html`<li>${line(one)}</li>`)}</ul>
    </details>`
  }
}

customElements.define('zb-page-warnings', PageWarnings)
