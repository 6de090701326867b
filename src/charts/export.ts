import { msg } from '@lit/localize'
import type { Drawn } from './chart.ts'
import { el, escaped, markup, words } from './svg.ts'
import { shorten, textWidth, wrap } from './text.ts'
import { FONT, type Theme } from './theme.ts'

/** What a chart says about itself wherever it goes. */
export interface Caption {
  title: string
  basis: string
  /** Where unlike things are compared; empty where they are not. */
  warning: string
  sources: string
}

/** A picture that can be saved by itself. */
export interface Picture {
  svg: string
  width: number
  height: number
}

const PAD = 16

/** The chart as one picture with title, key, basis and sources inside. No foreignObject, so that every program can show it. */
export function composeSvg(drawn: Drawn, caption: Caption, theme: Theme): Picture {
  const { width } = drawn
  const out: string[] = []
  let y = PAD
  const lines = (
    text: string,
    size: number,
    fill: string,
    attributes: Record<string, string | number> = {},
  ) => {
    for (const line of wrap(text, width / size)) {
      y += size * 1.4
      out.push(words(PAD, y - size * 0.25, line, { 'font-size': size, fill, ...attributes }))
    }
  }
  lines(caption.title, 18, theme.ink, { 'font-weight': 700 })
  lines(caption.basis, 12, theme.muted)
  lines(caption.warning, 12, theme.accent)
  y += 8
  let x = PAD
  if (drawn.key.length > 0) y += 14
  for (const entry of drawn.key) {
    const name = shorten(entry.name, (width - 20) / 12)
    const room = textWidth(name) * 12 + 30
    if (x + room > width + PAD && x > PAD) {
      x = PAD
      y += 20
    }
    out.push(
      el('g', { transform: `translate(${Math.round(x)},${Math.round(y - 10)})` }, entry.sign),
      words(x + 17, y, name, { 'font-size': 12, fill: theme.ink }),
    )
    x += room
  }
  for (const note of drawn.notes) lines(note, 11, theme.muted)
  y += 10
  // Only its place is put in: the chart is the same picture as on the page.
  out.push(markup(drawn.svg).replace('<svg ', `<svg x="${PAD}" y="${Math.round(y)}" `))
  y += drawn.height + 4
  lines(caption.sources, 11, theme.muted)
  const [w, h] = [width + 2 * PAD, Math.ceil(y + PAD)]
  const said = [caption.basis, caption.warning, caption.sources].filter((part) => part !== '').join(' ')
  return {
    width: w,
    height: h,
    svg: el(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        'font-family': FONT,
        width: w,
        height: h,
        viewBox: `0 0 ${w} ${h}`,
      },
      el('title', {}, escaped(caption.title)),
      el('desc', {}, escaped(said)),
      el('rect', { width: '100%', height: '100%', fill: theme.paper }),
      ...out,
    ),
  }
}

/** An SVG file's text. */
export const svgText = ({ svg }: Picture) => `<?xml version="1.0" encoding="UTF-8"?>\n${svg}`

/** The picture as PNG at twice its size. */
export async function toPng(picture: Picture): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * 2
  canvas.height = picture.height * 2
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
