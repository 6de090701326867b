import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { PageElement } from './element.ts'
import './welcome.css'

const SEEN = 'zhangben.welcome'

/** What the page is for and how it is used, in one screen: at the first visit, and whenever asked for. */
export class WelcomeView extends PageElement {
  override firstUpdated(): void {
    let seen: string | null = 'yes'
    try {
      seen = localStorage.getItem(SEEN)
    } catch {}
    if (seen === null) void this.open()
  }

  async open(): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>('.welcome')!.hidden = false
  }

  #close = () => {
    this.querySelector<HTMLElement>('.welcome')!.hidden = true
    try {
      localStorage.setItem(SEEN, 'yes')
    } catch {}
  }

  protected override render(): TemplateResult {
    return html`<aside class="welcome" aria-labelledby="welcome-title" hidden>
      <h2 id="welcome-title">${msg('账本：把各单位说自己花了多少钱，放在一起比')}</h2>
      <ol>
        <li><strong>${msg('看')}</strong>${msg('上面每一页回答一类问题；选区县、年度，全页的图跟着变。点图例，或在图上拖一个框，全页只看那几个。')}</li>
        <li><strong>${msg('疑')}</strong>${msg('点任何一个数，看它印在哪份报告的哪一行。▲ 是报告自己前后不一的数；— 是没有印出，不是零。')}</li>
        <li><strong>${msg('问')}</strong>${msg('“自由查询”里用 SQL 问自己的问题；“加报告”把手上的 PDF、Word、Excel 读进来。')}</li>
        <li><strong>${msg('带走')}</strong>${msg('每张图下面可存成图片、表格，或复制嵌入代码，出处都跟着走。全部在这台机器上，不连网。')}</li>
      </ol>
      <button class="button primary" data-action="welcome" @click=${this.#close}>${msg('知道了')}</button>
    </aside>`
  }
}

customElements.define('zb-welcome', WelcomeView)
