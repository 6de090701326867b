import { html, nothing, type TemplateResult } from 'lit'
import type { Engine } from '../../engine/engine.ts'
import type { BroughtTable } from '../../engine/session.ts'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { ColumnType } from '../../store/records.ts'
import { PageElement } from '../element.ts'

/** More columns than this are not listed one by one. */
const MOST_COLUMNS = 60

/** The tables that a person brought: how each was read and what is doubtful of it; looked at, renamed, read otherwise, removed. Says `zb-look` with a table's name, `zb-brought` after a change. */
export class BroughtView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    tables: { attribute: false },
    why: { state: true },
  }
  declare engine: Engine
  declare tables: readonly BroughtTable[]
  declare why: string

  constructor() {
    super()
    this.tables = []
    this.why = ''
  }

  async #change(act: () => Promise<void>): Promise<void> {
    this.why = ''
    try {
      await act()
    } catch (error) {
      this.why = say((error as Error).message)
      this.requestUpdate()
    }
    this.dispatchEvent(new CustomEvent('zb-brought', { bubbles: true }))
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.tables.length === 0) return nothing
    return html`<section class="brought" aria-label=${msg('带来的表')}>
      <h2>${msg('带来的表')}</h2>
      ${this.why === '' ? nothing : html`<p class="error" role="alert">${this.why}</p>`}
      ${this.tables.map((table) => this.#table(table))}
    </section>`
  }

  #table({ table, file, plan }: BroughtTable): TemplateResult {
    const doubts = [...(plan?.doubts ?? []), ...(plan?.columns.flatMap((column) => column.doubts) ?? [])]
    const rename = (event: Event) => {
      const field = event.target as HTMLInputElement
      const name = field.value.trim()
      if (name !== table) void this.#change(() => this.engine.changeFile(table, { table: name }))
      field.value = table
    }
    return html`<details data-table=${table} ?open=${doubts.length > 0}>
      <summary>${table}${doubts.length === 0 ? nothing : html` <small>▲ ${doubts.length}</small>`}</summary>
      <p>${msg(str`来自 ${file}`)}</p>
      ${doubts.map((doubt) => html`<p class="warning">${say(doubt)}</p>`)}
      <p class="run">
        <input class="button" aria-label=${msg('表的名字')} .value=${table} @change=${rename} />
        <button class="quiet" data-action="look" @click=${() => this.dispatchEvent(new CustomEvent('zb-look', { detail: table, bubbles: true }))}>${msg('看')}</button>
        <button class="quiet" data-action="drop-table" @click=${() => void this.#change(() => this.engine.dropFile(table))}>${msg('移除')}</button>
      </p>
      ${plan === null ? nothing : this.#types(table, plan.columns)}
    </details>`
  }

  #types(table: string, columns: NonNullable<BroughtTable['plan']>['columns']): TemplateResult {
    const take = (at: number, type: ColumnType) => {
      const types = columns.map((column, i) => (i === at ? type : column.type))
      void this.#change(() => this.engine.changeFile(table, { types }))
    }
    return html`<ul>${columns.slice(0, MOST_COLUMNS).map(
      ({ name, type }, i) => html`<li><label><code>${name}</code>
        <select data-column=${name} @change=${(event: Event) => take(i, (event.target as HTMLSelectElement).value as ColumnType)}>
          <option value="text" ?selected=${type === 'text'}>${msg('文字')}</option>
          <option value="number" ?selected=${type === 'number'}>${msg('数')}</option>
        </select></label></li>`,
    )}</ul>${columns.length > MOST_COLUMNS ? html`<p>${msg(str`另有 ${columns.length - MOST_COLUMNS} 列`)}</p>` : nothing}`
  }
}

customElements.define('zb-brought', BroughtView)
