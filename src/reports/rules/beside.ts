import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { decimals } from '../../model/money.ts'
import { quantityKey } from '../keys.ts'
import { onLine } from '../lookup.ts'
import type { Case } from './rule.ts'

/** Of more amounts than these, two fit any rate. */
const MOST = 12

/** Whether a rate is this, as printed. */
function fits(stated: Fact, rate: Big): boolean {
  const half = new Big(10).pow(-decimals(stated.value!)).div(2)
  return rate.minus(stated.value!).abs().lte(half.plus('0.0011'))
}

/** The rates that two amounts can make: a share or a completion, or for a rate of change that of one to the other. */
function ratesOf(stated: Fact, a: Big, b: Big): Big[] {
  const of = (part: Big, whole: Big) => (whole.gt(0) ? [part.times(100).div(whole)] : [])
  return stated.measure === '增减率'
    ? [...of(a, b), ...of(a, b.minus(a)), ...of(a, b.plus(a)), ...of(a.minus(b).abs(), b)]
    : of(a, b)
}

/** Whether a line states another rate of the same item and kind. */
const isOneOfSeveral = (stated: Fact, all: readonly Fact[]) =>
  onLine(all, stated.line).some(
    (f) =>
      f.statement === stated.statement &&
      f.value !== stated.value &&
      f.unit === '%' &&
      quantityKey(f) === quantityKey(stated),
  )

/**
 * Whether a share is right for another whole that is printed on its line: the text says no whole with it, and the reader
 * took one that such sections usually mean.
 */
export const fitsOtherWhole = (stated: Fact, part: Fact, { all }: Case): boolean =>
  stated.measure === '占比' &&
  onLine(all, stated.line).some(
    (f) =>
      f !== part &&
      f.measure === '金额' &&
      f.origin === stated.origin &&
      f.amount !== null &&
      ratesOf(stated, new Big(part.amount!), new Big(f.amount)).some((rate) => fits(stated, rate)),
  )

/**
 * Whether a rate that does not fit its item was given to the wrong one by the reader, and is no error of the report: two
 * amounts on its line, whatever their items, make that rate, or its line has several rates for the one item.
 */
export function fitsBeside(stated: Fact, { all }: Case): boolean {
  if (isOneOfSeveral(stated, all)) return true
  const amounts = onLine(all, stated.line).filter(
    (f) => f !== stated && f.origin === stated.origin && f.amount !== null,
  )
  if (amounts.length > MOST) return false
  return amounts.some((a, i) =>
    amounts.some(
      (b, j) =>
        i !== j && ratesOf(stated, new Big(a.amount!), new Big(b.amount!)).some((rate) => fits(stated, rate)),
    ),
  )
}

/** How a rate that was given to the wrong item is told: as a failure of reading. */
export const BESIDE =
  '{rate}（{measure}）与它的项目不合，却与同一行的另外两个数相合，或一行里有几个，多半是没有读对，请对照原文' as const
