import { html, type TemplateResult } from 'lit'
import type { Drawn } from '../charts/chart.ts'
import { px } from '../charts/svg.ts'
import type { Target } from '../charts/target.ts'

/** Where a picture stands, which may be shown smaller than it was drawn. */
export function scaleOf(picture: Element, drawn: Drawn): number {
  const shown = picture.getBoundingClientRect().width
  return shown > 0 ? shown / drawn.width : 1
}

/** The shape around what is pointed at: its box, or a ring and the line that it belongs to. */
export function outlineOf({ targets, joined, width, height }: Drawn, at: Target, color: string): string {
  const shape =
    at.box === undefined
      ? `<circle cx="${px(at.x)}" cy="${px(at.y)}" r="8"/>`
      : `<rect x="${px(at.box.x1)}" y="${px(at.box.y1)}" width="${px(at.box.x2 - at.box.x1)}" height="${px(at.box.y2 - at.box.y1)}"/>`
  const line = joined
    ? `<polyline points="${targets
        .filter((target) => target.row === at.row && target.datum.gap === null)
        .map(({ x, y }) => `${px(x)},${px(y)}`)
        .join(' ')}"/>`
    : ''
  return `<svg class="outline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="none" stroke="${color}" stroke-width="2" aria-hidden="true">${line}${shape}</svg>`
}

/** What is told of what is pointed at, beside it and within the chart. */
export function tipView(drawn: Drawn, at: Target, scale: number, actions: readonly string[]): TemplateResult {
  const right = at.x > drawn.width / 2
  const low = at.y > drawn.height / 2
  const side = right ? `right:${px((drawn.width - at.x) * scale + 12)}px` : `left:${px(at.x * scale + 12)}px`
  const edge = low ? `bottom:${px((drawn.height - at.y) * scale + 8)}px` : `top:${px(at.y * scale + 8)}px`
  return html`<div class="tip" style=${`${side};${edge}`}>
    ${drawn.tell(at).map((line) => html`<div>${line}</div>`)}
    ${actions.map((line) => html`<div class="does">${line}</div>`)}
  </div>`
}
