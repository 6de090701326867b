/** Brings an element to the middle of the pane that it scrolls in; the page itself stays where it is. */
export function bringIntoPane(element: Element | null | undefined): void {
  const pane = element?.closest('.source, .facts-pane')
  if (!element || !pane) return
  const [own, around] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
  if (own.top >= around.top + 60 && own.bottom <= around.bottom - 60) return
  pane.scrollTop += own.top - around.top - (around.height - own.height) / 2
  // Blocks that were never laid out have a guessed height: once they are, the element is elsewhere.
  requestAnimationFrame(() => {
    const [now, there] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
    if (now.top < there.top || now.bottom > there.bottom)
      pane.scrollTop += now.top - there.top - (there.height - now.height) / 2
  })
}
