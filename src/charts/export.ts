import { msg } from '@lit/localize'
import type { Drawn } from './chart.ts'
import { textWidth, wrap } from './text.ts'
import { FONT, type Theme } from './theme.ts'

/** What a chart says about itself wherever it goes. */
export interface Caption {
  title: string
  basis: string
  /** Where unlike things are compared; empty where they are not. */
  warning: string
  sources: string
}

const NS = 'http://www.w3.org/2000/svg'

function element(name: string, attributes: Record<string, string | number>, content = ''): SVGElement {
  const node = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
  node.textContent = content
  return node
}

/** The chart as one picture with title, key, basis and sources inside. No foreignObject, so that every program can show it. */
export function composeSvg(drawn: Drawn, caption: Caption, theme: Theme): SVGSVGElement {
  const chart = drawn.svg.cloneNode(true) as SVGSVGElement
  for (const tip of chart.querySelectorAll('[aria-label="tip"], [data-mark="tip"]')) tip.remove()
  const width = Number(drawn.svg.getAttribute('width'))
  const height = Number(drawn.svg.getAttribute('height'))
  const pad = 16
  const inner = width
  const out = document.createElementNS(NS, 'svg')
  out.setAttribute('xmlns', NS)
  out.setAttribute('font-family', FONT)
  let y = pad
  const lines = (text: string, size: number, color: string, weight = 400, class_ = '') => {
    for (const line of wrap(text, inner / size)) {
      y += size * 1.4
      out.append(
        element(
          'text',
          {
            x: pad,
            y: y - size * 0.25,
            'font-size': size,
            fill: color,
            'font-weight': weight,
            class: class_,
          },
          line,
        ),
      )
    }
  }
  lines(caption.title, 18, theme.ink, 700, 'title')
  lines(caption.basis, 12, theme.muted, 400, 'basis')
  lines(caption.warning, 12, theme.accent, 400, 'warning')
  y += 8
  let x = pad
  if (drawn.key.length > 0) y += 14
  for (const entry of drawn.key) {
    const w = textWidth(entry.name) * 12 + 30
    if (x + w > width + pad) {
      x = pad
      y += 20
    }
    const filled = entry.shape === 'fill'
    out.append(
      element('rect', {
        x,
        y: y - 10,
        width: 11,
        height: 11,
        rx: entry.shape === 'square' ? 0 : 3,
        fill: filled ? entry.color : 'none',
        stroke: entry.color,
        'stroke-width': 1.5,
      }),
    )
    out.append(element('text', { x: x + 17, y, 'font-size': 12, fill: theme.ink }, entry.name))
    x += w
  }
  y += 10
  chart.setAttribute('x', String(pad))
  chart.setAttribute('y', String(y))
  out.append(chart)
  y += height + 4
  lines(caption.sources, 11, theme.muted, 400, 'sources')
  const total = Math.ceil(y + pad)
  out.setAttribute('width', String(width + 2 * pad))
  out.setAttribute('height', String(total))
  out.setAttribute('viewBox', `0 0 ${width + 2 * pad} ${total}`)
  out.prepend(
    element('title', {}, caption.title),
    element('desc', {}, [caption.basis, caption.warning, caption.sources].filter(Boolean).join(' ')),
    element('rect', { width: '100%', height: '100%', fill: theme.paper }),
  )
  return out
}

/** An SVG file's text. */
export function svgText(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`
}

/** The picture as PNG at twice its size. */
export async function toPng(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Number(svg.getAttribute('width')) * 2
  canvas.height = Number(svg.getAttribute('height')) * 2
  const context = canvas.getContext('2d')
  if (context === null) throw new Error(msg('浏览器不能画图片'))
  context.scale(2, 2)
  context.drawImage(image, 0, 0)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error(msg('浏览器没能存出 PNG'))) : resolve(blob)),
      'image/png',
    ),
  )
}
