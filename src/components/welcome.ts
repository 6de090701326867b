import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../locale/msg.ts'
import { remember, remembered } from '../store/remember.ts'
import { PageElement } from './element.ts'
import './welcome.css'

const SEEN = 'zhangben.welcome'

/** What the page is for: one line over the page at the first visit, that opens on how it is used. It covers nothing. */
export class WelcomeView extends PageElement {
  static override properties = { shown: { state: true }, unfolded: { state: true } }
  declare shown: boolean
  declare unfolded: boolean

  constructor() {
    super()
    this.shown = remembered(SEEN) === null
    this.unfolded = false
  }

  /** Shows how the page is used. */
  async open(): Promise<void> {
    this.shown = true
    this.unfolded = true
    await this.updateComplete
    this.scrollIntoView({ block: 'center' })
    this.querySelector<HTMLElement>('[data-action=welcome]')?.focus()
  }

  #close = () => {
    this.shown = false
    this.unfolded = false
    remember(SEEN, 'yes')
  }

  #toggle = () => {
    this.unfolded = !this.unfolded
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing
    return html`<aside class="welcome" aria-labelledby="welcome-title">
      <p><strong id="welcome-title">${msg('账本：把各单位说自己花了多少钱，放在一起比')}</strong>
        <button class="button" data-action="how" aria-expanded=${this.unfolded} @click=${this.#toggle}>${msg('怎么用')}</button>
        <button class="button primary" data-action="welcome" @click=${this.#close}>${msg('知道了')}</button></p>
      ${this.unfolded ? this.#how() : nothing}
    </aside>`
  }

  #how(): TemplateResult {
    return html`<ol>
      <li><strong>${msg('看')}</strong>${msg('上面每一页回答一类问题。选区县、年度、和谁比，全页的图跟着变；把自己的单位加进“关注的单位”，它在每张图里都是同一个颜色。')}</li>
      <li><strong>${msg('疑')}</strong>${msg('点任何一个数，看它印在哪份报告的哪一行。▲ 是报告自己前后不一的数；— 是没有印出，不是零。')}</li>
      <li><strong>${msg('问')}</strong>${msg('“自由查询”里用 SQL 问自己的问题；“加报告”把手上的 PDF、Word、Excel 读进来；查找框里打一个金额，看它印在哪里。')}</li>
      <li><strong>${msg('带走')}</strong>${msg('每张图下面可存成图片、表格，或复制嵌入代码，出处都跟着走。全部在这台机器上，不连网。')}</li>
    </ol>`
  }
}

customElements.define('zb-welcome', WelcomeView)
