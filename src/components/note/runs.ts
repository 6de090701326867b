import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../../locale/msg.ts'
import { keptRuns } from '../../store/notes.ts'
import type { Run } from '../../store/records.ts'
import { type StoreChange, store } from '../../store/store.ts'
import { PageElement } from '../element.ts'

/** More than these are found by typing. */
const MOST_SHOWN = 30

/** The queries that were run in this browser, found by what they say; one is put into a new cell by a click. */
export class RunsView extends PageElement {
  static override properties = { find: { state: true }, runs: { state: true } }
  declare find: string
  declare runs: readonly Run[]

  constructor() {
    super()
    this.find = ''
    this.runs = []
    this.listen<StoreChange>(store, 'change', ({ kind }) => {
      if (kind === 'runs') void this.#look()
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#look()
  }

  async #look(): Promise<void> {
    this.runs = await keptRuns()
  }

  protected override render(): TemplateResult {
    const found = this.runs.filter((run) => run.sql.toLowerCase().includes(this.find.toLowerCase()))
    const put = (sql: string) => this.dispatchEvent(new CustomEvent('zb-put', { detail: sql, bubbles: true }))
    return html`<section class="cell history" aria-label=${msg('运行过的查询')}>
      <input class="button" type="search" aria-label=${msg('找运行过的查询')} placeholder=${msg('找')} .value=${this.find} @input=${(
        event: Event,
      ) => {
        this.find = (event.target as HTMLInputElement).value
      }} />
      ${found.length === 0 ? html`<p class="empty">${this.find === '' ? msg('还没有运行过查询。') : msg('没有这样的查询。')}</p>` : nothing}
      <ul>
        ${found.slice(0, MOST_SHOWN).map(
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
