import Big from 'big.js'
import { groupDigits, type ResultColumn } from './result.ts'

/** How the numbers of one measure are written, wherever they stand: on an axis, a label, in a table, a tip, a file. */
export interface NumberFormat {
  /** 万元, %, 人 …; empty where the measure has none. */
  unit: string
  decimals: number
}

/** Things that are counted whole. */
const COUNTED = /^(?:人|人次|辆|个|处|次|批|批次|份|台|台件|家|件|项|页|天|行|年)$/
/** Names of columns that say their unit where no heading does. */
const SHARES = /(?:^|_)(?:share|rate|percent)$/
/** Names of columns that are quotients or middles of what is counted: these are not whole. */
const QUOTIENT = /(?:^|_)(?:per|mean|median|average)(?:_|$)/
/** Rates of completion: of what was planned, how much was done. Compared with 100 %. */
const COMPLETION = /^(?:rate|(?:execution|completion)_rate)$/

/** Columns of numbers that are no measure: years and places. */
const NO_MEASURE = /(?:^|_)(?:year|id|rank|line|page)$|^(?:reported_in|valid_from|valid_to)$/

/** Whether a column holds numbers that are measured or counted, and not years or places. */
export const isMeasure = ({ name, type }: ResultColumn) =>
  (type === 'decimal' || type === 'integer' || type === 'number') && !NO_MEASURE.test(name)

/** Whether a column tells how much of a plan was fulfilled, in percent. */
export const isCompletion = (name: string | undefined) => name !== undefined && COMPLETION.test(name)

/** The unit that a heading names: “合计（万元）” → 万元. Empty without. */
export const unitOf = (heading: string) => /[（(]([^（）()]+)[）)]\s*$/.exec(heading)?.[1] ?? ''

/**
 * The one rule of decimals: money, percentages and quotients two places; what is counted none. The unit comes from the
 * chart's own word, the column's heading, or its name.
 */
export function formatOf({ name, type }: ResultColumn, heading = '', label = ''): NumberFormat {
  const named = unitOf(heading) || (SHARES.test(name) ? '%' : '')
  const unit = label !== '' && label !== name ? label : named
  const whole = type === 'integer' || (COUNTED.test(unit) && !QUOTIENT.test(name))
  return { unit, decimals: whole ? 0 : 2 }
}

/** A value rounded half up to a format's places, thousands parted. What is not zero is never written as zero; what is no number stays as it is. */
export function formatNumber(value: string | number, { decimals }: NumberFormat): string {
  const text = rounded(value, decimals)
  if (text === null) return String(value)
  return Number(text) === 0 && Number(value) !== 0
    ? `${Number(value) < 0 ? '>-' : '<'}${(10 ** -decimals).toFixed(decimals)}`
    : groupDigits(text)
}

function rounded(value: string | number, decimals: number): string | null {
  const text = String(value)
  const plain = /^-?\d+(?:\.(\d+))?$/.exec(text)
  if (plain !== null && (plain[1]?.length ?? 0) === decimals) return text
  if (plain === null && (text.trim() === '' || !Number.isFinite(Number(text)))) return null
  return new Big(text).round(decimals, Big.roundHalfUp).toFixed(decimals)
}

/** Ticks of an axis: as many places as their step needs, and no more. */
export function formatTicks(values: readonly number[]): (value: number) => string {
  const places = (value: number) => {
    for (let places = 0; places < 6; places++)
      if (Math.abs(value - Number(value.toFixed(places))) < 1e-9) return places
    return 6
  }
  const most = Math.max(0, ...values.map(places))
  return (value) => groupDigits(value.toFixed(most))
}
