import { html, type TemplateResult } from 'lit'
import { say, shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { type Result, type Row, toRows } from '../model/result.ts'
import { findUnits, type UnitEntry } from '../notebook/directory.ts'
import { PageElement, TraceRequest } from './element.ts'
import { glossarySheet } from './glossary.ts'
import './palette.css'

/** Something that the palette can do. */
export interface Command {
  name: string
  hint: string
  act: () => void
}

const keys = (): [string, string][] => [
  ['Ctrl/⌘ + K', msg('查找单位、项目、条目、金额，或去哪一页')],
  ['?', msg('这张表')],
  ['Ctrl/⌘ + Enter', msg('运行 SQL 单元')],
  [msg('Ctrl + 空格'), msg('补全表名、列名、函数；引号里补全值')],
  ['Tab', msg('采用补全；在页面上去下一处')],
  ['Esc', msg('关掉补全、出处和这张表；全页只看一部分时，看全部')],
  ['Enter', msg('在数上：看它的出处；在图例和单位、年度上：全页只看它')],
  ['← →', msg('在列的边上：改列宽')],
  [msg('拖'), msg('在图上：全页只看框住的单位或年度')],
]

/** Units and commands shown while something is typed; more is found by typing more. */
const MOST_SHOWN = 8
/** What is typed is looked for in the reports after a pause, in ms. */
const PAUSE = 180

/**
 * Everything that can be found by typing: pages and things to do, units by any of their names, and in the reports projects,
 * items, and amounts wherever they are printed; and the sheet of keys.
 */
export class PaletteView extends PageElement {
  static override properties = {
    commands: { attribute: false },
    directory: { attribute: false },
    search: { attribute: false },
    unitHref: { attribute: false },
    find: { state: true },
    at: { state: true },
    mode: { state: true },
    hits: { state: true },
    said: { state: true },
  }
  declare commands: readonly Command[]
  /** Every unit; null until it is asked for by `zb-directory`. */
  declare directory: readonly UnitEntry[] | null
  /** Looks in the reports: rows of the question `search`. */
  declare search: (words: string) => Promise<Result>
  declare unitHref: (unit_id: string) => string
  declare find: string
  declare at: number
  declare mode: 'commands' | 'keys' | 'terms'
  /** What the reports hold of what is typed. */
  declare hits: readonly Row[]
  declare said: string
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.commands = []
    this.directory = null
    this.find = ''
    this.at = 0
    this.mode = 'commands'
    this.hits = []
    this.said = ''
    this.listen(window, 'keydown', this.#pressed)
  }

  #pressed = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      void this.open('commands')
      return
    }
    const writing = (event.target as HTMLElement).closest?.('input, textarea, select, [contenteditable]')
    if (event.key === '?' && !writing && !event.ctrlKey && !event.metaKey) void this.open('keys')
  }

  async open(mode: 'commands' | 'keys' | 'terms'): Promise<void> {
    this.mode = mode
    this.#type('')
    if (this.directory === null) this.dispatchEvent(new CustomEvent('zb-directory', { bubbles: true }))
    await this.updateComplete
    const dialog = this.querySelector('dialog')!
    if (!dialog.open) dialog.showModal()
    this.querySelector<HTMLInputElement>('input')?.focus()
  }

  #type(words: string): void {
    this.find = words
    this.at = 0
    this.hits = []
    this.said = ''
    clearTimeout(this.#pause)
    if (words.trim().length < 2) return
    this.said = msg('正在报告里找…')
    this.#pause = setTimeout(() => void this.#look(words), PAUSE)
  }

  async #look(words: string): Promise<void> {
    try {
      const rows = toRows(await this.search(words.trim()))
      if (this.find !== words) return
      // Units are found by the list of all, also by their initials.
      this.hits = rows.filter(({ found }) => found !== 'unit' && found !== 'name')
      const printed = rows.filter(({ found }) => found === 'amount').length
      this.said = printed > 0 ? msg(str`印在 ${printed} 处`) : ''
    } catch (error) {
      if (this.find === words) this.said = say((error as Error).message)
    }
  }

  get #found(): Command[] {
    const words = this.find.trim().toLowerCase()
    const commands = this.commands.filter((command) =>
      `${command.name} ${command.hint}`.toLowerCase().includes(words),
    )
    if (words === '') return commands
    const units = findUnits(this.directory ?? [], words, MOST_SHOWN).map((unit): Command => {
      const by = unit.by === null ? '' : msg(str`曾用名 ${unit.by}`)
      return {
        name: unit.unit,
        hint: [by, unit.district, msg('单位')].filter(Boolean).join(' · '),
        act: () => {
          location.hash = this.unitHref(unit.unit_id)
        },
      }
    })
    return [...commands.slice(0, MOST_SHOWN), ...units, ...this.hits.map((row) => this.#hit(row))]
  }

  /** A project, item or amount leads to the lines where it is printed. */
  #hit(row: Row): Command {
    const value = row.value === null ? null : String(row.value)
    const place = row.line === null ? '' : msg(str`《${row.detail}》第 ${row.line} 行`)
    const kind = shownValue('found', String(row.found))
    return {
      name: row.found === 'amount' ? `${row.name}　${value}` : String(row.name),
      hint: [place || String(row.detail ?? ''), kind].join(' · '),
      act: () =>
        this.dispatchEvent(
          new TraceRequest(
            (row.fact_ids as string[]).map(String),
            row.found === 'amount' ? numberIn(value) : null,
          ),
        ),
    }
  }

  #take(command: Command | undefined): void {
    if (command === undefined) return
    this.querySelector('dialog')?.close()
    command.act()
  }

  #keys = (event: KeyboardEvent) => {
    const found = this.#found
    if (event.key === 'ArrowDown') this.at = Math.min(this.at + 1, found.length - 1)
    else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0)
    else if (event.key === 'Enter') this.#take(found[this.at])
    else return
    event.preventDefault()
  }

  protected override updated(): void {
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  protected override render(): TemplateResult {
    return html`<dialog class="palette" aria-label=${this.mode === 'commands' ? msg('查找') : this.mode === 'keys' ? msg('快捷键') : msg('报告的用语')}>
      ${this.mode === 'commands' ? this.#list() : this.#sheet()}
    </dialog>`
  }

  #sheet(): TemplateResult {
    const terms = this.mode === 'terms'
    return html`<h2>${terms ? msg('报告的用语') : msg('快捷键')}</h2>
      ${
        terms
          ? glossarySheet()
          : html`<table>
        <tbody>
          ${keys().map(([key, what]) => html`<tr><td><kbd>${key}</kbd></td><td>${what}</td></tr>`)}
        </tbody>
      </table>`
      }
      <button class="button" @click=${() => this.querySelector('dialog')?.close()}>${msg('关闭')}</button>`
  }

  #list(): TemplateResult {
    const found = this.#found
    return html`<input class="button" type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant=${`palette-${this.at}`} aria-label=${msg('查找单位、项目、条目、金额，或去哪一页')} placeholder=${msg('单位、旧名、项目、条目、金额（如 1,067.61），或页面')} .value=${this.find} @input=${(
      event: Event,
    ) => this.#type((event.target as HTMLInputElement).value)} @keydown=${this.#keys} />
      <p class="empty" role="status">${found.length === 0 && this.said === '' ? msg('没有找到。') : this.said}</p>
      <ul id="palette-list" role="listbox" aria-label=${msg('找到的')}>
        ${found.map((command, i) => html`<li id=${`palette-${i}`} role="option" aria-selected=${i === this.at} @click=${() => this.#take(command)}><span>${command.name}</span><small>${command.hint}</small></li>`)}
      </ul>`
  }
}

/** The number of `1067.61万元`. */
const numberIn = (text: string | null) => /^-?[\d.]+/.exec(text ?? '')?.[0] ?? null

customElements.define('zb-palette', PaletteView)
