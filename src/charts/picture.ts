import { msg, str } from '@lit/localize'
import type { Exhibit } from '../exports/exhibit.ts'
import { canDraw, drawChart } from './chart.ts'
import { composeSvg, PAD, type Picture } from './export.ts'
import { LIGHT } from './theme.ts'

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
  /** The document that the chart is drawn in; the browser's own without. */
  document?: Document
}

/** A picture stands in a column of a page, whatever the screen that it was asked for on. */
export const PICTURE_WIDTH = 792
/** More reports than these are counted, and the first of them named. */
const MOST_SOURCES = 6
const NAMED_SOURCES = 3

/** The reports that a picture names: all, or where they are many, the first and how many. */
const sourcesWords = (sources: readonly string[]): string => {
  if (sources.length === 0) return ''
  if (sources.length <= MOST_SOURCES) return msg(str`来源：${sources.join(msg('；'))}`)
  return msg(str`来源：${sources.slice(0, NAMED_SOURCES).join(msg('；'))}等 ${sources.length} 份报告`)
}

/** The chart of a result as a picture that stands alone: laid out for itself and always light. A result that cannot be drawn is told in a sentence. */
export function pictureOf(exhibit: Exhibit, options: PictureOptions): Picture {
  const { width = PICTURE_WIDTH, ground = 'white', date, version = '', document } = options
  const { result, chart, basket, doubtful, heading, title, basis, warning, note, sources } = exhibit
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
  return composeSvg(
    drawn,
    { title, basis, warning, note, sources: sourcesWords(sources), made: made.filter(Boolean).join(' · ') },
    LIGHT,
    { ground, width: inner },
  )
}
