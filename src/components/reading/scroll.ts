/** How far a pane has to scroll along one side for something to stand in its middle; 0 where it is well in view. */
function needed(from: number, to: number, paneFrom: number, paneTo: number): number {
  const margin = Math.min(60, (paneTo - paneFrom) / 4)
  if (from >= paneFrom + margin && to <= paneTo - margin) return 0
  return (from + to) / 2 - (paneFrom + paneTo) / 2
}

function bring(element: Element, pane: Element): void {
  const [own, around] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
  pane.scrollTop += needed(own.top, own.bottom, around.top, around.bottom)
  pane.scrollLeft += needed(own.left, own.right, around.left, around.right)
}

/** Brings an element to the middle of the pane that it scrolls in; the page itself stays where it is. */
export function bringIntoPane(element: Element | null | undefined): void {
  const pane = element?.closest('.source, .facts-pane')
  if (!element || !pane) return
  bring(element, pane)
  // Blocks that were never laid out have a guessed height: once they are, the element is elsewhere.
  requestAnimationFrame(() => bring(element, pane))
}
