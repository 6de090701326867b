import type { Datum } from './datum.ts'
import { dotsPath, el, group, ringsPath, trianglesPath } from './svg.ts'
import type { Theme } from './theme.ts'

/** Where a thing of a crowd stands. */
export interface Standing {
  d: Datum
  x: number
  y: number
}

const hollow = (d: Datum) => d.derived || d.staleYear !== null || d.budget

/** Many quiet dots as three paths: rings for what is no plain figure of its year, triangles for what a report contradicts. */
export function crowd(standing: readonly Standing[], r: number, theme: Theme): string {
  const points = (some: (d: Datum) => boolean) =>
    standing.filter(({ d }) => some(d)).map(({ x, y }) => [x, y] as const)
  const plain = points((d) => !d.doubt && !hollow(d))
  const rings = points((d) => !d.doubt && hollow(d))
  const doubts = points((d) => d.doubt)
  return group('crowd', {}, [
    plain.length === 0
      ? ''
      : el('path', {
          d: dotsPath(plain),
          stroke: theme.quiet,
          'stroke-width': 2 * r,
          'stroke-linecap': 'round',
          fill: 'none',
        }),
    rings.length === 0
      ? ''
      : el('path', { d: ringsPath(rings, r * 0.8), stroke: theme.quiet, 'stroke-width': 1.2, fill: 'none' }),
    doubts.length === 0 ? '' : el('path', { d: trianglesPath(doubts, r * 1.15), fill: theme.muted }),
  ])
}

/** A dot of something that has a colour: a ring where it is no plain figure, a triangle beside it where it is doubtful. */
export function dot(x: number, y: number, d: Datum, theme: Theme, r = 5): string {
  const shape = d.budget
    ? el('rect', {
        x: x - r,
        y: y - r,
        width: 2 * r,
        height: 2 * r,
        fill: d.derived ? theme.paper : d.color,
        stroke: d.color,
        'stroke-width': 2,
      })
    : el('circle', {
        cx: x,
        cy: y,
        r,
        fill: d.derived || d.staleYear !== null ? theme.paper : d.color,
        stroke: d.color,
        'stroke-width': 2,
      })
  return d.doubt
    ? shape + el('path', { d: trianglesPath([[x + r + 3, y - r - 2]], 3.5), fill: theme.accent })
    : shape
}
