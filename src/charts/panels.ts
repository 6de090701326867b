import { words } from './axes.ts'
import { MOST_PANELS, TALLEST } from './forms.ts'
import { el } from './svg.ts'
import type { Plotted, Target } from './target.ts'
import { shorten } from './text.ts'
import type { Theme } from './theme.ts'

const HEAD = 22
const GAP = 12

/** How many panels are shown, how many of them stand side by side, and the size that each may have, in px. */
export interface Grid {
  shown: number
  columns: number
  width: number
  height: number
}

/** Panels of at least a size in a picture that grows no taller than a chart may be: at most twelve, else as many as fit. */
export function gridFor(
  panels: number,
  width: number,
  [leastWidth, leastHeight]: readonly [number, number],
): Grid {
  const columns = Math.max(1, Math.min(panels, Math.floor((width + GAP) / (leastWidth + GAP))))
  const rows = Math.max(1, Math.floor(TALLEST / (leastHeight + HEAD + GAP)))
  const shown = Math.min(panels, MOST_PANELS, columns * rows)
  return {
    shown,
    columns,
    width: Math.floor((width - GAP * (columns - 1)) / columns),
    height: Math.floor(TALLEST / Math.ceil(shown / columns)) - HEAD - GAP,
  }
}

/** Panels side by side and under each other as one, a title above each. */
export function arrange(
  panels: readonly { title: string; color: string | null; plotted: Plotted }[],
  { columns, width }: Grid,
  theme: Theme,
): Plotted {
  let [top, tallest] = [0, 0]
  const body: string[] = []
  const targets: Target[] = []
  for (const [i, { title, color, plotted }] of panels.entries()) {
    if (i % columns === 0) {
      top += tallest
      tallest = 0
    }
    const x = (i % columns) * (width + GAP)
    const y = top + HEAD
    const indent = color === null ? 4 : 16
    body.push(
      color === null ? '' : el('rect', { x: x + 2, y: top + 6, width: 9, height: 9, rx: 2, fill: color }),
      words(x + indent, top + 15, shorten(title, (width - indent - 2) / 13), {
        fill: theme.ink,
        'font-weight': 600,
        'font-size': 13,
      }),
      el('g', { 'data-panel': String(i), transform: `translate(${x},${y})` }, plotted.body),
    )
    for (const target of plotted.targets) targets.push(moved(target, x, y, i))
    tallest = Math.max(tallest, plotted.height + HEAD + GAP)
  }
  return {
    width: columns * (width + GAP) - GAP,
    height: top + tallest - GAP,
    body: body.join(''),
    targets,
    notes: [...new Set(panels.flatMap(({ plotted }) => plotted.notes ?? []))],
    signs: [...new Set(panels.flatMap(({ plotted }) => plotted.signs ?? []))],
    joined: panels.some(({ plotted }) => plotted.joined),
  }
}

const moved = ({ box, ...target }: Target, x: number, y: number, panel: number): Target => ({
  ...target,
  x: target.x + x,
  y: target.y + y,
  ...(box === undefined ? {} : { box: { x1: box.x1 + x, x2: box.x2 + x, y1: box.y1 + y, y2: box.y2 + y } }),
  row: `${panel}|${target.row ?? ''}`,
  column: `${panel}|${target.column ?? ''}`,
})
