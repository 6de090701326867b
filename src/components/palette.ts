import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { PageElement } from './element.ts'
import './palette.css'

/** Something that the palette can do. */
export interface Command {
  name: string
  hint: string
  act: () => void
}

const keys = (): [string, string][] => [
  ['Ctrl/⌘ + K', msg('找页面、做事')],
  ['?', msg('这张表')],
  ['Ctrl/⌘ + Enter', msg('运行 SQL 单元')],
  [msg('Ctrl + 空格'), msg('补全表名、列名、函数；引号里补全值')],
  ['Tab', msg('采用补全；在页面上去下一处')],
  ['Esc', msg('关掉补全、出处和这张表；全页只看一部分时，看全部')],
  ['Enter', msg('在数上：看它的出处；在图例和单位、年度上：全页只看它')],
  ['← →', msg('在列的边上：改列宽')],
  [msg('拖'), msg('在图上：全页只看框住的单位或年度')],
]

/** Everything one can go to or do, found by typing; and the sheet of keys. */
export class PaletteView extends PageElement {
  static override properties = {
    commands: { attribute: false },
    find: { state: true },
    at: { state: true },
    mode: { state: true },
  }
  declare commands: readonly Command[]
  declare find: string
  declare at: number
  declare mode: 'commands' | 'keys'

  constructor() {
    super()
    this.commands = []
    this.find = ''
    this.at = 0
    this.mode = 'commands'
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

  async open(mode: 'commands' | 'keys'): Promise<void> {
    this.mode = mode
    this.find = ''
    this.at = 0
    await this.updateComplete
    const dialog = this.querySelector('dialog')!
    if (!dialog.open) dialog.showModal()
    this.querySelector<HTMLInputElement>('input')?.focus()
  }

  get #found(): Command[] {
    const words = this.find.trim().toLowerCase()
    return this.commands.filter((command) => `${command.name} ${command.hint}`.toLowerCase().includes(words))
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

  protected override render(): TemplateResult {
    return html`<dialog class="palette" aria-label=${this.mode === 'keys' ? msg('快捷键') : msg('找页面、做事')}>
      ${this.mode === 'keys' ? this.#sheet() : this.#list()}
    </dialog>`
  }

  #sheet(): TemplateResult {
    return html`<h2>${msg('快捷键')}</h2>
      <table>
        <tbody>
          ${keys().map(([key, what]) => html`<tr><td><kbd>${key}</kbd></td><td>${what}</td></tr>`)}
        </tbody>
      </table>
      <button class="button" @click=${() => this.querySelector('dialog')?.close()}>${msg('关闭')}</button>`
  }

  #list(): TemplateResult {
    const found = this.#found
    return html`<input class="button" type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant=${`palette-${this.at}`} aria-label=${msg('找页面、做事')} placeholder=${msg('去哪一页，做什么')} .value=${this.find} @input=${(
      event: Event,
    ) => {
      this.find = (event.target as HTMLInputElement).value
      this.at = 0
    }} @keydown=${this.#keys} />
      <ul id="palette-list" role="listbox" aria-label=${msg('可以去的和可以做的')}>
        ${found.map((command, i) => html`<li id=${`palette-${i}`} role="option" aria-selected=${i === this.at} @click=${() => this.#take(command)}><span>${command.name}</span><small>${command.hint}</small></li>`)}
      </ul>
      ${found.length === 0 ? html`<p class="empty">${msg('没有这样的页面或事情。')}</p>` : ''}`
  }
}

customElements.define('zb-palette', PaletteView)
