import type { ChartContext } from './datum.ts'
import { MOST_PANELS, TALLEST } from './forms.ts'
import { SVG } from './svg.ts'
import type { Plotted, Target } from './target.ts'
import { shorten } from './text.ts'

const HEAD = 22
const GAP = 12

/** How many panels are shown, how many of them stand side by side, and the size that each may have, in px. */
export interface Grid {
  shown: number
  columns: number
  width: number
  height: number
}

/** Panels of at least a size in a picture that grows no taller than a chart may be: at most twelve and one that stands for all, else as many as fit. */
export function gridFor(
  panels: number,
  width: number,
  [leastWidth, leastHeight]: readonly [number, number],
): Grid {
  const most = Math.max(1, Math.min(panels, Math.floor((width + GAP) / (leastWidth + GAP))))
  const rows = Math.max(1, Math.floor(TALLEST / (leastHeight + HEAD + GAP)))
  const shown = Math.min(panels, MOST_PANELS + 1, most * rows)
  // As many rows as are needed, and no last one of a single panel.
  const columns = Math.ceil(shown / Math.ceil(shown / most))
  return {
    shown,
    columns,
    width: Math.floor((width - GAP * (columns - 1)) / columns),
    height: Math.floor(TALLEST / Math.ceil(shown / columns)) - HEAD - GAP,
  }
}

/** A panel drawn: its picture, and above it its title, with the colour of the unit that it is about. */
export interface DrawnPanel {
  title: string
  color: string | null
  svg: SVGSVGElement
  plotted: Plotted
}

/** Panels side by side and under each other as one picture, and what can be pointed at in all of them. */
export function arrange(
  panels: readonly DrawnPanel[],
  { columns, width }: Grid,
  { theme, document }: ChartContext,
): { svg: SVGSVGElement; targets: Target[] } {
  const svg = document.createElementNS(SVG, 'svg')
  const add = (name: string, attributes: Record<string, string | number>, ...content: (Node | string)[]) => {
    const element = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    element.append(...content)
    svg.append(element)
  }
  let [top, tallest] = [0, 0]
  const targets: Target[] = []
  for (const [i, { title, color, svg: picture, plotted }] of panels.entries()) {
    if (i % columns === 0) {
      top += tallest
      tallest = 0
    }
    const x = (i % columns) * (width + GAP)
    const y = top + HEAD
    const indent = color === null ? 4 : 16
    if (color !== null) add('rect', { x: x + 2, y: top + 6, width: 9, height: 9, rx: 2, fill: color })
    add(
      'text',
      {
        x: x + indent,
        y: top + 15,
        fill: theme.ink,
        'font-weight': 600,
        'font-size': 13,
        'text-anchor': 'start',
      },
      shorten(title, (width - indent - 2) / 13),
    )
    const inside = { 'data-panel': i, transform: `translate(${x},${y})`, 'text-anchor': 'middle' }
    add('g', inside, ...picture.childNodes)
    for (const target of plotted.targets) targets.push(moved(target, x, y, i))
    tallest = Math.max(tallest, plotted.plot.height + HEAD + GAP)
  }
  const size = { width: columns * (width + GAP) - GAP, height: top + tallest - GAP }
  svg.setAttribute('width', String(size.width))
  svg.setAttribute('height', String(size.height))
  svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`)
  return { svg, targets }
}

const moved = ({ box, ...target }: Target, x: number, y: number, panel: number): Target => ({
  ...target,
  x: target.x + x,
  y: target.y + y,
  ...(box === undefined ? {} : { box: { x1: box.x1 + x, x2: box.x2 + x, y1: box.y1 + y, y2: box.y2 + y } }),
  row: `${panel}|${target.row ?? ''}`,
  column: `${panel}|${target.column ?? ''}`,
})
