import { LitElement } from 'lit'

/** An element of the page: drawn into the page itself, so that one style sheet serves all and print is plain. */
export class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this
  }
}

/** Asks for the trail of a figure. */
export class TraceRequest extends CustomEvent<{ ids: string[]; value: string | null }> {
  static readonly type = 'zb-trace'
  constructor(ids: string[], value: string | null = null) {
    super(TraceRequest.type, { detail: { ids, value }, bubbles: true, composed: true })
  }
}

/** One value of one column that all charts of the page look at. */
export interface Focus {
  column: string
  value: string
}

/** Asks the page to look at one unit, year or part only; again for the same, to look at all. */
export class FocusRequest extends CustomEvent<Focus> {
  static readonly type = 'zb-focus'
  constructor(focus: Focus) {
    super(FocusRequest.type, { detail: focus, bubbles: true, composed: true })
  }
}

/** The focus after a request: the same again lets go. */
export function nextFocus(held: Focus | null, asked: Focus): Focus | null {
  return held?.column === asked.column && held.value === asked.value ? null : asked
}

/** Whether the page is shown dark: the person's choice, else the system's. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
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
