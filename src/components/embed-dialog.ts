import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../locale/msg.ts'
import {
  type EmbedAsk,
  type EmbedIndex,
  embedPath,
  frameAddress,
  frameSnippet,
  imageSnippet,
  LATEST,
  scriptSnippet,
} from '../notebook/embed.ts'
import { copyText, PageElement } from './element.ts'
import type { EmbedWish } from './embed-wish.ts'
import './leave.css'

type Form = 'script' | 'frame' | 'image'

/** A chart for another page: the snippet for it, and what it will look like. */
export class EmbedDialog extends PageElement {
  static override properties = {
    wish: { attribute: false },
    index: { state: true },
    form: { state: true },
    pinned: { state: true },
    live: { state: true },
    high: { state: true },
    picture: { state: true },
    said: { state: true },
  }
  declare wish: EmbedWish
  /** What the deployment has; null until it is known, or where it has nothing. */
  declare index: EmbedIndex | null
  declare form: Form
  /** Whether the chart stays with the data of today. */
  declare pinned: boolean
  declare live: boolean
  /** How high the preview is, in px. */
  declare high: number
  declare picture: 'svg' | 'png'
  declare said: string

  constructor() {
    super()
    this.index = null
    this.form = 'script'
    this.pinned = true
    this.live = false
    this.high = 480
    this.picture = 'svg'
    this.said = ''
    this.listen(window, 'message', (event: MessageEvent) => {
      const frame = this.querySelector('iframe')
      if (event.source === frame?.contentWindow && event.data?.zhangben === 'height')
        this.high = event.data.height
    })
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
    void this.#find()
  }

  async #find(): Promise<void> {
    const { deployment, set } = this.wish
    this.index = await fetch(`${deployment}${set}embed/index.json`)
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null)
    if (this.index === null) this.said = msg('这里没有供别的网页用的图，见 README 的“嵌入”。')
  }

  get #ask(): EmbedAsk {
    const version = this.pinned && this.wish.set === '' ? (this.index?.versions[0] ?? LATEST) : LATEST
    return { ...this.wish, version, live: this.live, height: this.high, picture: this.picture }
  }

  get #snippet(): string {
    return { script: scriptSnippet, frame: frameSnippet, image: imageSnippet }[this.form](this.#ask)
  }

  #copy = async () => {
    if (await copyText(this, this.#snippet)) this.said = msg('嵌入代码已复制')
  }

  #select = (event: Event) => (event.target as HTMLTextAreaElement).select()

  protected override render(): TemplateResult {
    const { wish, form, index } = this
    const changed = Object.keys(wish.values).length > 0
    const radio = (name: string, value: string, words: string, held: boolean, choose: () => void) =>
      html`<label><input type="radio" name=${name} value=${value} ?checked=${held} @change=${choose} /> ${words}</label>`
    const forms: [Form, string][] = [
      ['script', msg('脚本：能用脚本的网页，宽窄随网页')],
      ['frame', msg('框：只许放 iframe 的系统')],
      ['image', msg('图片：两样都不许的系统')],
    ]
    return html`<dialog class="leave" aria-labelledby="embed-title" @close=${() => this.remove()}>
      <h2 id="embed-title">${msg(str`嵌入：${wish.title}`)}</h2>
      <div class="options">
        <fieldset><legend>${msg('形式')}</legend>${forms.map(([value, words]) =>
          radio('form', value, words, value === form, () => {
            this.form = value
          }),
        )}</fieldset>
        ${
          wish.set === ''
            ? html`<fieldset><legend>${msg('数据')}</legend>
          ${radio('data', 'pinned', msg(str`停在这一版（${index?.versions[0] ?? '…'}）`), this.pinned, () => {
            this.pinned = true
          })}
          ${radio('data', 'latest', msg('总是最新的'), !this.pinned, () => {
            this.pinned = false
          })}</fieldset>`
            : nothing
        }
        ${
          form === 'image'
            ? html`<fieldset><legend>${msg('图片')}</legend>${(['svg', 'png'] as const).map((kind) =>
                kind === 'png' && index?.png === false
                  ? msg('没有 PNG：建网站的机器上没有中文字体')
                  : radio('picture', kind, kind.toUpperCase(), this.picture === kind, () => {
                      this.picture = kind
                    }),
              )}</fieldset>`
            : html`<fieldset><label><input type="checkbox" name="live" ?checked=${this.live} @change=${(
                event: Event,
              ) => {
                this.live = (event.target as HTMLInputElement).checked
              }} /> ${msg('让看的人自己选（用到时才取查询引擎）')}</label></fieldset>`
        }
      </div>
      ${changed && form === 'image' ? html`<p>${msg('图片画的是页面起始的选择，不是现在选的；要现在的，用“图片”存成文件，放到自己的网站上。')}</p>` : nothing}
      ${changed && form !== 'image' && !this.live ? html`<p>${msg('现在的选择如果不是只少看几行，图要现算：勾上“让看的人自己选”。')}</p>` : nothing}
      ${wish.set === '' ? nothing : html`<p>${msg('虚构的城市：嵌入的图也写明虚构。')}</p>`}
      <textarea readonly aria-label=${msg('嵌入代码')} spellcheck="false" .value=${index === null ? '' : this.#snippet} @focus=${this.#select}></textarea>
      <div class="does">
        <button class="button primary" data-copy="embed" ?disabled=${index === null} @click=${this.#copy}>${msg('复制')}</button>
        <button class="button" @click=${() => this.querySelector('dialog')?.close()}>${msg('关闭')}</button>
        <span role="status">${this.said}</span>
      </div>
      <h3>${msg('看起来是这样')}</h3>
      ${index === null ? nothing : this.#preview()}
    </dialog>`
  }

  /** The chart's own page, which the script draws the same; for the image form, the image. */
  #preview(): TemplateResult {
    const ask = this.#ask
    return this.form === 'image'
      ? html`<img class="preview" src=${`${ask.deployment}${embedPath(ask.question, ask.picture, ask.version, ask.set)}`} alt=${ask.title} />`
      : html`<iframe class="preview" src=${frameAddress(ask)} title=${ask.title} style=${`height:${this.high}px`}></iframe>`
  }
}

customElements.define('zb-embed-dialog', EmbedDialog)

/** Opens the dialog that gives the snippets of a chart. */
export function openEmbed(wish: EmbedWish): void {
  document.body.append(Object.assign(document.createElement('zb-embed-dialog'), { wish }))
}
