import type { Stage } from '../../model/vocabulary.ts'

/** The stage and year that a numbered heading gives to what is under it: 一、2025年预算执行情况. */
export interface Told {
  stage: Stage
  year: number
  /** How deep the heading's number lies: 一、 1, （一） 2. */
  level: number
}

const TOLD =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(?:关于)?(20\d\d)年度?[^,。:]{0,16}?(预算执行|执行情况|预算安排|(?:(?<!公共|基金|经营)预算|决算)(?:情况|说明)*$)/
const LEVELS = [
  /^第[一二三四五六七八九十]+部分/,
  /^[一二三四五六七八九十]+、/,
  /^\([一二三四五六七八九十]+\)/,
]

/**
 * What is told of what stands under a heading, where `before` was told until it; another of its level ends it. What was
 * executed is the account itself in an account (`executed`).
 */
export function toldBy(heading: string, before: Told | null, executed: Stage): Told | null {
  const words = heading.trim()
  const level = LEVELS.findIndex((pattern) => pattern.test(words))
  const match = TOLD.exec(words)
  if (match === null) return before !== null && level >= 0 && level <= before.level ? null : before
  const stage = /执行/.test(match[2]!) ? executed : /决算/.test(match[2]!) ? '决算' : '年初预算'
  return { stage, year: Number(match[1]), level }
}
