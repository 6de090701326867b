import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../../locale/msg.ts'
import { CONTROLS, type Control, type InputBlock } from '../../notebook/notebook.ts'
import '../input.ts'
import { BlockElement } from './block.ts'

/** The shipped lists of choices; a cell's first column serves as well. */
const LISTS = ['districts', 'units', 'years', 'stages', 'projects']

/** An input, and how it is set up. */
export class InputBlockElement extends BlockElement<InputBlock> {
  override connectedCallback(): void {
    super.connectedCallback()
    this.#list()
  }

  /** Fetches the choices where they are not there yet. */
  #list(): void {
    const { options } = this.block
    if (options !== '' && this.page.result(options) === null) void this.page.run([options]).catch(() => {})
  }

  #set(change: Partial<InputBlock>): void {
    this.put(change)
    void this.updateComplete.then(() => this.#list())
  }

  get #usage(): string {
    const { name, control } = this.block
    if (control === 'range') return msg(str`在 SQL 里写 $${name}_from 和 $${name}_to`)
    if (control === 'many') return msg(str`在 SQL 里写 picked(列, $${name})`)
    if (control === 'search') return msg(str`在 SQL 里写 contains(列, $${name})`)
    if (control === 'toggle') return msg(str`在 SQL 里写 $${name} = 'true'`)
    return msg(str`在 SQL 里写 $${name}`)
  }

  protected override render(): TemplateResult {
    const { block, page, draft } = this
    const words: Readonly<Record<Control, string>> = {
      one: msg('选一个'),
      many: msg('选几个'),
      range: msg('从…到…'),
      search: msg('找文字'),
      toggle: msg('开关'),
    }
    const listed = block.control !== 'search' && block.control !== 'toggle'
    const take = (event: CustomEvent<Record<string, string>>) => {
      void page.set(event.detail)
      draft.keepValues(page.values)
    }
    return html`<section class="block" data-id=${block.id}>
      <div class="block-head">${this.nameField(msg('参数的名字'))}<small>${this.#usage}</small>${this.tools}</div>
      <div ?hidden=${block.folded} class="inputs">
        <zb-input .block=${block} .options=${page.result(block.options)} .values=${page.values} @zb-input=${take}></zb-input>
        <label>${msg('名目')} <input class="button" .value=${block.label} @change=${(event: Event) => this.#set({ label: (event.target as HTMLInputElement).value })} /></label>
        <label>${msg('控件')} <select class="button" data-set="control" @change=${(event: Event) => this.#set({ control: (event.target as HTMLSelectElement).value as Control })}>${CONTROLS.map((c) => html`<option value=${c} ?selected=${c === block.control}>${words[c]}</option>`)}</select></label>
        ${listed ? html`<label>${msg('选项来自')} <select class="button" @change=${(event: Event) => this.#set({ options: (event.target as HTMLSelectElement).value })}>${[...LISTS, ...draft.cells.map((cell) => cell.name)].map((o) => html`<option ?selected=${o === block.options}>${o}</option>`)}</select></label>` : nothing}
      </div>
    </section>`
  }
}

customElements.define('zb-input-block', InputBlockElement)
