import type { Box } from '../charts/labels.ts'

/** Shorter drags are clicks. */
const LEAST = 6

/**
 * Lets a person draw a rectangle over a picture with the mouse or a pen; a finger still scrolls. Calls back with the
 * rectangle in the picture's own px.
 */
export class Brush {
  #frame: HTMLElement | null = null
  #from: { x: number; y: number } | null = null
  /** Whether the last press was a drag, so that the click after it means nothing. */
  dragged = false

  start(event: PointerEvent, over: HTMLElement, done: (part: Box) => void): void {
    this.dragged = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const box = over.getBoundingClientRect()
    this.#from = { x: event.clientX - box.left, y: event.clientY - box.top }
    const move = (now: PointerEvent) => this.#draw(over, this.#part(now, over))
    const end = (now: PointerEvent) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
      removeEventListener('keydown', letGo)
      const part = this.#part(now, over)
      this.#frame?.remove()
      this.#frame = null
      this.#from = null
      if (this.dragged && part !== null) done(toPicture(part, over))
    }
    const letGo = (key: KeyboardEvent) => {
      if (key.key === 'Escape') this.#from = null
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('keydown', letGo)
  }

  #part(event: PointerEvent, over: HTMLElement): Box | null {
    if (this.#from === null) return null
    const box = over.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const { x: x0, y: y0 } = this.#from
    if (Math.hypot(x - x0, y - y0) > LEAST) this.dragged = true
    return { x1: Math.min(x, x0), y1: Math.min(y, y0), x2: Math.max(x, x0), y2: Math.max(y, y0) }
  }

  #draw(over: HTMLElement, part: Box | null): void {
    if (!this.dragged || part === null) return
    this.#frame ??= over.appendChild(Object.assign(document.createElement('div'), { className: 'brush' }))
    Object.assign(this.#frame.style, {
      left: `${part.x1}px`,
      top: `${part.y1}px`,
      width: `${part.x2 - part.x1}px`,
      height: `${part.y2 - part.y1}px`,
    })
  }
}

/** From px on the screen to those of the picture, which may be shown smaller than drawn. */
function toPicture(part: Box, over: HTMLElement): Box {
  const svg = over.querySelector('svg')
  const shown = svg?.getBoundingClientRect()
  const box = over.getBoundingClientRect()
  if (svg === null || shown === undefined || shown.width === 0) return part
  const scale = Number(svg.getAttribute('width')) / shown.width
  const [left, top] = [shown.left - box.left, shown.top - box.top]
  return {
    x1: (part.x1 - left) * scale,
    x2: (part.x2 - left) * scale,
    y1: (part.y1 - top) * scale,
    y2: (part.y2 - top) * scale,
  }
}
