import { html, LitElement, type TemplateResult } from 'lit'
import { msg, updateWhenLanguageChanges } from '../locale/msg.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import type { Block } from '../notebook/notebook.ts'

/**
 * An element of the page: drawn into the page itself, so that one style sheet serves all and print is plain. Drawn anew
 * when another language is chosen.
 */
export class PageElement extends LitElement {
  constructor() {
    super()
    updateWhenLanguageChanges(this)
  }

  /** Hears events of something that outlives the element, for as long as it is on the page. */
  protected listen<E extends Event>(target: EventTarget, type: string, hear: (event: E) => void): void {
    this.addController({
      hostConnected: () => target.addEventListener(type, hear as EventListener),
      hostDisconnected: () => target.removeEventListener(type, hear as EventListener),
    })
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }
}

/** Asks that a query be run again, which the engine failed at (`zb-retry`, with its name). */
export function retryButton(from: HTMLElement, name: string): TemplateResult {
  const ask = () => from.dispatchEvent(new CustomEvent('zb-retry', { detail: name, bubbles: true }))
  return html` <button class="button" data-action="retry" @click=${ask}>${msg('再试一次')}</button>`
}

/** Asks for the trail of a figure. */
export class TraceRequest extends CustomEvent<{ ids: string[]; value: string | null }> {
  static readonly type = 'zb-trace'
  constructor(ids: string[], value: string | null = null) {
    super(TraceRequest.type, { detail: { ids, value }, bubbles: true, composed: true })
  }
}

/** Some values of one column that all charts of the page look at. */
export interface Focus {
  column: string
  values: readonly string[]
}

/** Asks the page to look at some units, years or parts only; again for the same, to look at all. */
export class FocusRequest extends CustomEvent<Focus | null> {
  static readonly type = 'zb-focus'
  constructor(focus: Focus | null) {
    super(FocusRequest.type, { detail: focus, bubbles: true, composed: true })
  }
}

/** Asks for a unit to be followed through every page in a colour of its own, or no longer. */
export class BasketRequest extends CustomEvent<{ unit_id: string; how: 'toggle' | 'add' | 'remove' }> {
  static readonly type = 'zb-basket'
  constructor(unit_id: string, how: 'toggle' | 'add' | 'remove' = 'toggle') {
    super(BasketRequest.type, { detail: { unit_id, how }, bubbles: true, composed: true })
  }
}

/** In which form a result is taken along. */
export type TakeForm = 'csv' | 'xlsx' | 'clipboard' | 'json' | 'parquet' | 'arrow' | 'letter'

/** Asks for a result to be taken along as a file or to the clipboard; `said` hears what came of it. */
export class TakeRequest extends CustomEvent<{
  exhibit: () => Promise<Exhibit>
  form: TakeForm
  said: (words: string) => void
}> {
  static readonly type = 'zb-take'
  constructor(exhibit: () => Promise<Exhibit>, form: TakeForm, said: (words: string) => void) {
    super(TakeRequest.type, { detail: { exhibit, form, said }, bubbles: true, composed: true })
  }
}

/** Asks for a chart, table or sentence to be put into the briefing; `said` hears what came of it. */
export class CollectRequest extends CustomEvent<{ block: Block; said: (words: string) => void }> {
  static readonly type = 'zb-collect'
  constructor(block: Block, said: (words: string) => void) {
    super(CollectRequest.type, { detail: { block, said }, bubbles: true, composed: true })
  }
}

/** The focus after a request: the same again lets go. */
export function nextFocus(held: Focus | null, asked: Focus | null): Focus | null {
  const same = held?.column === asked?.column && held?.values.join('\n') === asked?.values.join('\n')
  return same ? null : asked
}

/** Whether the page is shown dark: never on paper, else the person's choice, else the system's. */
export function isDark(): boolean {
  if (matchMedia('print').matches) return false
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}

/** Copies a text; where the browser does not let it, shows it to be copied by hand. Resolves to whether it was copied. */
export async function copyText(from: HTMLElement, text: string): Promise<boolean> {
  const copied = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  )
  if (!copied) prompt(msg('浏览器不让复制，请从这里拷走：'), text)
  from.dispatchEvent(new CustomEvent('zb-copied', { detail: text, bubbles: true }))
  return copied
}

/** Hands a file to the browser to save. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
