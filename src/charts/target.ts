import type { PlotOptions } from '@observablehq/plot'
import type { Datum } from './datum.ts'
import type { Box } from './labels.ts'

/** A thing in a picture that can be pointed at, stepped to, opened: where it stands, and the row that it draws. */
export interface Target {
  x: number
  y: number
  /** What it fills, where it is more than a point. */
  box?: Box
  datum: Datum
  /** Those with the same row are stepped through sideways, with the same column up and down; without, all are. */
  row?: string
  column?: string
}

/** A panel laid out: the plot that draws it, and what can be pointed at in it. */
export interface Plotted extends Told {
  plot: PlotOptions & { width: number; height: number }
  targets: Target[]
}

/** What a picture tells besides its marks. */
export interface Told {
  /** Sentences for the key: by what rule it is drawn so, and what is left out. */
  notes?: string[]
  /** The bounds between the steps of its colours. */
  steps?: number[]
  /** Whether the targets of one row hang together as a line. */
  joined?: boolean
  /** Signs that it used and that the key explains. */
  signs?: readonly Sign[]
}

/** Signs beside colours. */
export type Sign =
  | 'derived'
  | 'budget'
  | 'planned'
  | 'stale'
  | 'doubt'
  | 'median'
  | 'quartiles'
  | 'tenths'
  | 'steps'
  | 'not held'
  | 'not disclosed'
  | 'not read'

/** How far a place is from a target; nothing within its box. */
export function distance({ x, y, box }: Target, px: number, py: number): number {
  if (box === undefined) return Math.hypot(x - px, y - py)
  return Math.hypot(Math.max(box.x1 - px, 0, px - box.x2), Math.max(box.y1 - py, 0, py - box.y2))
}

/** The target nearest to a place, within `reach` px; null where none is. */
export function nearest(targets: readonly Target[], px: number, py: number, reach = 40): Target | null {
  let found: Target | null = null
  let least = reach
  for (const target of targets) {
    const away = distance(target, px, py)
    if (
      away < least ||
      (away === least &&
        found !== null &&
        Math.hypot(target.x - px, target.y - py) < Math.hypot(found.x - px, found.y - py))
    ) {
      least = away
      found = target
    }
  }
  return found
}

/** The same thing in a picture drawn anew; null where it is not there any more. */
export function againIn(targets: readonly Target[], held: Target | null): Target | null {
  if (held === null) return null
  const { label, series, across, year, facet, row } = held.datum
  return (
    targets.find(
      ({ datum: d }) =>
        d.label === label &&
        d.series === series &&
        d.across === across &&
        d.year === year &&
        d.facet === facet &&
        d.row.unit_id === row.unit_id,
    ) ?? null
  )
}

/** A thing by a part of its name, the one in front where several have it; null of nothing. */
export function namedIn(targets: readonly Target[], typed: string): Target | null {
  const part = typed.trim().toLowerCase()
  if (part === '') return null
  return (
    targets.find(({ datum }) =>
      [datum.label, datum.series, datum.row.unit, datum.facet].some((name) =>
        String(name ?? '')
          .toLowerCase()
          .includes(part),
      ),
    ) ?? null
  )
}

/** Keys that move through a picture: arrows by one, Page keys by a tenth of all, Home and End to the ends. */
export type Step =
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'PageUp'
  | 'PageDown'
  | 'Home'
  | 'End'

/** Where a key leads from a target: along the data on that side; where there is nothing on that side, along the other. */
export function stepFrom(targets: readonly Target[], held: Target | null, key: Step): Target | null {
  if (targets.length === 0) return null
  if (held === null && key !== 'Home' && key !== 'End') return targets[0]!
  const from = held ?? targets[0]!
  const lateral = key !== 'ArrowUp' && key !== 'ArrowDown'
  const rows = lane(targets, from, 'row')
  const columns = lane(targets, from, 'column')
  const [first, second] = lateral ? [rows, columns] : [columns, rows]
  const list = first.length > 1 ? first : second
  const at = list.indexOf(from)
  const tenth = Math.max(1, Math.round(list.length / 10))
  const by = {
    ArrowLeft: -1,
    ArrowUp: -1,
    ArrowRight: 1,
    ArrowDown: 1,
    PageUp: -tenth,
    PageDown: tenth,
    Home: -list.length,
    End: list.length,
  }[key]
  return list[Math.max(0, Math.min(list.length - 1, at + by))]!
}

/** Those that are stepped through with a target on one side, in the order in which they stand. */
function lane(targets: readonly Target[], from: Target, side: 'row' | 'column'): Target[] {
  const own = targets.filter((target) => target[side] === from[side])
  return side === 'row'
    ? own.sort((a, b) => a.x - b.x || a.y - b.y)
    : own.sort((a, b) => a.y - b.y || a.x - b.x)
}
