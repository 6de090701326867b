import { msg, str } from '../locale/msg.ts'
import { escaped } from '../model/quote.ts'
import { type Exhibit, sourceLine } from '../notebook/exhibit.ts'
import { canDraw, type Drawn, drawChart } from './chart.ts'
import type { KeyEntry } from './key.ts'
import { el, markup, SVG, words } from './svg.ts'
import { shorten, textWidth, wrap } from './text.ts'
import { FONT, LIGHT, type Theme } from './theme.ts'

/** What a chart says about itself wherever it goes. */
interface Caption {
  title: string
  basis: string
  /** Where unlike things are compared; empty where they are not. */
  warning: string
  /** How the question is to be read; empty without. */
  note: string
  sources: string
  /** By whom and when the picture was made. */
  made: string
}

/** A picture that can be saved by itself. */
export interface Picture {
  svg: string
  width: number
  height: number
}

const PAD = 16

/** Lines of words under each other, from a height on. */
class Column {
  readonly out: string[] = []
  y = PAD
  readonly width: number

  constructor(width: number) {
    this.width = width
  }

  say(text: string, size: number, fill: string, attributes: Record<string, string | number> = {}): void {
    for (const line of wrap(text, this.width / size)) {
      this.y += size * 1.4
      this.out.push(words(PAD, this.y - size * 0.25, line, { 'font-size': size, fill, ...attributes }))
    }
  }

  key(entries: readonly KeyEntry[], theme: Theme): void {
    if (entries.length === 0) return
    let x = PAD
    this.y += 14
    for (const entry of entries) {
      const name = shorten(entry.name, (this.width - 20) / 12)
      const room = textWidth(name) * 12 + 30
      if (x + room > this.width + PAD && x > PAD) {
        x = PAD
        this.y += 20
      }
      this.out.push(
        el('g', { transform: `translate(${Math.round(x)},${Math.round(this.y - 10)})` }, entry.sign),
        words(x + 17, this.y, name, { 'font-size': 12, fill: theme.ink }),
      )
      x += room
    }
  }
}

/**
 * A chart as one picture with its title, basis, warnings, key, notes, sources and date inside; of nothing drawn, a sentence
 * `width` px wide. No foreignObject, so that every program can show it.
 */
function composeSvg(
  drawn: Drawn | null,
  { title, basis, warning, note, sources, made }: Caption,
  { ground, width, bare }: { ground: 'white' | 'transparent'; width: number; bare: boolean },
): Picture {
  const theme = LIGHT
  const column = new Column(width)
  if (!bare) {
    column.say(title, 18, theme.ink, { 'font-weight': 700 })
    column.say(basis, 12, theme.muted)
    column.say(warning, 12, theme.accent)
    column.y += 8
  }
  if (drawn === null) column.say(msg('这样选，没有可画的数。'), 14, theme.muted)
  else {
    column.key(drawn.key, theme)
    column.y += 5
    column.say(drawn.notes.join(''), 11, theme.muted)
    column.y += 8
    // Only its place is put in: the chart is the same picture as on the page.
    column.out.push(markup(drawn.svg).replace('<svg ', `<svg x="${PAD}" y="${Math.round(column.y)}" `))
    column.y += drawn.height + 4
  }
  if (!bare) for (const line of [note, sources, made]) column.say(line, 11, theme.muted)
  const [w, h] = [width + 2 * PAD, Math.ceil(column.y + PAD)]
  const said = [basis, warning, note, sources].filter((part) => part !== '').join(' ')
  return {
    width: w,
    height: h,
    svg: el(
      'svg',
      {
        xmlns: SVG,
        'font-family': FONT,
        'xml:lang': 'zh-CN',
        width: w,
        height: h,
        viewBox: `0 0 ${w} ${h}`,
      },
      el('title', {}, escaped(title)),
      el('desc', {}, escaped(said)),
      ...(ground === 'white' ? [el('rect', { width: '100%', height: '100%', fill: theme.paper })] : []),
      ...column.out,
    ),
  }
}

/** An SVG file's text. */
export const svgText = ({ svg }: Picture) => `<?xml version="1.0" encoding="UTF-8"?>\n${svg}`

/** How a picture is made. */
export interface PictureOptions {
  /** In px, the margins with it. */
  width?: number
  /** Paper beneath, or nothing. */
  ground?: 'white' | 'transparent'
  /** The day on which it is made, as 2026-01-31. */
  date: string
  /** The version of the data, where it is known. */
  version?: string
  /** Only the chart, its key and what it says of itself: title, basis and sources stand beside the picture. */
  bare?: boolean
  /** The document that the chart is drawn in; the browser's own without. */
  document?: Document
}

/** A picture stands in a column of a page, whatever the screen that it was asked for on. */
export const PICTURE_WIDTH = 792

/** The chart of a result as a picture that stands alone: laid out for itself and always light. A result that cannot be drawn is told in a sentence. */
export function pictureOf(exhibit: Exhibit, options: PictureOptions): Picture {
  const { width = PICTURE_WIDTH, ground = 'white', date, version = '', bare = false, document } = options
  const { result, chart, basket, doubtful, heading, title, basis, warning, note } = exhibit
  const inner = width - 2 * PAD
  const drawn = canDraw(result, chart)
    ? drawChart(result, chart, {
        width: inner,
        theme: LIGHT,
        basket,
        doubtful,
        heading,
        label: msg(str`${title}。${basis}。`),
        ...(document === undefined ? {} : { document }),
      })
    : null
  const made = [msg(str`制图：账本，${date}`), version === '' ? '' : msg(str`数据 ${version}`)]
    .filter(Boolean)
    .join(' · ')
  const caption = { title, basis, warning, note, sources: sourceLine(exhibit), made }
  return composeSvg(drawn, caption, { ground, width: inner, bare })
}
