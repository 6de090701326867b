import type { Engine } from '../engine/engine.ts'
import { columnAt, type Result } from '../model/result.ts'
import { type BasketUnit, inBasket } from '../notebook/basket.ts'
import { DIRECTORY, toDirectory, type UnitEntry } from '../notebook/directory.ts'
import { snapshotOf } from '../notebook/snapshot.ts'

/** The names of all units: from the build at first, then from the engine where reports were added. Says `change`. */
export class Directory extends EventTarget {
  /** Every unit; null until they were asked for. */
  entries: readonly UnitEntry[] | null = null
  #few: readonly UnitEntry[] = []
  #set: string
  #coming: Promise<void> | null = null

  /** @param set the folder of another set of data: `city/` */
  constructor(set: string) {
    super()
    this.#set = set
  }

  /** Takes the few units whose names came with the shell. */
  knowFew(result: Result | undefined): void {
    if (result === undefined || columnAt(result, 'unit_id') < 0) return
    this.#few = toDirectory(result)
    this.dispatchEvent(new Event('change'))
  }

  /** Fetches all, once. */
  load(): Promise<void> {
    this.#coming ??= snapshotOf('units', this.#set).then((snapshot) => {
      const result = snapshot?.results.units
      if (result !== undefined && this.entries === null) this.#take(result)
    })
    return this.#coming
  }

  /** Asks the engine: reports came or went. */
  async renew(engine: Engine): Promise<void> {
    this.#take(await engine.run(DIRECTORY))
  }

  #take(result: Result): void {
    this.entries = toDirectory(result)
    this.dispatchEvent(new Event('change'))
  }

  find(unit_id: string): UnitEntry | null {
    const held = (entry: UnitEntry) => entry.unit_id === unit_id
    return this.entries?.find(held) ?? this.#few.find(held) ?? null
  }

  /** A unit by its id or any of its names; null where all are not known yet. */
  named(words: string): UnitEntry | null {
    const held = ({ unit_id, unit, names }: UnitEntry) =>
      unit_id === words || unit === words || names.includes(words)
    return this.entries?.find(held) ?? this.#few.find(held) ?? null
  }

  /** The units of a basket by name; all names are fetched where one is not known. */
  basket(basket: string): BasketUnit[] {
    return inBasket(basket).map(({ unit_id, slot }) => {
      const entry = this.find(unit_id)
      if (entry === null && this.entries === null) void this.load()
      return { unit_id, slot, name: entry?.unit ?? unit_id }
    })
  }
}
