/** How long what is above may still grow, in ms. */
const SETTLING = 3000

/** Brings an element to the top of the window and keeps it there while what is above it is drawn, until the person moves. */
export function landOn(element: HTMLElement): void {
  const stop = new AbortController()
  const land = () => element.scrollIntoView({ block: 'start' })
  const above = new ResizeObserver(land)
  above.observe(document.body)
  stop.signal.addEventListener('abort', () => above.disconnect())
  for (const moved of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    addEventListener(moved, () => stop.abort(), { once: true, passive: true, signal: stop.signal })
  setTimeout(() => stop.abort(), SETTLING)
  element.classList.add('landed')
  setTimeout(() => element.classList.remove('landed'), SETTLING)
  land()
}
