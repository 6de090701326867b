/** A stream of numbers that a text decides: the same text gives the same numbers on every machine. */
export class Random {
  #state: number

  constructor(seed: string) {
    let hash = 2166136261
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619)
    this.#state = hash >>> 0
  }

  /** Between 0 and 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  /** Normal with mean 0 and deviation 1 (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** So many different members, in their own order. */
  some<T>(members: readonly T[], count: number): T[] {
    const order = members.map((member, i) => ({ member, i, at: this.next() })).sort((a, b) => a.at - b.at)
    return order
      .slice(0, count)
      .sort((a, b) => a.i - b.i)
      .map(({ member }) => member)
  }
}
