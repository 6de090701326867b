import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { keptRuns } from '../../notebook/notes.ts'
import { PageElement } from '../element.ts'

/** The queries that were run in this browser, found by what they say; one is put into a new cell by a click. */
export class RunsView extends PageElement {
  static override properties = { find: { state: true } }
  declare find: string

  constructor() {
    super()
    this.find = ''
  }

  protected override render(): TemplateResult {
    const runs = keptRuns().filter((run) => run.sql.toLowerCase().includes(this.find.toLowerCase()))
    const put = (sql: string) => this.dispatchEvent(new CustomEvent('zb-put', { detail: sql, bubbles: true }))
    return html`<section class="cell history" aria-label=${msg('运行过的查询')}>
      <input class="button" type="search" aria-label=${msg('找运行过的查询')} placeholder=${msg('找')} .value=${this.find} @input=${(
        event: Event,
      ) => {
        this.find = (event.target as HTMLInputElement).value
      }} />
      ${runs.length === 0 ? html`<p class="empty">${this.find === '' ? msg('还没有运行过查询。') : msg('没有这样的查询。')}</p>` : nothing}
      <ul>
        ${runs.slice(0, 30).map(
          (run) => html`<li>
            <button class="quiet" title=${msg('放进一个新单元')} @click=${() => put(run.sql)}>${run.sql
              .replace(/--[^\n]*\n/g, '')
              .trim()
              .slice(0, 90)}</button>
            <small>${run.at.slice(0, 16).replace('T', ' ')} · ${run.rows === null ? msg('没有成功') : msg(str`${run.rows} 行`)} · ${msg(str`${run.ms} 毫秒`)}</small>
          </li>`,
        )}
      </ul>
    </section>`
  }
}

customElements.define('zb-runs', RunsView)
