import { DARK, LIGHT } from '../charts/theme.ts'
import { isDark } from './element.ts'

/** The colour of a followed unit, as the charts draw it. */
export function colorOfSlot(slot: number): string {
  const { series } = isDark() ? DARK : LIGHT
  return series[slot % series.length]!
}
