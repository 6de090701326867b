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
