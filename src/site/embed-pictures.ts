import { Resvg } from '@resvg/resvg-js'
import type { Picture } from '../charts/export.ts'
import { nodeDocument } from '../charts/node-document.ts'
import { pictureOf } from '../charts/picture.ts'
import { exhibitOf } from '../exports/exhibit.ts'
import { parseQuery } from '../model/query.ts'
import type { EmbedSnapshot } from '../notebook/embed.ts'
import { toShared } from '../notebook/sources.ts'

/** The picture of a chart as its page starts: what a page shows that may run no script. */
export function embedPicture(snapshot: EmbedSnapshot, width?: number): Picture {
  const { name, sql, values, result, beside, basket, invented, made, version } = snapshot
  const exhibit = exhibitOf(parseQuery(name, sql), result, {
    values,
    shared: toShared(beside, invented),
    basket,
  })
  return pictureOf(exhibit, {
    date: made,
    version,
    document: nodeDocument(),
    ...(width === undefined ? {} : { width }),
  })
}

/** Pictures for a screen of twice as many dots. */
const DOTS = 2

/** A picture as the bytes of a PNG file, set in the fonts of this machine. */
export const pngOf = ({ svg }: Picture, dots = DOTS): Buffer =>
  new Resvg(svg, { fitTo: { mode: 'zoom', value: dots } }).render().asPng()

/** Whether this machine has a font with Chinese characters: without one, a picture's words would be empty boxes. */
export function hasChineseFont(): boolean {
  const drawn = (character: string) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text x="2" y="20" font-size="20">${character}</text></svg>`,
    ).render().pixels
  // No font has this one: what is drawn for it stands for what is missing.
  return Buffer.compare(drawn('账'), drawn('\u{10fffd}')) !== 0
}
