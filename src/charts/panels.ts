import { textWidth } from './text.ts'
import { FONT, type Theme } from './theme.ts'

/** A plot within a picture, and where it stands. */
export interface Placed<T> {
  plot: T
  x: number
  y: number
  width: number
  height: number
}

const NS = 'http://www.w3.org/2000/svg'
const HEAD = 22
const GAP = 12

/** How many panels stand side by side, and how wide each is. */
export function columnsFor(panels: number, width: number, least: number): { columns: number; width: number } {
  const columns = Math.max(1, Math.min(panels, Math.floor((width + GAP) / (least + GAP))))
  return { columns, width: Math.floor((width - GAP * (columns - 1)) / columns) }
}

/** Plots of one width as one picture, a title above each: nested SVG, so that it leaves the page whole. */
export function arrange<T extends SVGSVGElement>(
  plots: readonly { title: string; plot: T }[],
  columns: number,
  theme: Theme,
): { svg: SVGSVGElement; placed: Placed<T>[] } {
  const size = (plot: T) => [Number(plot.getAttribute('width')), Number(plot.getAttribute('height'))] as const
  const svg = document.createElementNS(NS, 'svg')
  const placed: Placed<T>[] = []
  let [top, tallest] = [0, 0]
  for (const [i, { title, plot }] of plots.entries()) {
    const column = i % columns
    if (column === 0) {
      top += tallest
      tallest = 0
    }
    const [width, height] = size(plot)
    const x = column * (width + GAP)
    const y = top + HEAD
    const words = document.createElementNS(NS, 'text')
    const fitting = Math.min(13, (13 * (width - 8)) / Math.max(1, textWidth(title) * 13))
    for (const [key, value] of Object.entries({ x: x + 4, y: top + 15, fill: theme.ink, 'font-weight': 600 }))
      words.setAttribute(key, String(value))
    words.setAttribute('font-size', fitting.toFixed(1))
    words.textContent = title
    plot.setAttribute('x', String(x))
    plot.setAttribute('y', String(y))
    // Plot's own style says height: auto, which within another picture means all of it.
    plot.style.width = `${width}px`
    plot.style.height = `${height}px`
    svg.append(words, plot)
    placed.push({ plot, x, y, width, height })
    tallest = Math.max(tallest, height + HEAD + GAP)
  }
  const width = Math.max(...placed.map((p) => p.x + p.width))
  for (const [key, value] of Object.entries({
    width,
    height: top + tallest,
    viewBox: `0 0 ${width} ${top + tallest}`,
    'font-family': FONT,
    style: 'max-width: 100%; overflow: visible; display: block',
  }))
    svg.setAttribute(key, String(value))
  return { svg, placed }
}
