import Big from 'big.js'

const FACTOR: Readonly<Record<string, string>> = { 万元: '1', 元: '0.0001', 千元: '0.1', 亿元: '10000' }

/** Whether a unit is one of money. */
export function isMoney(unit: string): boolean {
  return unit in FACTOR
}

/** A printed amount of money in 万元, exact; null where the unit is not one of money. */
export function toWan(value: string, unit: string): string | null {
  const factor = FACTOR[unit]
  return factor === undefined ? null : new Big(value).times(factor).toString()
}

/** `part` in percent of `whole`, to `decimals` places; null where the whole is zero. */
export function percent(part: Big, whole: Big, decimals = 2): Big | null {
  return whole.eq(0) ? null : part.times(100).div(whole).round(decimals, Big.roundHalfUp)
}

/** An amount to 0.01, half up; one that has no more places stays as it is. */
export function toCents(amount: string): string {
  return decimals(amount) <= 2 ? amount : new Big(amount).round(2, Big.roundHalfUp).toString()
}

/** Decimal places printed in a decimal string. */
export function decimals(value: string): number {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}
