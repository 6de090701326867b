/** A unit that one follows through every page, in the colour of its slot. */
export interface BasketUnit {
  unit_id: string
  name: string
  /** 0 to 7: which of the palette's colours. It stays when others come or go. */
  slot: number
}

/** As many as can be told apart by colour. */
export const MOST_IN_BASKET = 8

/** Unit ids by slot, from the link's `a,,c`; an empty slot is an empty text. */
function slotsOf(basket: string): string[] {
  return basket.split(',').slice(0, MOST_IN_BASKET)
}

/** The ids in a basket, with their slots. */
export function inBasket(basket: string): { unit_id: string; slot: number }[] {
  return slotsOf(basket).flatMap((unit_id, slot) => (unit_id === '' ? [] : [{ unit_id, slot }]))
}

/** A basket emptied by hand: not the one that a page starts from, which is written as nothing. */
export const EMPTY_BASKET = ','

/** A basket with a unit more, in the first free slot; as it was where it is full or has the unit. */
export function withUnit(basket: string, unit: string): string {
  const slots = slotsOf(basket)
  if (slots.includes(unit)) return basket
  const free = slots.indexOf('')
  if (free >= 0) slots[free] = unit
  else if (slots.length < MOST_IN_BASKET) slots.push(unit)
  else return basket
  return slots.join(',').replace(/,+$/, '')
}

/** A basket without a unit; the others keep their slots. */
export function withoutUnit(basket: string, unit: string): string {
  const slots = slotsOf(basket).map((held) => (held === unit ? '' : held))
  return slots.join(',').replace(/,+$/, '') || EMPTY_BASKET
}

/** The basket that a page starts from: every unit where they are few enough to be told apart, else none. */
export function startBasket(units: readonly string[]): string {
  return units.length <= MOST_IN_BASKET ? units.join(',') : ''
}
