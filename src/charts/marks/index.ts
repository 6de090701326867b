import type { Mark } from '../mark.ts'
import { BAND } from './band.ts'
import { BAR } from './bar.ts'
import { DOT } from './dot.ts'
import { DUMBBELL } from './dumbbell.ts'
import { HEAT } from './heat.ts'
import { LINE_MARK } from './line.ts'
import { SLOPE } from './slope.ts'
import { STACK } from './stack.ts'
import { STRIP_MARK } from './strip.ts'
import { VALUE } from './value.ts'

/** The ways of drawing, in the order in which they are offered. */
export const MARKS: readonly Mark[] = [
  BAR,
  STRIP_MARK,
  LINE_MARK,
  BAND,
  STACK,
  DUMBBELL,
  SLOPE,
  DOT,
  HEAT,
  VALUE,
]

const BY_NAME: ReadonlyMap<string, Mark> = new Map(MARKS.map((mark) => [mark.name, mark]))

/** The way of drawing that a chart line names; null where there is none of that name. */
export const markOf = (name: string): Mark | null => BY_NAME.get(name) ?? null
