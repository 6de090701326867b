import * as Plot from '@observablehq/plot'
import type { Datum } from './datum.ts'
import { at } from './frame.ts'
import type { Box } from './labels.ts'
import type { Theme } from './theme.ts'

/** Where a thing stands, in px. */
export interface Standing {
  d: Datum
  x: number
  y: number
}

type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>

/** A curve that draws a shape at each point: thousands of them are one path, which a browser draws much faster than as many elements. */
const shapes =
  (shape: (pen: Pen, x: number, y: number) => void): Plot.CurveFunction =>
  (pen: Pen) => ({
    areaStart() {},
    areaEnd() {},
    lineStart() {},
    lineEnd() {},
    point: (x: number, y: number) => shape(pen, x, y),
  })

/** A line of no length with round ends. */
const specks = shapes((pen, x, y) => {
  pen.moveTo(x, y)
  pen.lineTo(x, y)
})

const rings = (r: number) =>
  shapes((pen, x, y) => {
    pen.moveTo(x + r, y)
    pen.arc(x, y, r, 0, 2 * Math.PI)
  })

const squares = (r: number) =>
  shapes((pen, x, y) => {
    pen.moveTo(x - r, y - r)
    pen.lineTo(x + r, y - r)
    pen.lineTo(x + r, y + r)
    pen.lineTo(x - r, y + r)
    pen.closePath()
  })

const triangles = (r: number) =>
  shapes((pen, x, y) => {
    pen.moveTo(x, y - r)
    pen.lineTo(x + r, y + r)
    pen.lineTo(x - r, y + r)
    pen.closePath()
  })

/** Whether it is no plain figure of its year. */
const isHollow = (d: Datum) => d.derived || d.staleYear !== null

/** Many quiet dots: squares for budgets, rings for what is no plain figure of its year, triangles for what a report contradicts. */
export function crowdMarks(
  standing: readonly Standing[],
  r: number,
  theme: Theme,
  color = theme.quiet,
): Plot.Markish[] {
  const place = { x: at('x'), y: at('y'), z: null, className: 'crowd' }
  const plain = standing.filter(({ d }) => !d.doubt && !isHollow(d) && !d.budget)
  const open = standing.filter(({ d }) => !d.doubt && isHollow(d))
  const planned = standing.filter(({ d }) => !d.doubt && !isHollow(d) && d.budget)
  const doubtful = standing.filter(({ d }) => d.doubt)
  return [
    ...(plain.length === 0
      ? []
      : [Plot.line(plain, { ...place, curve: specks, stroke: color, strokeWidth: 2 * r })]),
    ...(open.length === 0
      ? []
      : [Plot.line(open, { ...place, curve: rings(r * 0.8), stroke: color, strokeWidth: 1.2 })]),
    ...(planned.length === 0
      ? []
      : [Plot.line(planned, { ...place, curve: squares(r * 0.8), fill: color, stroke: 'none' })]),
    ...(doubtful.length === 0
      ? []
      : [
          Plot.line(doubtful, {
            ...place,
            curve: triangles(r * 1.15),
            fill: theme.accent,
            stroke: theme.paper,
            strokeWidth: 0.5,
          }),
        ]),
  ]
}

/** The room that a dot takes, with ▲ where it is doubtful. */
export const boxOf = ({ d, x, y }: Standing, r = 6): Box => ({
  x1: x - r,
  x2: x + r + (d.doubt ? 7 : 0),
  y1: y - r - (d.doubt ? 5 : 0),
  y2: y + r,
})

/** Dots of what has a colour: squares for budgets, hollow where it is no plain figure of its year, ▲ beside what is doubtful. */
export function dotMarks(standing: readonly Standing[], theme: Theme, r = 5): Plot.Markish[] {
  const doubtful = standing.filter(({ d }) => d.doubt)
  return [
    Plot.dot(standing, {
      x: at('x'),
      y: at('y'),
      r,
      symbol: ({ d }: Standing) => (d.budget ? 'square' : 'circle'),
      fill: ({ d }: Standing) => (isHollow(d) ? theme.paper : d.color),
      stroke: ({ d }: Standing) => d.color,
      strokeWidth: 2,
      className: 'dot',
      sort: null,
    }),
    ...(doubtful.length === 0
      ? []
      : [
          Plot.dot(doubtful, {
            x: at('x'),
            y: at('y'),
            dx: r + 3,
            dy: -r - 1,
            r: 3.5,
            symbol: 'triangle',
            fill: theme.accent,
            className: 'doubt',
          }),
        ]),
  ]
}
