import type { Stage } from '../../model/vocabulary.ts'

/** The stage and year that a numbered heading gives to what is under it: 一、2025年预算执行情况. */
export interface Told {
  stage: Stage
  year: number
}

const TOLD =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(20\d\d)年[^,。:]{0,16}?(预算执行|执行情况|预算安排)/

/** What is told of what stands under a heading, where `before` was told until it. */
export function toldBy(heading: string, before: Told | null): Told | null {
  const match = TOLD.exec(heading)
  return match === null
    ? before
    : { stage: match[2] === '预算安排' ? '年初预算' : '执行', year: Number(match[1]) }
}
