/** A selection that stays this long (ms) may be copied. */
const SETTLED = 250

const holdsCharts = (selection: Selection | null): selection is Selection =>
  selection !== null &&
  !selection.isCollapsed &&
  selection.getRangeAt(0).cloneContents().querySelector('zb-cell') !== null

/**
 * Lets a selection of the page be pasted into Word and WPS with charts as pictures. A browser asks for what is copied at
 * once, and a picture takes longer: it is made as soon as the selection stands.
 */
export function copyWithCharts(): void {
  let coming: ReturnType<typeof setTimeout> | undefined
  let held: { text: string; html: Promise<string | null>; ready: string | null } | null = null
  const make = (selection: Selection) => {
    const html = import('./copy-selection.ts').then(({ selectionHtml }) => selectionHtml(selection))
    const own = { text: selection.toString(), html, ready: null as string | null }
    void html.then(
      (made) => {
        own.ready = made
      },
      () => {},
    )
    return own
  }
  document.addEventListener('selectionchange', () => {
    held = null
    clearTimeout(coming)
    coming = setTimeout(() => {
      const selection = getSelection()
      if (holdsCharts(selection)) held = make(selection)
    }, SETTLED)
  })
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (event.clipboardData === null || !holdsCharts(selection)) return
    const own = held ?? make(selection)
    if (own.ready !== null) {
      event.clipboardData.setData('text/html', own.ready)
      event.clipboardData.setData('text/plain', own.text)
      event.preventDefault()
    } else if (navigator.clipboard?.write !== undefined) {
      const as = (type: string, content: Promise<string>) => ({
        [type]: content.then((made) => new Blob([made], { type })),
      })
      const item = new ClipboardItem({
        ...as(
          'text/html',
          own.html.then((html) => html ?? ''),
        ),
        ...as('text/plain', Promise.resolve(own.text)),
      })
      void navigator.clipboard.write([item]).catch(() => {})
      event.preventDefault()
    }
  })
}
