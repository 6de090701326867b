import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How far from the window something counts as in sight, so that it is there before it is scrolled to. */
const NEAR = '400px 0px'

const idle = (run: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 1500 }) : setTimeout(run, 120)

/**
 * Puts off the drawing of what is out of sight: it is drawn when it comes near, when the browser has nothing else to do,
 * or for paper.
 */
export class Sight implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #near = false
  #late = false
  #now = false
  #observer = new IntersectionObserver(
    (entries) => {
      this.#near = entries.at(-1)!.isIntersecting
      if (this.#near) this.#catchUp()
    },
    { rootMargin: NEAR },
  )

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer.observe(this.#host)
    addEventListener('beforeprint', this.#catchUp)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
    removeEventListener('beforeprint', this.#catchUp)
  }

  #catchUp = () => {
    if (!this.#late) return
    this.#late = false
    this.#now = true
    this.#host.requestUpdate()
  }

  /** Whether the host may be drawn now; if not, it will be told to draw itself later. */
  mayDraw(): boolean {
    const may = this.#near || this.#now
    this.#now = false
    if (!may && !this.#late) {
      this.#late = true
      idle(this.#catchUp)
    }
    return may
  }
}
