import { html, nothing, type TemplateResult } from 'lit'
import type { EngineState } from '../engine/session.ts'
import { locale, setLocale } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import { MOST_IN_BASKET } from '../notebook/basket.ts'
import type { UnitEntry } from '../notebook/directory.ts'
import { remember } from '../store/remember.ts'
import { isDark, PageElement } from './element.ts'
import './head.css'
import './units-field.ts'
import type { Chosen } from './units-field.ts'

const engineWords = () => ({
  idle: '',
  starting: msg('引擎启动中…'),
  ready: '',
  running: msg('查询中…'),
  failed: msg('引擎没有启动'),
})

/** Shows the page dark or light, and keeps the choice in this browser. */
export function toggleTheme(): void {
  const next = isDark() ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  remember('zhangben.theme', next)
  document.dispatchEvent(new Event('zb-theme'))
}

export const toggleLocale = () => void setLocale(locale() === 'en' ? 'zh-CN' : 'en')

/** A page's tab: where it leads, and what it is called. */
export interface Tab {
  name: string
  title: string
  href: string
}

/** The head of every page: the units that one follows, the search, language and look; under it the pages. */
export class HeadView extends PageElement {
  static override properties = {
    tabs: { attribute: false },
    route: { type: String },
    engineState: { type: String },
    chosen: { attribute: false },
    directory: { attribute: false },
    hrefOf: { attribute: false },
    invented: { type: Boolean },
  }
  declare tabs: readonly Tab[]
  declare route: string
  declare engineState: EngineState
  declare chosen: readonly Chosen[]
  declare directory: readonly UnitEntry[] | null
  declare hrefOf: (unit_id: string) => string
  declare invented: boolean

  constructor() {
    super()
    this.listen(document, 'zb-theme', () => this.requestUpdate())
  }

  protected override render(): TemplateResult {
    const search = () => this.dispatchEvent(new CustomEvent('zb-search', { bubbles: true }))
    return html`<header class="head">
        <div class="row">
          <a class="brand" href=${this.invented ? '#/?data=city' : '#/'}>${msg('账本')}</a>
          <zb-units class="basket" .label=${msg('关注的单位')} .most=${MOST_IN_BASKET} .chosen=${this.chosen} .directory=${this.directory} .hrefOf=${this.hrefOf}></zb-units>
          <button class="button search" @click=${search} title=${msg('查找单位、项目、科目、金额，去哪一页（Ctrl/⌘ + K）')}><span>${msg('查找')}</span><kbd>Ctrl K</kbd></button>
          <button class="quiet" @click=${toggleTheme} aria-label=${isDark() ? msg('换成浅色') : msg('换成深色')}>${isDark() ? msg('浅色') : msg('深色')}</button>
          <button class="quiet" data-action="locale" lang=${locale() === 'en' ? 'zh-CN' : 'en'} @click=${toggleLocale}>${locale() === 'en' ? '中文' : 'English'}</button>
        </div>
        <div class=${`engine ${this.engineState}`} role="status">${engineWords()[this.engineState]}</div>
      </header>
      <nav class="tabs" aria-label=${msg('页面')}>
        ${this.tabs.map(({ name, title, href }) => html`<a href=${href} aria-current=${this.route === name ? 'page' : 'false'}>${title}</a>`)}
      </nav>
      ${
        this.invented
          ? html`<p class="invented-bar" role="note"><span class="invented">${msg('虚构')}</span> ${msg('这是一个编出来的城市：单位、报告和数都不是真的，只供试用。')} <a href="#/" data-action="real">${msg('回到真的报告')}</a></p>`
          : nothing
      }`
  }
}

customElements.define('zb-head', HeadView)
