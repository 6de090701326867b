import { html, nothing, type TemplateResult } from 'lit'
import type { Engine } from '../engine/engine.ts'
import type { TableInfo } from '../engine/tables.ts'
import { msg, str } from '../locale/msg.ts'
import { parseQuery } from '../model/query.ts'
import { sqlName } from '../model/quote.ts'
import { groupDigits, type Row, toRows } from '../model/result.ts'
import { PageElement } from './element.ts'

/** What a column holds, at a glance. */
interface Profile {
  rows: number
  filled: number
  distinct: number
  /** The commonest values; of a column of numbers, how many lie in each part of its range. */
  bars: { value: string; n: number }[]
}

const isNumber = (type: string) =>
  /^(?:DECIMAL|DOUBLE|FLOAT|HUGEINT|BIGINT|INTEGER|SMALLINT|TINYINT)/.test(type)

/** The six commonest values of a column, each with its count. */
const commonest = (c: string, t: string) =>
  `SELECT list(v || chr(31) || n ORDER BY n DESC, v) FROM (SELECT CAST(${c} AS VARCHAR) AS v, count(*) AS n FROM ${t} WHERE ${c} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 6)`

/** How the numbers of a column lie between their least and greatest: eight parts of one width. */
const spread = (c: string, t: string) => `
WITH ends AS (SELECT CAST(min(${c}) AS DOUBLE) AS least, CAST(max(${c}) AS DOUBLE) AS most FROM ${t}),
parts AS (
    SELECT CASE WHEN most > least THEN least(7, floor((CAST(${c} AS DOUBLE) - least) / (most - least) * 8)) ELSE 0 END AS part, count(*) AS n
    FROM ${t}, ends WHERE ${c} IS NOT NULL GROUP BY 1
)
SELECT list(format('{:.6g} – {:.6g}', least + (most - least) * p / 8, least + (most - least) * (p + 1) / 8) || chr(31) || coalesce(n, 0) ORDER BY p)
FROM ends, (SELECT unnest(range(8)) AS p) LEFT JOIN parts ON part = p`

/** The tables and views with their columns; a click puts a name into the editor, or shows what a column holds. */
export class SchemaView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    tables: { attribute: false },
    profiles: { state: true },
    samples: { state: true },
  }
  declare engine: Engine
  declare tables: readonly TableInfo[]
  declare profiles: ReadonlyMap<string, Profile | null>
  declare samples: ReadonlyMap<string, Row[] | null>

  constructor() {
    super()
    this.tables = []
    this.profiles = new Map()
    this.samples = new Map()
  }

  #insert(text: string): void {
    this.dispatchEvent(new CustomEvent('zb-insert', { detail: text, bubbles: true }))
  }

  async #profile(table: string, { name: column, type }: TableInfo['columns'][number]): Promise<void> {
    const key = `${table}.${column}`
    const shown = new Map(this.profiles)
    if (shown.delete(key)) {
      this.profiles = shown
      return
    }
    this.profiles = shown.set(key, null)
    const [c, t] = [sqlName(column), sqlName(table)]
    const { rows } = await this.engine.run(
      parseQuery(
        'profile',
        `SELECT count(*), count(${c}), count(DISTINCT ${c}), (${isNumber(type) ? spread(c, t) : commonest(c, t)}) FROM ${t}`,
      ),
    )
    const [all, filled, distinct, bars] = rows[0] as [number, number, number, string[] | null]
    this.profiles = new Map(this.profiles).set(key, {
      rows: Number(all),
      filled: Number(filled),
      distinct: Number(distinct),
      bars: (bars ?? []).map((pair) => {
        const [value = '', n = '0'] = pair.split('\u001f')
        return { value, n: Number(n) }
      }),
    })
  }

  async #sample(table: string): Promise<void> {
    const shown = new Map(this.samples)
    if (shown.delete(table)) {
      this.samples = shown
      return
    }
    this.samples = shown.set(table, null)
    const result = await this.engine.run(parseQuery('sample', `SELECT * FROM ${sqlName(table)} LIMIT 5`))
    this.samples = new Map(this.samples).set(table, toRows(result))
  }

  protected override render(): TemplateResult {
    return html`${this.#group(msg('视图（先看这些）'), (t) => t.view)} ${this.#group(msg('表'), (t) => !t.view)}`
  }

  #group(title: string, belongs: (table: TableInfo) => boolean): TemplateResult {
    return html`<h2>${title}</h2>
      ${this.tables.filter(belongs).map(
        (table) => html`<details>
          <summary>${table.name}</summary>
          <p>${msg(table.comment)}</p>
          <p class="run"><button class="quiet" @click=${() => this.#insert(table.name)}>${msg('插入表名')}</button><button class="quiet" aria-expanded=${this.samples.has(table.name)} @click=${() => void this.#sample(table.name)}>${msg('看几行')}</button></p>
          ${this.#rows(table.name)}
          <ul>
            ${table.columns.map(
              (column) => html`<li>
                <button title=${msg(str`插入 ${column.name}（${column.type}）`)} @click=${() => this.#insert(column.name)}><code>${column.name}</code><small>${msg(column.comment)}</small></button>
                <button class="profile" aria-label=${msg(str`${column.name} 里有什么`)} aria-expanded=${this.profiles.has(`${table.name}.${column.name}`)} @click=${() => void this.#profile(table.name, column)}>≡</button>
                ${this.#summary(table.name, column.name, column.type)}
              </li>`,
            )}
          </ul>
        </details>`,
      )}`
  }

  #rows(table: string): TemplateResult | typeof nothing {
    const rows = this.samples.get(table)
    if (rows === undefined) return nothing
    if (rows === null) return html`<p class="more">…</p>`
    return html`<div class="scroll sample" tabindex="0" role="region" aria-label=${msg(str`${table} 的几行`)}><table>
      <tbody>${rows.map((row) => html`<tr>${Object.values(row).map((value) => html`<td>${value === null ? '—' : String(value).slice(0, 24)}</td>`)}</tr>`)}</tbody>
    </table></div>`
  }

  #summary(table: string, column: string, type: string): TemplateResult | typeof nothing {
    const profile = this.profiles.get(`${table}.${column}`)
    if (profile === undefined) return nothing
    if (profile === null) return html`<p class="more">…</p>`
    const most = Math.max(1, ...profile.bars.map((c) => c.n))
    return html`<div class="summary">
      <p>${type} · ${msg(str`${groupDigits(String(profile.rows))} 行，空 ${groupDigits(String(profile.rows - profile.filled))}，不同的值 ${groupDigits(String(profile.distinct))}`)}</p>
      ${profile.bars.map((c) => html`<div><span class="bar" style=${`width:${(c.n / most) * 100}%`}></span><span>${c.value.slice(0, 18)}</span><span>${groupDigits(String(c.n))}</span></div>`)}
    </div>`
  }
}

customElements.define('zb-schema', SchemaView)
