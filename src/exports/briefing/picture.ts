import { type Drawn, drawChart } from '../../charts/chart.ts'
import type { Picture } from '../../charts/picture.ts'
import { pictureOf as pictureOfExhibit } from '../../charts/picture.ts'
import { LIGHT } from '../../charts/theme.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'
import type { Briefing } from './briefing.ts'

/** The width of a picture for paper, in px, and that of the chart within. */
const [WIDTH, INNER] = [792, 760]

/** An exhibit's chart as a picture that stands alone. `document` where there is no browser to draw in. */
export const pictureOf = (
  exhibit: Exhibit,
  { date, version }: Pick<Briefing, 'date' | 'version'>,
  document?: Document,
): Picture =>
  pictureOfExhibit(exhibit, { width: WIDTH, date, version, ...(document === undefined ? {} : { document }) })

/** Widths that a chart beside its words is tried at, in px. */
const TRIED = [700, 900, 1150, 1400]

/** An exhibit's chart without its words, laid out so that it fills a room of these proportions with the largest letters. */
export function pictureFor(
  exhibit: Exhibit,
  date: string,
  room: { w: number; h: number },
  document?: Document,
): Picture {
  const pictures = TRIED.map((width) =>
    pictureOfExhibit(exhibit, { width, date, bare: true, ...(document === undefined ? {} : { document }) }),
  )
  const scaleOf = ({ width, height }: Picture) => Math.min(room.w / width, room.h / height)
  return pictures.reduce((best, picture) => (scaleOf(picture) > scaleOf(best) ? picture : best))
}

/** The chart within that picture, for what can be pointed at in it. */
export function drawExhibit(exhibit: Exhibit, document?: Document): Drawn {
  const { result, chart, basket, doubtful, heading, title } = exhibit
  return drawChart(result, chart!, {
    width: INNER,
    theme: LIGHT,
    basket,
    doubtful,
    heading,
    label: title,
    ...(document === undefined ? {} : { document }),
  })
}

/** A picture as PNG bytes, enlarged: the browser's canvas, or a library in Node. */
export type Rasterise = (picture: Picture, scale: number) => Promise<Uint8Array>

/** A picture as it stands where words may be words, or where they must be outlines. */
export type Outline = (picture: Picture) => Promise<Picture>
