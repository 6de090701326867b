import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { PICTURE_WIDTH, type Picture, pictureOf, svgText } from '../charts/picture.ts'
import { toPng } from '../charts/raster.ts'
import { say } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { type Exhibit, fileName } from '../notebook/exhibit.ts'
import { PageElement, saveFile } from './element.ts'
import { type FontFile, hasLocalFonts, localFont } from './font-file.ts'
import './leave.css'

/** Widths that a picture is laid out for: half a column, a column of a page, a slide. */
const WIDTHS: readonly (readonly [px: number, words: () => string])[] = [
  [420, () => msg('半栏')],
  [PICTURE_WIDTH, () => msg('通栏')],
  [1100, () => msg('幻灯片')],
]
const SCALES = [1, 2, 4]

/** The fonts that outlines were drawn after last: chosen once for all pictures until the page is left. */
let chosen: readonly FontFile[] = []

/** A chart as a picture: for what width, on what ground, how fine; to a file or to the clipboard. */
export class PictureDialog extends PageElement {
  static override properties = {
    exhibit: { attribute: false },
    wide: { state: true },
    ground: { state: true },
    scale: { state: true },
    letters: { state: true },
    said: { state: true },
  }
  declare exhibit: Exhibit
  declare wide: number
  declare ground: 'white' | 'transparent'
  declare scale: number
  /** What words are in an SVG. */
  declare letters: 'text' | 'outline'
  declare said: string
  #picture!: Picture

  constructor() {
    super()
    this.wide = PICTURE_WIDTH
    this.ground = 'white'
    this.scale = 2
    this.letters = 'text'
    this.said = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['exhibit', 'wide', 'ground'].some((name) => changed.has(name))) return
    const date = new Date().toLocaleDateString('sv')
    this.#picture = pictureOf(this.exhibit, { width: this.wide, ground: this.ground, date })
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
  }

  #close = () => this.querySelector('dialog')?.close()

  #svg = async () =>
    saveFile(
      `${fileName(this.exhibit.title, this.exhibit.invented)}.svg`,
      new Blob([svgText(this.letters === 'text' ? this.#picture : await this.#outlined())], {
        type: 'image/svg+xml',
      }),
    )

  async #outlined(): Promise<Picture> {
    if (chosen.length === 0) throw new Error(msg('轮廓照一个字体的字形画：请先选字体'))
    const { outlined } = await import('./outline.ts')
    return outlined(
      this.#picture,
      chosen.map(({ bytes }) => bytes),
    )
  }

  #use(fonts: readonly FontFile[]): void {
    if (fonts.length > 0) chosen = fonts
    this.requestUpdate()
  }

  #picked = async (event: Event) => {
    const files = [...((event.target as HTMLInputElement).files ?? [])]
    this.#use(
      await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
    )
  }

  #png = async () =>
    saveFile(
      `${fileName(this.exhibit.title, this.exhibit.invented)}.png`,
      await toPng(this.#picture, this.scale),
    )

  #copy = async () => {
    // A page that is not fetched by https may not write pictures to the clipboard.
    if (navigator.clipboard?.write === undefined) {
      this.said = msg('浏览器不让这个网页复制图片：在下面的图上点右键复制，或存成文件。')
      return
    }
    // Handed over as promises: a browser that asks the person first waits for them.
    const item = new ClipboardItem({ 'image/png': toPng(this.#picture, this.scale) })
    await navigator.clipboard.write([item])
    this.said = msg('图片已复制，可贴进 Word、WPS、幻灯片')
  }

  #try = (what: () => unknown) => async () => {
    this.said = ''
    try {
      await what()
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  protected override render(): TemplateResult {
    const { wide, ground, scale } = this
    const choice = (name: string, title: string, options: [string, string, boolean, () => void][]) =>
      html`<fieldset><legend>${title}</legend>${options.map(([value, words, held, choose]) => html`<label><input type="radio" name=${name} value=${value} ?checked=${held} @change=${choose} /> ${words}</label>`)}</fieldset>`
    const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(this.#picture))}`
    return html`<dialog class="leave" aria-labelledby="picture-title" @close=${() => this.remove()}>
      <h2 id="picture-title">${msg('存成图片')}</h2>
      <div class="options">
        ${choice(
          'wide',
          msg('宽度'),
          WIDTHS.map(([px, words]) => [
            String(px),
            `${words()} ${px}`,
            px === wide,
            () => {
              this.wide = px
            },
          ]),
        )}
        ${choice('ground', msg('底色'), [
          [
            'white',
            msg('白'),
            ground === 'white',
            () => {
              this.ground = 'white'
            },
          ],
          [
            'transparent',
            msg('透明'),
            ground === 'transparent',
            () => {
              this.ground = 'transparent'
            },
          ],
        ])}
        ${choice(
          'scale',
          msg('PNG 的细度'),
          SCALES.map((times) => [
            String(times),
            `${times}×`,
            times === scale,
            () => {
              this.scale = times
            },
          ]),
        )}
        ${choice('letters', msg('SVG 里的字'), [
          [
            'text',
            msg('字'),
            this.letters === 'text',
            () => {
              this.letters = 'text'
            },
          ],
          [
            'outline',
            msg('轮廓'),
            this.letters === 'outline',
            () => {
              this.letters = 'outline'
            },
          ],
        ])}
      </div>
      ${this.letters === 'outline' ? this.#fonts() : nothing}
      <div class="does">
        <button class="button primary" data-save="copy" @click=${this.#try(this.#copy)}>${msg('复制图片')}</button>
        <button class="button" data-save="png" @click=${this.#try(this.#png)}>${msg('存成 PNG')}</button>
        <button class="button" data-save="svg" @click=${this.#try(this.#svg)}>${msg('存成 SVG')}</button>
        <button class="button" @click=${this.#close}>${msg('关闭')}</button>
        <span role="status">${this.said}</span>
      </div>
      <img class=${`preview${ground === 'transparent' ? ' clear' : ''}`} style=${`max-width:${wide}px`} src=${source} alt=${`${this.exhibit.title}。${this.exhibit.basis}`} />
      ${this.exhibit.invented ? html`<p>${msg('虚构的数据：图里写明了。')}</p>` : nothing}
    </dialog>`
  }

  /** Which font outlines are drawn after. */
  #fonts(): TemplateResult {
    return html`<p>${msg('轮廓在没有这个字体的机器上也是一个样子，字不能再搜、再改。')}</p>
      <div class="does">
        ${hasLocalFonts() ? html`<button class="button" data-font="local" @click=${this.#try(async () => this.#use(await localFont()))}>${msg('用本机的中文字体')}</button>` : nothing}
        <label class="button">${msg('选字体文件')}<input type="file" class="unseen" accept=".ttf,.otf,.ttc,.otc" multiple @change=${this.#picked} /></label>
        <span data-font="chosen">${chosen.length === 0 ? msg('还没有选字体') : msg(str`字体：${chosen.map(({ name }) => name).join(msg('、'))}`)}</span>
      </div>`
  }
}

customElements.define('zb-picture-dialog', PictureDialog)

/** Opens the dialog that saves or copies a result's chart as a picture. */
export function openPicture(exhibit: Exhibit): void {
  document.body.append(Object.assign(document.createElement('zb-picture-dialog'), { exhibit }))
}
