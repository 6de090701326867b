import { textWidth } from './text.ts'

export interface Box {
  x1: number
  y1: number
  x2: number
  y2: number
}

export const SIZE = 12
/** A line of text, from its top to the next one's. */
export const LINE = 15

const overlap = (a: Box, b: Box) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2

/** A label that found a place: where it stands (y is the middle of its height), and whether so far off that a line should lead to it. */
export interface PlacedLabel {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  far: boolean
}

/** The room for labels in a picture: what is taken stays taken, so that no label covers another. */
export class Room {
  #taken: Box[] = []
  readonly bounds: Box

  constructor(bounds: Box) {
    this.bounds = bounds
  }

  take(box: Box): void {
    this.#taken.push(box)
  }

  isFree(box: Box): boolean {
    const { x1, y1, x2, y2 } = this.bounds
    return (
      box.x1 >= x1 &&
      box.y1 >= y1 &&
      box.x2 <= x2 &&
      box.y2 <= y2 &&
      !this.#taken.some((taken) => overlap(taken, box))
    )
  }

  /**
   * A place for a label of a point: beside it, above or below, else further off up to `reach` px. Null where there is none;
   * the pointer still tells it.
   */
  place(x: number, y: number, words: string, { r = 6, reach = 0, sides = 'rlab' } = {}): PlacedLabel | null {
    const width = textWidth(words) * SIZE
    for (let away = r + 3; away <= r + 3 + reach; away += 8)
      for (const side of sides) {
        const place = spotOf(side, x, y, away)
        const left =
          place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - width : place.x - width / 2
        const inside = place.anchor === 'middle' ? this.#within(left, width) : left
        const box = { x1: inside - 1, y1: place.y - 8, x2: inside + width + 1, y2: place.y + 8 }
        if (!this.isFree(box)) continue
        this.take(box)
        return { x: place.x + inside - left, y: place.y, anchor: place.anchor, far: away > r + 18 }
      }
    return null
  }

  /** Moves a label over a point in from the edge. */
  #within(left: number, width: number): number {
    return Math.max(this.bounds.x1 + 1, Math.min(left, this.bounds.x2 - 1 - width))
  }
}

function spotOf(side: string, x: number, y: number, away: number): Omit<PlacedLabel, 'far'> {
  const slant = away * 0.75
  switch (side) {
    case 'r':
      return { x: x + away, y, anchor: 'start' }
    case 'l':
      return { x: x - away, y, anchor: 'end' }
    case 'a':
      return { x, y: y - away - 5, anchor: 'middle' }
    case 'b':
      return { x, y: y + away + 5, anchor: 'middle' }
    case 'A':
      return { x: x + slant, y: y - slant - 4, anchor: 'start' }
    default:
      return { x: x + slant, y: y + slant + 5, anchor: 'start' }
  }
}

/** Moves texts of one column apart, each as near to where it wants to be as the others allow, within `top` and `bottom`. */
export function dodge(wanted: readonly number[], top: number, bottom: number, line = LINE): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)
  const at = [...wanted]
  let last = top - line
  for (const i of order) last = at[i] = Math.max(at[i]!, last + line)
  let next = bottom + line
  for (const i of order.toReversed()) next = at[i] = Math.min(at[i]!, next - line)
  return at
}
